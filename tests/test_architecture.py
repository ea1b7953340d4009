"""The rooms keep their order, and the migrations say what the models say."""

import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from accounts.models import User
from public.pages import is_public
from tests.processes import ROOT

# Not of the public pages: where one signs in, and what without a user answers with that page.
DOORS = {"admin:login", "admin:logout"}
# Examples for arguments that take no number.
KNOWN = {"app_label": "plans"}


def test_rooms_import_only_from_the_rooms_before_them() -> None:
    # In a process of its own: called from here it would switch all loggers of the tests off.
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_migrations_match_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, prefix: str = "", names: str = ""
) -> Iterator[tuple[str, str]]:
    """Every address of the portal as (name, path), with an example for each argument."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            namespace = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from addresses(pattern.url_patterns, prefix + str(pattern.pattern), namespace)
        elif pattern.name:
            name = names + pattern.name
            arguments = {key: KNOWN.get(key, "1") for key in pattern.pattern.regex.groupindex}
            positions = [] if arguments else ["1"] * pattern.pattern.regex.groups
            yield name, reverse(name, args=positions, kwargs=arguments)
        else:
            # Django's administration has a few without a name, all behind its own door.
            assert names == "admin:", f"an address without a name: {prefix}{pattern.pattern}"


ADDRESSES = sorted(set(addresses()))


def test_addresses_are_found() -> None:
    assert len(ADDRESSES) > 100


def view_of(path: str) -> Any:
    return resolve(path.partition("?")[0]).func


def test_only_public_rooms_declare_views_public() -> None:
    """And everything they answer is declared: nothing is public because it was forgotten."""
    for name, path in ADDRESSES:
        view = view_of(path)
        owner = inspect.unwrap(getattr(view, "view_class", view)).__module__
        assert is_public(view) == owner.startswith("public."), f"{name}: {owner}"


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(("name", "path"), ADDRESSES, ids=lambda value: value)
def test_every_address_is_declared_public_or_denies(
    name: str, path: str, client: Client, outsider: User
) -> None:
    if name in DOORS:
        return
    for visitor in (None, outsider):
        if visitor is not None:
            client.force_login(visitor)
        response = client.get(path)
        if is_public(view_of(path)):
            assert response.status_code in {200, 302, 404}, response.status_code
            assert not response.cookies, "public pages need no cookie"
            continue
        is_sent_to_sign_in = response.status_code == 302 and response["Location"].startswith(
            reverse("admin:login")
        )
        assert is_sent_to_sign_in or response.status_code in {403, 404}, response.status_code


def test_public_addresses_answer_only_what_reads(client: Client) -> None:
    public = [path for _name, path in ADDRESSES if is_public(view_of(path))]
    for path in public:
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(path).status_code == 405, path
    assert len(public) > 50
