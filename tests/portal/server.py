"""The whole portal as it ships, served by gunicorn on loopback from a database of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from dev.processes import Kept
from tests.conftest import url_of_database
from tests.processes import ROOT, Valkey, wait_for


@dataclass(frozen=True, slots=True)
class Portal:
    """A running server: its address without the closing slash, and what it wrote down."""

    origin: str
    log: Path


@contextmanager
def serve(folder: Path, valkey: Valkey) -> Iterator[Portal]:
    """Serve until the end, apart from the database that other tests use."""
    with _database() as name, socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen(128)
        port = int(bound.getsockname()[1])
        env = {
            **os.environ,
            "DATABASE_URL": url_of_database(name),
            "REDIS_URL": valkey.url,
            "DEBUG": "false",
            "HTTPS": "false",
            "ALLOWED_HOSTS": "127.0.0.1",
            "STATIC_ROOT": str(folder / "static"),
            "MEDIA_ROOT": str(folder / "media"),
        }
        _run(env, "manage.py", "migrate", "--no-input", "--verbosity=0")
        _run(env, "-m", "tests.portal.fill")
        _run(env, "manage.py", "collectstatic", "--no-input", "--verbosity=0")
        words = (
            *("-m", "gunicorn", "inclusion_portal.wsgi", "--workers=2", "--no-control-socket"),
            f"--bind=fd://{bound.fileno()}",
        )
        log = folder / "web.log"
        with Kept(log, sys.executable, *words, env=env, fds=(bound.fileno(),)):
            wait_for(lambda: _answers(port), what=f"the portal answers (log: {log})")
            yield Portal(f"http://127.0.0.1:{port}", log)


@contextmanager
def _database() -> Iterator[str]:
    """A new database beside those of the other tests, dropped at the end."""
    name = f"portal_{os.getpid()}"
    with psycopg.connect(url_of_database("postgres"), autocommit=True) as link:
        link.execute(SQL("create database {}").format(Identifier(name)))
        try:
            yield name
        finally:
            link.execute(SQL("drop database {} with (force)").format(Identifier(name)))


def _run(env: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(words)}:\n{done.stdout}\n{done.stderr}"


def _answers(port: int) -> bool:
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        link.request("GET", "/")
        return link.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        link.close()
