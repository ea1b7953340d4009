"""Signals, servers that end by themselves, and locks, with real processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dev.locks import only_one
from dev.place import ROOT, ProblemError
from dev.processes import Kept, command_line, wait_until

# A command that shares a server which is nothing but a file, and stays until its input closes.
SHARER = """
import pathlib, sys
from dev.locks import last_one_out
from dev.processes import catch_signals
folder = pathlib.Path(sys.argv[1])
catch_signals()
with last_one_out(folder, (folder / "server").touch, (folder / "server").unlink):
    print("in", flush=True)
    sys.stdin.read()
"""


def _sharer(folder: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", SHARER, folder]
    pipe = subprocess.PIPE
    process = subprocess.Popen(words, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    return process


def test_the_last_one_out_stops_the_server(tmp_path: Path) -> None:
    with _sharer(tmp_path) as first, _sharer(tmp_path) as second:
        first.communicate()
        assert (tmp_path / "server").exists()
        second.communicate()
    assert not (tmp_path / "server").exists()


def test_a_command_killed_with_9_does_not_keep_the_server_running(tmp_path: Path) -> None:
    with _sharer(tmp_path) as first, _sharer(tmp_path) as second:
        first.kill()
        first.wait()
        second.communicate()
    assert not (tmp_path / "server").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_signal_leaves_in_order(tmp_path: Path, number: int) -> None:
    with _sharer(tmp_path) as process:
        process.send_signal(number)
        assert process.wait(10) == 128 + number
    assert not (tmp_path / "server").exists()


def test_a_server_that_ends_is_started_again(tmp_path: Path) -> None:
    with Kept(tmp_path / "web.log", "sleep", "60", env=os.environ) as part:
        before = part.child.pid
        part.child.kill()
        part.child.wait()
        part.keep()
        assert part.child.pid != before
        assert part.child.poll() is None
        after = part.child.pid
    assert command_line(after) == ""


def test_a_server_that_cannot_stay_up_is_given_up(tmp_path: Path) -> None:
    def keep_on() -> None:
        for _ in range(5):
            part.child.wait()
            part.keep()

    part = Kept(tmp_path / "web.log", "sh", "-c", "echo no; exit 3", env=os.environ)
    with part, pytest.raises(ProblemError, match="web does not stay up"):
        keep_on()
    assert "no" in (tmp_path / "web.log").read_text(encoding="utf-8")


def test_what_a_killed_command_started_ends_with_it(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys, time\nfrom dev.processes import Kept\n"
        "with Kept(pathlib.Path(sys.argv[1], 'log'), 'sleep', '60', env=os.environ) as part:\n"
        "    print(part.child.pid, flush=True)\n    time.sleep(60)\n"
    )
    words = [sys.executable, "-c", code, tmp_path]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        assert "sleep" in command_line(child)
        process.kill()
    assert wait_until(lambda: not command_line(child), patience=10)


def test_make_that_gets_a_signal_alone_is_noticed(tmp_path: Path) -> None:
    """`make` does not pass SIGINT on; without this, `kill -INT` of make would wait for ever."""
    code = "import dev.processes as p; print('in', flush=True); print(p.call('sleep', '60'))"
    makefile = tmp_path / "Makefile"
    makefile.write_text(f'all:\n\t@exec "{sys.executable}" -c "{code}"\n', encoding="utf-8")
    words = ["make", "-f", str(makefile)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        process.wait(10)


def test_a_lock_held_elsewhere_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "serve.lock"
    again = only_one(path, "busy", wait=False)
    with only_one(path, "busy"), pytest.raises(ProblemError, match="busy"):
        again.__enter__()
