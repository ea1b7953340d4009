"""What, beside the snapshot, decides over every byte of a PDF."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from publications.evaluation.rendering import assets

# Packages that lay out, number, hyphenate, draw or write. Those of the system (Pango, HarfBuzz)
# are not counted: a security update of the server must not make every edition look outdated.
PACKAGES: Final = (
    "babel",
    "Django",
    "fontpkg-source-sans-3",
    "fonttools",
    "markdown-it-py",
    "pydyf",
    "pyphen",
    "tinycss2",
    "vl-convert-python",
    "weasyprint",
)

_RENDERING: Final = Path(__file__).resolve().parent
_ROOT: Final = _RENDERING.parents[2]

# Code outside this package that the drawing uses; a test compares it with what is imported.
# What only builds snapshots is not here: its work shows in the snapshot.
USED: Final = (
    "common/__init__.py",
    "common/charts",
    "common/czech",
    "common/figures.py",
    "common/palette.py",
    "common/periods.py",
    "publications/__init__.py",
    "publications/evaluation/__init__.py",
    "publications/evaluation/snapshot/__init__.py",
    "publications/evaluation/snapshot/ledger.py",
    "publications/evaluation/snapshot/placeholder_styles.py",
    "publications/evaluation/snapshot/placeholders.py",
    "publications/evaluation/snapshot/printing.py",
    "publications/evaluation/snapshot/schema.py",
    "publications/evaluation/snapshot/table_rows.py",
    "publications/evaluation/snapshot/tables.py",
)


def code_files() -> Iterator[Path]:
    yield from sorted(_RENDERING.glob("*.py"))
    for name in USED:
        path = _ROOT / name
        yield from sorted(path.glob("*.py")) if path.is_dir() else [path]


def _files() -> Iterator[tuple[str, Path]]:
    """Everything of ours that a PDF is made by, under names that do not depend on the machine."""
    for path in code_files():
        yield path.relative_to(_ROOT).as_posix(), path
    for path in sorted((assets.TEMPLATES / "evaluation").glob("*.html")):
        yield f"templates/{path.name}", path
    for path in assets.STYLE_SHEETS:
        yield f"style/{path.name}", path


def _computed() -> str:
    digest = hashlib.sha256()
    for name, path in _files():
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for package in PACKAGES:
        digest.update(f"{package}=={version(package)}\0".encode())
    return digest.hexdigest()[:16]


TEMPLATE_VERSION: Final = _computed()
