"""`make run`, `make report`: the portal with Ostrava's data, its evaluation of 2023 published."""

import contextlib
import hashlib
import json
import os
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from dev.locks import only_one
from dev.place import ROOT, private_folder, say, write_private
from dev.processes import Kept, StopError, call, output_of, parent_is_leaving, wait_until
from dev.services import Services, services
from dev.valkey import free_socket
from dev.venv import LOCKED, PYTHON

DATA = Path("data/ostrava")
PDF = Path("build/vyhodnoceni-ostrava-2023.pdf")
SNAPSHOT = PDF.with_suffix(".json")
EVALUATE = f"build_evaluation ostrava-2022-2027 2023 --wait --output {PDF} --snapshot {SNAPSHOT}"
WORKER = "-m celery --app=inclusion_portal worker --concurrency=1 --loglevel=INFO --beat"
WEB = "-m gunicorn inclusion_portal.wsgi --workers=2 --no-control-socket --access-logfile=-"


def report() -> int:
    """Build and publish the evaluation and leave."""
    with services() as up:
        sign_in = _prepare(up)
        with _worker(up, "worker-of-report") as worker:
            failed = _evaluate(up, sign_in["email"], worker)
        if not failed:
            say(f"\nEvaluation  {PDF}\nSnapshot    {SNAPSHOT}")
        return failed


def run() -> int:
    """Serve until Ctrl-C."""
    busy = "The portal of this checkout is being served already (see the other `make run`)"
    with services() as up, only_one(up.data / "serve.lock", busy, wait=False):
        sign_in = _prepare(up)
        wanted = int(os.environ.get("PORT") or 8000)
        with (
            free_socket(wanted) as bound,
            _worker(up, "worker") as worker,
            _web(up, bound) as web,
        ):
            failed = _evaluate(up, sign_in["email"], worker, web)
            port = int(bound.getsockname()[1])
            if not wait_until(lambda: _answers(port), patience=30):
                say("The portal does not answer as it should; see the logs")
            say(f"\nPortal      http://127.0.0.1:{port}/")
            say(f"Evaluation  {'failed, see above' if failed else PDF}")
            say(f"Sign in     {sign_in['email']}  {sign_in['password']}")
            say(f"Logs        {up.data / 'log'}")
            with contextlib.suppress(StopError):
                say("Ctrl-C stops it all.")
                while not parent_is_leaving():
                    _keep(up, worker, web)
                    time.sleep(0.5)
    say("Stopped.")
    return 0


def _worker(up: Services, name: str) -> Kept:
    """The Celery worker, with the clock that re-queues what was lost."""
    schedule = private_folder(up.data / "beat") / name
    words = (*WORKER.split(), f"--schedule={schedule}", f"--hostname={name}@%h")
    return Kept(private_folder(up.data / "log") / f"{name}.log", PYTHON, *words, env=up.env)


def _web(up: Services, bound: socket.socket) -> Kept:
    """The web server, on a socket opened here: no other program can take the port meanwhile."""
    bound.listen(128)
    words = (*WEB.split(), f"--bind=fd://{bound.fileno()}")
    log = private_folder(up.data / "log") / "web.log"
    return Kept(log, PYTHON, *words, env=up.env, fds=(bound.fileno(),))


def _answers(port: int) -> bool:
    """True when the home page is anything but a server error."""
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=30)) as link:
        try:
            link.request("GET", "/")
            return link.getresponse().status < 500
        except (OSError, HTTPException):
            return False


def _keep(up: Services, *parts: Kept) -> None:
    up.keep()
    for part in parts:
        part.keep()


@contextlib.contextmanager
def _step(name: str) -> Iterator[None]:
    start = time.monotonic()
    yield
    say(f"{name}: {time.monotonic() - start:.1f} s")


def _manage(up: Services, *words: str | Path) -> str:
    return output_of(PYTHON, "manage.py", *words, env=up.env)


def _prepare(up: Services) -> dict[str, str]:
    """Migrate, collect static files and load data where they changed, make the coordinator once.

    Data that has not changed is not loaded again: what was edited in the portal since stays.
    """
    with _step("Database"):
        new = "contenttypes.0001_initial" in _manage(up, "migrate", "--no-input")
    with _if_changed(up.data / "collected", ROOT / "static", LOCKED) as changed:
        if changed:
            with _step("Static files"):
                _manage(up, "collectstatic", "--no-input")
    with _if_changed(up.data / "loaded", ROOT / DATA) as changed:
        if changed or new:
            with _step("Ostrava's data"):
                _manage(up, "load_portal_data", DATA)
    sign_in = up.data / "sign-in.json"
    if new or not sign_in.exists():
        with _step("Demo coordinator"):
            said = _manage(up, "create_demo_coordinator")
        write_private(sign_in, said[said.index("{") : said.rindex("}") + 1])
    kept: dict[str, str] = json.loads(sign_in.read_text(encoding="utf-8"))
    return kept


@contextlib.contextmanager
def _if_changed(stamp: Path, *paths: Path) -> Iterator[bool]:
    """Whether the files at or below ``paths`` differ from those of the last time it went well."""
    files = sorted(file for path in paths for file in (path, *path.rglob("*")) if file.is_file())
    content = b"".join(bytes(file) + b"\0" + file.read_bytes() for file in files)
    digest = hashlib.sha256(content).hexdigest()
    yield not stamp.exists() or stamp.read_text(encoding="ascii") != digest
    write_private(stamp, digest)


def _evaluate(up: Services, publisher: str, *parts: Kept) -> int:
    """Have the worker build the evaluation and publish it; the command shows its progress.

    One published before stays as it is, whatever has changed in the data since.
    """
    (ROOT / PDF).parent.mkdir(exist_ok=True)
    with _step("Evaluation of 2023"):
        words = (*EVALUATE.split(), f"--publish={publisher}")
        return call(PYTHON, "manage.py", *words, env=up.env, watch=lambda: _keep(up, *parts))
