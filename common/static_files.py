"""Static files made from others when they are collected: the web fonts and one style sheet.

Made into ``build/generated`` and made again when their sources are newer, so the development
server, ``collectstatic`` and the tests all serve the same files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage, Storage

from common.web_fonts import FONT_FILE, SUBSETS, write_subset

GENERATED: Final = Path(settings.BASE_DIR) / "build" / "generated"
STYLES: Final = Path(settings.BASE_DIR) / "static" / "css"

# In the order of the cascade; the first names the layers.
STYLE_SHEETS: Final = (
    STYLES / "tokens.css",
    *(STYLES / "portal" / f"{name}.css" for name in ("dark", "fonts", "base", "frame")),
    *(STYLES / "portal" / f"{name}.css" for name in ("components", "tables")),
    *sorted((STYLES / "portal" / "topics").glob("*.css")),
    STYLES / "portal" / "print.css",
)

# The page of an edition: the frame of the portal, and in it the document in its own style.
EDITION_FRAME: Final = (
    STYLES / "tokens.css",
    *(STYLES / "portal" / f"{name}.css" for name in ("dark", "fonts", "base", "frame", "print")),
    STYLES / "portal" / "topics" / "charts.css",
)
EDITION_DOCUMENT: Final = tuple(
    STYLES / "evaluation" / f"{name}.css" for name in ("base", "parts", "tables", "screen")
)
EDITION_PAGE: Final = STYLES / "evaluation" / "page.css"


class GeneratedFilesFinder(BaseFinder):
    """Finds the generated files, making those that are missing or older than their sources."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=GENERATED)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        found = [str(make(path))] if path in _MAKERS else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path in _MAKERS:
            make(path)
            yield path, self.storage


def make(path: str) -> Path:
    """The generated file at ``path``, fresh. Written whole or not at all."""
    sources, write = _MAKERS[path]
    file = GENERATED / path
    newest = max(source.stat().st_mtime_ns for source in sources)
    if not file.exists() or file.stat().st_mtime_ns < newest:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.{id(file)}.part")
        write(part)
        part.replace(file)
    return file


def _bundle(target: Path) -> None:
    target.write_text(_joined(STYLE_SHEETS))


def _edition_bundle(target: Path) -> None:
    """The document's rules are nested, so that they reach nothing outside of it."""
    document = f".edition {{\n{_joined(EDITION_DOCUMENT)}\n}}"
    target.write_text("\n".join((_joined(EDITION_FRAME), document, _joined([EDITION_PAGE]))))


def _joined(sheets: Iterable[Path]) -> str:
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def _subset(name: str) -> Callable[[Path], None]:
    return lambda target: write_subset(SUBSETS[name], target)


_MAKERS: Final[dict[str, tuple[Sequence[Path], Callable[[Path], None]]]] = {
    # As deep as its sources, which are collected too: what they point to is right in both.
    "css/portal/all.css": (STYLE_SHEETS, _bundle),
    "css/portal/edition.css": (
        (*EDITION_FRAME, *EDITION_DOCUMENT, EDITION_PAGE),
        _edition_bundle,
    ),
    **{f"fonts/{name}.woff2": ((FONT_FILE,), _subset(name)) for name in SUBSETS},
}
