"""Same snapshot, same template version: the same bytes, whoever draws."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from publications.evaluation.rendering import TEMPLATE_VERSION, render_pdf
from publications.evaluation.snapshot import Snapshot, canonical_json

ROOT = Path(__file__).resolve().parents[3]

DRAW = """
import hashlib, sys
import django
django.setup()
from publications.evaluation.rendering import TEMPLATE_VERSION, render_pdf
from publications.evaluation.snapshot import Snapshot
with open(sys.argv[1], encoding="utf-8") as file:
    snapshot = Snapshot.model_validate_json(file.read())
print(TEMPLATE_VERSION, hashlib.sha256(render_pdf(snapshot)).hexdigest())
"""


def drawn_by(python: str, snapshot: Path, **environment: str) -> list[str]:
    """Template version and SHA-256 of the PDF as a process of its own draws it."""
    result = subprocess.run(
        [python, "-c", DRAW, str(snapshot)],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "inclusion_portal.settings", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.split()


@pytest.fixture(scope="module")
def file(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("snapshot") / "snapshot.json"
    path.write_text(canonical_json(snapshot), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(pdf_bytes: bytes) -> list[str]:
    return [TEMPLATE_VERSION, hashlib.sha256(pdf_bytes).hexdigest()]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids=["auckland", "los-angeles"],
)
def test_another_process_draws_the_same_bytes(
    file: Path, expected: list[str], environment: dict[str, str]
) -> None:
    assert drawn_by(sys.executable, file, **environment) == expected


@pytest.mark.skipif(
    "OTHER_PYTHON" not in os.environ, reason="OTHER_PYTHON names no interpreter to compare with"
)
def test_another_python_draws_the_same_bytes(file: Path, expected: list[str]) -> None:
    assert drawn_by(os.environ["OTHER_PYTHON"], file) == expected


def test_drawing_twice_gives_the_same_bytes(snapshot: Snapshot, pdf_bytes: bytes) -> None:
    assert render_pdf(snapshot) == pdf_bytes


def test_drawing_leaves_the_environment_as_it_was(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")

    def stop(share: float) -> None:
        if share > 0.1:
            raise KeyError

    with pytest.raises(KeyError):
        render_pdf(snapshot, progress=stop)
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"
