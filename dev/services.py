"""The database and the queue (ours, or those named in the environment) and what Django is told."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dev import packages, venv
from dev.locks import gate, last_one_out
from dev.place import data_folder, private_folder, secret
from dev.postgres import Postgres
from dev.processes import uninterrupted
from dev.valkey import Valkey

SERVING, TESTING = 0, 1  # Valkey's databases: tests never take a job from the portal's queue


@dataclass
class Services:
    """Running services: the data folder and the environment of everything that uses them."""

    data: Path
    servers: dict[str, Postgres | Valkey]
    env: dict[str, str]

    def start(self) -> None:
        """Start what does not run."""
        for server in self.servers.values():
            server.start()

    def stop(self) -> None:
        """Stop what is ours."""
        for server in self.servers.values():
            server.stop()

    def keep(self) -> None:
        """Start again what was killed meanwhile."""
        if not all(server.alive() for server in self.servers.values()):
            with gate(self.data), uninterrupted():
                self.start()


@contextlib.contextmanager
def services(database: int = SERVING, *programs: str) -> Iterator[Services]:
    """Set up what is missing, start what does not run, stop it when nobody else uses it.

    ``programs`` are wanted besides (``packages.PROGRAMS``).
    """
    packages.ensure(*programs)
    venv.ensure()
    data = data_folder()
    possible: dict[str, Postgres | Valkey] = {
        "DATABASE_URL": Postgres(data),
        "REDIS_URL": Valkey(data, database),
    }
    servers = {name: server for name, server in possible.items() if not os.environ.get(name)}
    up = Services(data, servers, _environment(data, "media" if database == SERVING else "test"))
    with last_one_out(data, up.start, up.stop):
        up.env.update((name, server.url) for name, server in servers.items())
        yield up


def _environment(data: Path, media: str) -> dict[str, str]:
    """As in production, but over plain http on loopback. What the caller has set wins."""
    defaults = {
        "DJANGO_SETTINGS_MODULE": "inclusion_portal.settings",
        "SECRET_KEY": secret(data / "secret_key"),
        "DEBUG": "false",
        "HTTPS": "false",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "MEDIA_ROOT": str(private_folder(data / media)),
        "STATIC_ROOT": str(private_folder(data / "static")),
        "PYTHONUNBUFFERED": "1",
    }
    return {**defaults, **os.environ}
