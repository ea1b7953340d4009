"""gunicorn as ``make run`` and the container start it, with one worker, on collected files."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from bench.database import database_url
from bench.lines import BenchError
from dev.processes import Kept, wait_until

PATIENCE = 60.0


@contextmanager
def web_server() -> Iterator[int]:
    """Serve ``bench.pages.application`` on loopback, on the port that is given.

    One worker, so that one core is busy serving and the other is free for asking: what is measured
    is the server. Everything else is as in production but https.
    """
    with TemporaryDirectory(prefix="bench-") as folder, socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen(128)
        port = int(bound.getsockname()[1])
        env = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "DEBUG": "false",
            "HTTPS": "false",
            "ALLOWED_HOSTS": "127.0.0.1",
            "STATIC_ROOT": folder,
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        }
        _collect_static_files(env)
        words = (
            *("-m", "gunicorn", "bench.pages.application", "--workers=1", "--no-control-socket"),
            *(f"--bind=fd://{bound.fileno()}", f"--access-logfile={folder}/access.log"),
        )
        log = Path(folder) / "web.log"
        with Kept(log, sys.executable, *words, env=env, fds=(bound.fileno(),)):
            if not wait_until(lambda: _answers(port), PATIENCE):
                raise BenchError(f"The portal does not answer:\n{log.read_text()[-2000:]}")
            time.sleep(0.5)
            yield port


def _collect_static_files(env: dict[str, str]) -> None:
    command = (sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0")
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(f"collectstatic failed:\n{done.stderr[-2000:]}")


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
