"""The virtual environment `.venv`, filled from the hash-locked requirements/dev.txt."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dev.locks import only_one
from dev.place import ROOT, ProblemError, say
from dev.processes import call

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".portal-stamp"
LOCKED = ROOT / "requirements" / "dev.txt"
UNFINISHED = "unfinished"
INSTALL = "-m pip install -qq --disable-pip-version-check --no-input --no-deps --require-hashes -r"


def tool(name: str) -> Path:
    """A program from the virtual environment."""
    return VENV / "bin" / name


def _version(python: str | Path) -> str:
    """What the interpreter says about itself; empty when it does not run."""
    try:
        said = subprocess.run([python, "-VV"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return said.stdout.strip()


def ensure() -> None:
    """Make or repair `.venv`; nothing is done while the Python and the locked file are the same.

    The stamp is written last. While packages are being installed it says "unfinished", and an
    environment left like that is made anew: half a package can look like a whole one to pip.
    """
    version, digest = _version(sys.executable), hashlib.sha256(LOCKED.read_bytes()).hexdigest()
    wanted = f"{VENV}\n{version}\n{digest}\n"
    with only_one(ROOT, "Waiting for another command that sets up .venv"):
        stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
        if stamp == wanted and _version(PYTHON):
            return
        spoilt = stamp and not stamp.startswith(f"{VENV}\n")  # unfinished, or moved with its folder
        if spoilt or _version(PYTHON) != version:
            say(f"Making .venv with Python {sys.version.split()[0]}")
            shutil.rmtree(VENV, ignore_errors=True)
            if call(sys.executable, "-m", "venv", VENV):
                raise ProblemError("The virtual environment .venv could not be made")
        STAMP.write_text(UNFINISHED, encoding="utf-8")
        say("Installing requirements/dev.txt (the first time takes a minute or two)")
        if call(PYTHON, *INSTALL.split(), LOCKED):
            raise ProblemError("pip could not install requirements/dev.txt; see above")
        STAMP.write_text(wanted, encoding="utf-8")


def other_python() -> Path | None:
    """A second Python with the portal's own requirements, where the machine has another version.

    CI draws an evaluation with both: the bytes have to be the same.
    """
    minors = " ".join(str(minor) for minor in (11, 12, 13) if minor != sys.version_info.minor)
    found = subprocess.run(
        ["sh", ROOT / "dev" / "find_python.sh"],
        env={**os.environ, "MINORS": minors, "PYTHON": ""},
        capture_output=True,
        text=True,
    )
    if found.returncode:
        return None
    home, locked = ROOT / "build" / "other-python", ROOT / "requirements" / "base.txt"
    python = home / "bin" / "python"
    shutil.rmtree(home, ignore_errors=True)
    if call(found.stdout.strip(), "-m", "venv", home) or call(python, *INSTALL.split(), locked):
        raise ProblemError("The second Python for comparing PDFs could not be set up")
    return python
