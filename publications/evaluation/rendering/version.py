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

_CODE: Final = Path(__file__).resolve().parent
_EVALUATION: Final = _CODE.parent
_COMMON: Final = _EVALUATION.parent.parent / "common"


def _files() -> Iterator[tuple[str, Path]]:
    """Everything of ours that a PDF is made by, under names that do not depend on the machine."""
    roots = {
        "rendering": _CODE,
        "snapshot": _EVALUATION / "snapshot",
        "czech": _COMMON / "czech",
        "charts": _COMMON / "charts",
        "templates": assets.TEMPLATES / "evaluation",
    }
    for name, root in roots.items():
        for path in sorted(root.rglob("*")):
            if path.suffix in {".py", ".html"}:
                yield f"{name}/{path.relative_to(root).as_posix()}", path
    for name in ("figures", "palette", "periods"):
        yield f"common/{name}.py", _COMMON / f"{name}.py"
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
