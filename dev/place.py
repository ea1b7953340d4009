"""Where a checkout keeps its private data: database, queue, secrets, uploaded files, logs.

`.data/` in the checkout; for root `/var/lib/inclusion-portal/<name>-<hash of path>`, because
PostgreSQL refuses to run as root and the user it then runs as may not be able to enter the
checkout. `PORTAL_DATA_DIR` overrides both. The path is in the hash, so checkouts do not meet.
"""

import hashlib
import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKER = "README"


class ProblemError(Exception):
    """Something a person can act on; shown as one line, never as a traceback."""


def say(line: str) -> None:
    """Print at once: the other programs write to the same terminal."""
    print(line, file=sys.stderr, flush=True)


def digest(path: Path) -> str:
    """A short name for a path, so that two checkouts never share anything."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def data_folder() -> Path:
    """The private data folder, made when missing, closed to others."""
    root = os.geteuid() == 0
    if chosen := os.environ.get("PORTAL_DATA_DIR"):
        folder = Path(chosen).resolve()
    elif root:
        folder = Path("/var/lib/inclusion-portal", f"{ROOT.name[:20]}-{digest(ROOT)}")
    else:
        folder = ROOT / ".data"
    try:
        if not (folder / MARKER).exists():
            # `make clean` removes the folder, so it must be ours from the start.
            if folder.exists() and any(folder.iterdir()):
                raise ProblemError(f"PORTAL_DATA_DIR names a folder in other use: {folder}")
            folder.mkdir(parents=True, exist_ok=True)
            if root and not chosen:
                folder.parent.chmod(0o711)  # whatever umask root has
            text = f"Private data of the portal in {ROOT}; `make clean` there removes it.\n"
            (folder / MARKER).write_text(text, encoding="utf-8")
        folder.chmod(0o711 if root else 0o700)  # PostgreSQL's user has to pass through root's
    except OSError as error:
        raise ProblemError(f"The data folder {folder} cannot be used: {error.strerror}") from None
    return folder


def private_folder(path: Path) -> Path:
    """A folder that only its owner (and root) can enter."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_private(path: Path, text: str) -> None:
    """Write a file for the owner's eyes in one step: it is whole or not there."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600, exist_ok=False)
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def secret(path: Path) -> str:
    """A random secret, made on first use and then kept."""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="utf-8")
