"""Fixtures for all tests: settings, the cast of users, Valkey and Celery workers."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import override_settings
from django.utils import translation
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from accounts.models import User
from accounts.roles import Role, grant_role
from inclusion_portal.celery import app as celery_app
from tests.factories import OrganisationFactory, UserFactory
from tests.processes import Valkey, Worker

StartWorker = Callable[..., Worker]

# They share one server and one walk through it.
PORTAL = "tests/portal/"

# Short, so that tests need not wait; a beat a second still fits in several times.
LEASE_SECONDS = 4


class FilesTogether(LoadScopeScheduling):
    """Which tests one process runs one after another: a file; of the whole portal, all."""

    def _split_scope(self, nodeid: str) -> str:
        return PORTAL if nodeid.startswith(PORTAL) else nodeid.split("::", 1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    return FilesTogether(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever loads data for a whole module gets a test database too.

    pytest-django makes one only for tests that are marked; such a module run alone would otherwise
    write into the database that DATABASE_URL names.
    """
    for item in items:
        needs_database = "django_db_setup" in getattr(item, "fixturenames", ())
        if needs_database and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session", autouse=True)
def _settings_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What differs from production: plain HTTP, files elsewhere, quick passwords."""
    storages = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES=storages,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SECURE_SSL_REDIRECT=False,
        EDITION_LEASE_SECONDS=LEASE_SECONDS,
    ):
        yield


@pytest.fixture(autouse=True)
def _language_of_tests() -> Iterator[None]:
    """Czech, whatever language the last request of the test before was answered in."""
    with translation.override("cs"):
        yield


@pytest.fixture
def media(tmp_path: Path) -> Iterator[Path]:
    """An empty file store for one test."""
    folder = tmp_path / "media"
    folder.mkdir()
    with override_settings(MEDIA_ROOT=folder):
        yield folder


# --- Users: whoever is not named here is nobody ---------------------------------------------------


def _user(role: Role | None) -> User:
    user: User = UserFactory(organisation=OrganisationFactory())
    if role is not None:
        grant_role(user=user, role=role, by=None)
    return user


@pytest.fixture
def administrator(db: None) -> User:
    return _user(Role.ADMINISTRATOR)


@pytest.fixture
def coordinator(db: None) -> User:
    return _user(Role.COORDINATOR)


@pytest.fixture
def editor(db: None) -> User:
    return _user(Role.EDITOR)


@pytest.fixture
def implementer(db: None) -> User:
    return _user(Role.IMPLEMENTER)


@pytest.fixture
def other_implementer(db: None) -> User:
    """Of another organisation than ``implementer``."""
    return _user(Role.IMPLEMENTER)


@pytest.fixture
def reader(db: None) -> User:
    return _user(Role.READER)


@pytest.fixture
def outsider(db: None) -> User:
    """Signed in, without any role."""
    return _user(None)


# --- Processes ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[Valkey]:
    """One broker a test process; its address is the one this process sends jobs to."""
    server = Valkey()
    server.start()
    celery_app.conf.broker_url = server.url
    yield server
    celery_app.pool.force_close_all()
    server.kill()


@pytest.fixture
def valkey(valkey_server: Valkey) -> Valkey:
    """A running, empty broker."""
    celery_app.control.purge()
    return valkey_server


@pytest.fixture
def process_env(valkey: Valkey, media: Path, transactional_db: None) -> dict[str, str]:
    """What a process needs to work on the test's database, broker and file store."""
    return {
        "DATABASE_URL": url_of_database(connection.settings_dict["NAME"]),
        "REDIS_URL": valkey.url,
        "MEDIA_ROOT": str(media),
        "EDITION_LEASE_SECONDS": str(LEASE_SECONDS),
        "EDITION_SWEEP_SECONDS": "1",
    }


@pytest.fixture
def start_worker(process_env: dict[str, str], tmp_path: Path) -> Iterator[StartWorker]:
    """Start workers; all are killed at the end."""
    workers: list[Worker] = []

    def start(*, beat: bool = False, largest_file: int | None = None, **env: str) -> Worker:
        number = len(workers) + 1
        log = tmp_path / f"worker-{number}.log"
        worker = Worker(
            name=f"worker{number}",
            env={**process_env, **env},
            log=log,
            beat=beat,
            largest_file=largest_file,
        )
        workers.append(worker)
        worker.wait_until_ready()
        return worker

    yield start
    for worker in workers:
        worker.kill()
        print(worker.log.read_text())  # noqa: T201 - shown by pytest where the test failed


def url_of_database(name: str) -> str:
    """The address of a database beside the one that DATABASE_URL names."""
    given = urlsplit(os.environ["DATABASE_URL"])
    return given._replace(path=f"/{quote(name)}").geturl()
