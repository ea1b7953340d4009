"""Which version of the portal draws the pages: a page of another one is never served."""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

_SUFFIXES = {".py", ".html", ".mo", ".txt", ".css", ".js", ".svg"}


@cache
def release() -> str:
    """A digest of our code, templates, translations, static files and locked requirements."""
    digest = hashlib.sha256(sys.version.encode())
    for file in _files():
        digest.update(f"\0{file}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    base = Path(settings.BASE_DIR)
    rooms = {Path(config.path) for config in apps.get_app_configs()}
    for folder in (
        *sorted(room for room in rooms if room.parent == base),
        *(base / name for name in ("locale", "requirements", "static", "templates")),
    ):
        yield from sorted(
            file for file in folder.rglob("*") if file.suffix in _SUFFIXES and file.is_file()
        )
