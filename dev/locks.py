"""File locks. The kernel drops them when a process dies, so there is nothing to clean up."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from dev.place import ProblemError, say
from dev.processes import uninterrupted


@contextlib.contextmanager
def only_one(path: Path, busy: str, *, wait: bool = True) -> Iterator[None]:
    """Hold a file or folder for this process alone; `busy` says what is going on otherwise."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT
    handle = os.open(path, flags, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise ProblemError(busy) from None
            say(busy)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def gate(folder: Path) -> contextlib.AbstractContextManager[None]:
    """Starting and stopping is for one command at a time."""
    return only_one(folder / "gate.lock", "Waiting for a command that starts or stops the services")


@contextlib.contextmanager
def last_one_out(
    folder: Path, start: Callable[[], None], stop: Callable[[], None]
) -> Iterator[None]:
    """Share servers between commands: each makes sure they run, the last to leave stops them."""
    users = os.open(folder / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with gate(folder):
            fcntl.flock(users, fcntl.LOCK_SH)
            with uninterrupted():
                start()
        yield
    finally:
        with uninterrupted(), gate(folder):
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop()
            os.close(users)
