"""`make check`, `make fix` and `make lock`."""

import subprocess
import sys

from dev.place import ROOT, ProblemError, say
from dev.processes import call
from dev.services import TESTING, services
from dev.venv import PYTHON, tool

CHECKS = """\
ruff check .
ruff format --check .
mypy
lint-imports
manage.py check --fail-level=WARNING
manage.py makemigrations --check --dry-run
djlint . --quiet --lint
djlint . --quiet --check
hadolint Dockerfile
check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
shellcheck .ci/run dev/find_python.sh
"""
FIXES = """\
ruff check --fix .
ruff format .
djlint . --quiet --reformat
"""


def _run(line: str, env: dict[str, str]) -> int:
    say(f"== {line}")
    name, *words = line.split()
    if name == "manage.py":
        return call(PYTHON, name, *words, env=env)
    if not tool(name).exists():
        say(f"   left out: {name} is not in requirements/dev.txt")
        return 0
    return call(tool(name), *words, env=env)


def check() -> int:
    """Run every check, also after one has failed, and name those that failed."""
    with services(TESTING) as up:
        failed = [line for line in CHECKS.splitlines() if _run(line, up.env)]
    say("Failed: " + "; ".join(failed) if failed else "All checks passed")
    return bool(failed)


def fix() -> int:
    """Repair what can be repaired without thinking; the rest is for `make check` to show."""
    with services(TESTING) as up:
        for line in FIXES.splitlines():
            _run(line, up.env)
    return 0


def lock(*extra: str) -> int:
    """Compile the requirements for all supported Pythons at once: hashes, no addresses.

    uv lives in an environment of its own: the lock can be mended when it does not install.
    """
    home = ROOT / "build" / "uv"
    if not (home / "bin" / "uv").exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=False)
        if call(home / "bin" / "python", *["-m", "pip", "install", "-qq", "uv"]):
            raise ProblemError("pip could not install uv")
    options = "--universal --python-version=3.11 --generate-hashes --no-header --quiet"
    options += " --no-emit-index-url --no-emit-find-links"
    for files in (
        "requirements/base.in --output-file requirements/base.txt",
        "requirements/dev.in --output-file requirements/dev.txt --constraint requirements/base.txt",
    ):
        words = f"pip compile {options} {files}".split()
        if code := call(home / "bin" / "uv", *words, *extra):
            return code
    return 0
