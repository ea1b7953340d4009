"""Peak memory of a real worker process that builds an edition."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from bench.database import database_url, ostrava_evaluation
from bench.lines import BenchError, Line
from dev.processes import Kept, wait_until
from inclusion_portal.celery import app
from publications.evaluation.models import Edition
from publications.evaluation.services import request_edition

PATIENCE = 600.0


def measure() -> Iterator[Line]:
    """From the start of a worker with one child to the ready edition."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        log = Path(folder) / "worker.log"
        with Kept(log, *_command(), env=_environment(folder)) as worker:
            try:
                child = _child_when_ready(worker)
                idle, start = _peak_memory(child), time.monotonic()
                edition = _build(log)
                seconds, peak = time.monotonic() - start, _peak_memory(child)
            finally:
                app.control.purge()
        size = (Path(folder) / str(edition.pdf.name)).stat().st_size
    yield Line("worker: from the request to the ready edition", f"{seconds:.1f} s")
    yield Line("worker: size of the PDF", f"{size / 1e6:.2f} MB")
    yield Line("worker: peak memory before its first job", f"{idle:.0f} MB")
    yield Line("worker: peak memory after the edition", f"{peak:.0f} MB")


def _command() -> list[str]:
    return [
        *(sys.executable, "-m", "celery", "--app=inclusion_portal", "worker"),
        *("--concurrency=1", "--loglevel=INFO", "--without-gossip", "--without-mingle"),
        f"--hostname=bench-{os.getpid()}@%h",
    ]


def _environment(folder: str) -> dict[str, str]:
    """Our database, queue and files; the rest as it is here."""
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "CELERY_QUEUE": settings.CELERY_TASK_DEFAULT_QUEUE,
        "MEDIA_ROOT": folder,
        "LOG_LEVEL": "INFO",
    }


def _child_when_ready(worker: Kept) -> int:
    """The process that runs the jobs."""

    def is_ready() -> bool:
        return worker.child.poll() is not None or " ready." in worker.log.read_text()

    wait_until(is_ready, PATIENCE)
    children = Path(f"/proc/{worker.child.pid}/task/{worker.child.pid}/children")
    if worker.child.poll() is not None or not children.exists():
        raise BenchError(f"The worker did not start:\n{worker.log.read_text()[-2000:]}")
    return int(children.read_text().split()[0])


def _build(log: Path) -> Edition:
    edition = request_edition(evaluation=ostrava_evaluation(), by=None)

    def is_finished() -> bool:
        edition.refresh_from_db(fields=["state", "reason", "pdf"])
        return edition.is_finished

    wait_until(is_finished, PATIENCE)
    if edition.state != Edition.State.READY:
        raise BenchError(
            f"The edition is {edition.state}: {edition.reason}\n{log.read_text()[-2000:]}"
        )
    return edition


def _peak_memory(pid: int) -> float:
    """MB of the largest resident size so far, as Linux counts it."""
    text = Path(f"/proc/{pid}/status").read_text()
    fields = dict(line.split(":", 1) for line in text.splitlines())
    return int(fields["VmHWM"].split()[0]) / 1024
