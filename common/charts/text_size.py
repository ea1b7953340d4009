"""How wide a text is in the family of pages and PDF, and what to do when it is too wide."""

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from fontTools.ttLib import TTFont

FONTS: Final = Path(str(resources.files("fontpkg_source_sans_3") / "files"))
ELLIPSIS: Final = "…"

_FILE: Final = "SourceSans3[wght].ttf"
_REGULAR: Final = 400
_BOLD: Final = 700
# A reader without the family sees another one, which is wider more often than not.
_RESERVE: Final = 1.04


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in px of one line at `size` px."""
    glyphs, names = _face(_BOLD if bold else _REGULAR)
    units = sum(_advance(glyphs, names.get(ord(letter), ".notdef")) for letter in text)
    return units * size / 1000 * _RESERVE


def shorten(text: str, width: float, size: float) -> str:
    """The text, or its beginning with an ellipsis, so that it fits into `width` px."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip(" \u00a0,–-") + ELLIPSIS


def wrap(text: str, width: float, size: float, lines: int) -> list[str]:
    """The text in at most `lines` lines of `width` px; what does not fit is shortened."""
    words = text.split(" ")
    wrapped: list[str] = []
    while words and len(wrapped) < lines - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        wrapped.append(shorten(line, width, size))
    if words:
        wrapped.append(shorten(" ".join(words), width, size))
    return wrapped


def _advance(glyphs: Any, name: str) -> float:
    width: float = glyphs[name].width
    return width


@cache
def _face(weight: int) -> tuple[Any, dict[int, str]]:
    font = TTFont(FONTS / _FILE)
    return font.getGlyphSet(location={"wght": weight}), font.getBestCmap()
