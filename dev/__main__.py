"""The commands behind `make`."""

import os
import shutil
import sys
from collections.abc import Callable

from dev import checks, lighthouse, portal
from dev.locks import gate, only_one
from dev.packages import CHROMIUM, JAVA
from dev.place import ROOT, ProblemError, data_folder, say
from dev.postgres import Postgres
from dev.processes import call, catch_signals, uninterrupted
from dev.services import SERVING, TESTING, services
from dev.valkey import Valkey
from dev.venv import PYTHON, VENV, other_python


def test(*words: str) -> int:
    """Run pytest, all tests on every core. Two runs would share a database, so the second waits.

    Tests of a file stay together, and all of the whole portal do (``tests/conftest.py``): what is
    loaded for them is loaded once.
    """
    busy = "Waiting for another `make test` of this checkout"
    with services(TESTING, CHROMIUM, JAVA) as up, only_one(up.data / "test.lock", busy):
        if os.environ.get("CI") and (other := other_python()):
            up.env["OTHER_PYTHON"] = str(other)
        words = words or ("--numprocesses=auto", "--dist=loadfile")
        return call(PYTHON, "-m", "pytest", *words, env=up.env)


def bench(*words: str) -> int:
    """Measure speed and memory."""
    with services(TESTING) as up:
        return call(PYTHON, "-m", "bench", *words, env=up.env)


def manage(*words: str) -> int:
    """Run a command of manage.py."""
    with services(SERVING) as up:
        return call(PYTHON, "manage.py", *words, env=up.env)


def clean() -> int:
    """Remove all that was made here, unless a command still uses it."""
    data = data_folder()
    busy = "Another command still uses the data; stop it first"
    with gate(data), only_one(data / "users.lock", busy, wait=False), uninterrupted():
        database, queue = Postgres(data), Valkey(data)
        database.stop()
        queue.stop()
        for path in (VENV, ROOT / "build", database.socket, data):
            shutil.rmtree(path, ignore_errors=True)
    return 0


COMMANDS: dict[str, Callable[..., int]] = {
    "run": portal.run,
    "report": portal.report,
    "test": test,
    "check": checks.check,
    "fix": checks.fix,
    "lock": checks.lock,
    "bench": bench,
    "lighthouse": lighthouse.lighthouse,
    "manage": manage,
    "clean": clean,
}


def main() -> int:
    """Run the command named first; what a person can mend is one line."""
    catch_signals()
    command = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if command is None:
        say(f"Usage: make {' | '.join(COMMANDS)}")
        return 2
    try:
        return command(*sys.argv[2:])
    except ProblemError as problem:
        say(str(problem))
        return 1


if __name__ == "__main__":
    sys.exit(main())
