"""What `make` asks the system for: a browser and Java only where they are needed, and in words."""

from pathlib import Path

import pytest

from dev.packages import CHROMIUM, JAVA, ensure, missing, program
from dev.place import ProblemError


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder instead of all those where programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def put(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


def test_a_browser_and_java_are_wanted_for_tests_only(programs: Path) -> None:
    assert {CHROMIUM, JAVA} <= set(missing(CHROMIUM, JAVA))
    assert not {CHROMIUM, JAVA} & set(missing())


def test_a_program_is_found_under_any_of_its_names(programs: Path) -> None:
    assert program(CHROMIUM) is None
    file = put(programs, "google-chrome")
    assert program(CHROMIUM) == str(file)
    assert CHROMIUM not in missing(CHROMIUM)


def test_where_nothing_can_be_installed_the_names_are_said(programs: Path) -> None:
    with pytest.raises(ProblemError, match=r"Debian names.*chromium, default-jre-headless"):
        ensure(CHROMIUM, JAVA)
