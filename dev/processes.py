"""Child processes and signals: everything that is started is also stopped.

Children get a session of their own, so that Ctrl-C in the terminal reaches only this program,
which then stops them in order.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Self

from dev.place import ROOT, ProblemError, say

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PARENT = os.getppid()
Env = Mapping[str, str]
_shields = 0
_pending = 0


class StopError(SystemExit):
    """A signal that means "stop" arrived, or `make` is gone; exits as a shell would."""


def _on_signal(number: int, _frame: FrameType | None) -> None:
    global _pending
    _pending = number
    if not _shields:
        stop_now(number)


def stop_now(number: int = signal.SIGTERM) -> None:
    """Leave through every `finally`; from here on no signal interrupts the clearing up."""
    for each in STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise StopError(128 + number)


def catch_signals() -> None:
    """Turn the signals that mean "stop" into StopError."""
    for each in STOPPING:
        signal.signal(each, _on_signal)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold signals back for a short step that must not be left half done."""
    global _shields
    _shields += 1
    try:
        yield
    finally:
        _shields -= 1
    if _pending and not _shields and signal.getsignal(signal.SIGTERM) is not signal.SIG_IGN:
        stop_now(_pending)


def parent_is_leaving() -> bool:
    """True when `make` was killed, or was told to stop and waits for us.

    A terminal's Ctrl-C reaches us too, but a SIGINT or SIGHUP sent to `make` alone is not passed
    on: `make` drops its handler and waits. Linux shows that in the masks of its signals.
    """
    if os.getppid() != PARENT:
        return True
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{PARENT}/status").read_text(encoding="utf-8")
        status = dict(line.split(":", 1) for line in text.splitlines())
        minded = int(status["SigIgn"], 16) | int(status["SigCgt"], 16)
        return status["Name"].strip() == "make" and any(not minded >> n - 1 & 1 for n in STOPPING)
    return False


def _die_with_parent() -> None:
    """Run in the child: when this program is killed with -9, Linux stops the child too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def stop(child: subprocess.Popen[str], number: int = signal.SIGTERM, patience: float = 15) -> None:
    """Ask the child to end, wait, then remove whatever is left of its session."""
    with contextlib.suppress(ProcessLookupError):
        child.send_signal(number)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(patience)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def call(
    *words: str | Path, env: Env | None = None, watch: Callable[[], None] = lambda: None
) -> int:
    """Run a command with the terminal's input and output; `watch` is called while it runs."""
    child = subprocess.Popen(words, cwd=ROOT, env=env, text=True, start_new_session=True)
    try:
        while child.poll() is None:
            watch()
            if parent_is_leaving():
                stop_now()
            time.sleep(0.05)
    except BaseException:
        stop(child, signal.SIGINT)
        raise
    return child.returncode


def output_of(*words: str | Path, env: Env | None = None) -> str:
    """Return what a command prints; when it fails, that is shown and the whole program ends."""
    child = subprocess.Popen(
        words, cwd=ROOT, env=env, text=True, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        text, _ = child.communicate()
    except BaseException:
        stop(child, signal.SIGINT)
        raise
    if child.returncode:
        say("\n" + text.rstrip())
        raise ProblemError(f"failed ({child.returncode}): {' '.join(map(str, words))}")
    return text


def command_line(pid: int) -> str:
    """Return the command line of a process, empty when there is none."""
    if not Path("/proc/self").exists():
        words = ["ps", "-p", str(pid), "-o", "args="]
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout
    with contextlib.suppress(OSError):
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
        return raw.replace(b"\0", b" ").decode(errors="replace")
    return ""


def wait_until(done: Callable[[], bool], patience: float) -> bool:
    """Ask again and again until it is so or patience (seconds) runs out."""
    end = time.monotonic() + patience
    while not (answer := done()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer


class Kept:
    """A server that is started again when it ends by itself; its output goes to a log file."""

    def __init__(self, log: Path, *words: str | Path, env: Env, fds: tuple[int, ...] = ()) -> None:
        self.log, self.words, self.env, self.fds = log, words, env, fds
        self.starts: list[float] = []

    def __enter__(self) -> Self:
        self.log.write_bytes(b"")
        self._start()
        return self

    def __exit__(self, *_error: object) -> None:
        with uninterrupted():
            stop(self.child)

    def _start(self) -> None:
        now = time.monotonic()
        self.starts = [*(moment for moment in self.starts if now - moment < 60), now]
        with self.log.open("ab") as log, uninterrupted():
            self.child = subprocess.Popen(
                self.words, cwd=ROOT, env=self.env, text=True, start_new_session=True,
                preexec_fn=_die_with_parent, pass_fds=self.fds,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def keep(self) -> None:
        """Start it again if it ended; give up when that happens again and again."""
        if self.child.poll() is None:
            return
        stop(self.child)
        if len(self.starts) > 3:
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
            say("\n".join(lines[-20:]))
            raise ProblemError(f"The {self.log.stem} does not stay up (log: {self.log})")
        say(f"The {self.log.stem} ended ({self.child.returncode}); starting it again")
        self._start()
