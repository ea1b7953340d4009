"""What the settings promise in production: Django's own checks, headers, cookies."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from tests.processes import ROOT

# As docker-compose.yml sets them, and nothing more.
PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_",
    "ALLOWED_HOSTS": "zaclenovani.example.cz",
    "BEHIND_PROXY": "true",
    "CSRF_TRUSTED_ORIGINS": "",
}


def in_production(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the settings of production."""
    kept = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL", "PATH")}
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**kept, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "inclusion_portal.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_checks_for_deployment_find_nothing() -> None:
    done = in_production("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_checks_for_deployment_would_find_something() -> None:
    """The command above is not blind."""
    done = in_production(
        "-c",
        "import django; from django.conf import settings; django.setup();"
        "settings.SESSION_COOKIE_SECURE = False;"
        "from django.core.management import call_command;"
        "call_command('check', deploy=True, fail_level='WARNING')",
    )
    assert done.returncode != 0
    assert "security.W0" in done.stderr


def test_cookies_of_production_are_for_this_host_only() -> None:
    done = in_production(
        "-c",
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY,"
        " s.SESSION_COOKIE_SAMESITE, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN, s.DEBUG)",
    )
    assert done.stdout.split() == [
        *("__Host-sessionid", "__Host-csrftoken", "True", "True", "True", "True"),
        *("Lax", "/", "None", "False"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/en/projekty/", "/neni/", "/robots.txt"])
def test_headers_of_every_answer(client: Client, address: str) -> None:
    response = client.get(address)
    policy = dict(
        part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_a_cookie_is_set_only_where_one_signs_in(client: Client) -> None:
    assert not client.get("/").cookies
    (cookie,) = client.get("/sprava/login/").cookies.values()
    assert cookie.key == settings.CSRF_COOKIE_NAME
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_the_administration_has_nothing_inline(client: Client, administrator: User) -> None:
    """Its pages come from Django; a new version must not need what the policy forbids."""
    client.force_login(administrator)
    for address in ("", "plans/strategicplan/", "plans/strategicplan/add/", "accounts/user/add/"):
        text = client.get(f"/sprava/{address}").text
        for forbidden in (" style=", "<style", " onclick=", " onload=", "javascript:"):
            assert forbidden not in text, f"{address}: {forbidden}"
        scripts = [part.partition(">")[0] for part in text.split("<script")[1:]]
        assert all("src=" in script or "json" in script for script in scripts), scripts
