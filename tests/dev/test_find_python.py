"""The choice of the interpreter, with real shells and a shim that fails as pyenv's does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dev.place import ROOT

MINOR = sys.version_info.minor


def _find(path: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": f"{path}:/usr/bin:/bin", "HOME": str(path), "PYENV_ROOT": str(path), **extra}
    words = ["sh", str(ROOT / "dev" / "find_python.sh")]
    return subprocess.run(words, env=env, capture_output=True, text=True, check=False)


def _program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def _real() -> str:
    """The interpreter behind the virtual environment that runs the tests."""
    return str(Path(sys.executable).resolve())


@pytest.fixture
def shims(tmp_path: Path) -> Path:
    """A folder whose pythons all only complain."""
    for minor in (11, 12, 13):
        _program(tmp_path / f"python3.{minor}", "#!/bin/sh\necho not installed >&2\nexit 127\n")
    return tmp_path


def test_a_shim_that_does_not_run_is_passed_over(shims: Path) -> None:
    _program(
        shims / "versions" / f"3.{MINOR}.99" / "bin" / "python", f'#!/bin/sh\nexec {_real()} "$@"\n'
    )
    found = _find(shims)
    assert found.returncode == 0
    asked = subprocess.run([found.stdout.strip(), "-V"], capture_output=True, text=True, check=True)
    assert int(asked.stdout.split(".")[1]) >= MINOR


def test_a_named_interpreter_is_taken(tmp_path: Path) -> None:
    found = _find(tmp_path, PYTHON=_real())
    version = [found.stdout.strip(), "-c", "import sys; print(sys.version_info.minor)"]
    assert int(subprocess.run(version, capture_output=True, check=True).stdout) == MINOR


def test_a_virtual_environment_is_not_a_base(tmp_path: Path) -> None:
    assert _find(tmp_path, PYTHON=sys.executable).returncode == (sys.prefix != sys.base_prefix)


def test_nothing_found_is_one_line(shims: Path) -> None:
    found = _find(shims, PYTHON=str(shims / "python3.13"))
    assert found.returncode == 1
    assert found.stdout == ""
    assert len(found.stderr.splitlines()) == 1
    assert os.linesep not in found.stderr.strip()
