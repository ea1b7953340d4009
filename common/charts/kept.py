"""Drawings kept in the cache: one costs some 30 ms, the first of a process a second and 110 MB.

Kept under what is drawn and what draws it, so a drawing is never an old one: other data or another
version of the code or of the library is another key.
"""

import hashlib
import logging
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from django.core.cache import cache as kept
from redis.exceptions import RedisError

from common.charts.data import IndicatorChart
from common.charts.indicator import draw_indicator

logger = logging.getLogger(__name__)

# Only for what nobody asks for any more.
_KEEP_FOR: Final = 30 * 24 * 3600
_FOLDER: Final = Path(__file__).resolve().parent


class Drawing(NamedTuple):
    """What is to be drawn, in px."""

    chart: IndicatorChart
    width: int
    height: int


def svg_of(drawings: Iterable[Drawing]) -> list[str]:
    """SVG of each, as ``draw_indicator`` draws it. One question to the cache for all."""
    wanted = {drawing: key_of(drawing) for drawing in drawings}
    found = _read(wanted.values())
    drawn = {
        key: draw_indicator(drawing.chart, width=drawing.width, height=drawing.height)
        for drawing, key in wanted.items()
        if key not in found
    }
    if drawn:
        _write(drawn)
    return [found.get(key) or drawn[key] for key in wanted.values()]


def _read(keys: Iterable[str]) -> dict[str, str]:
    """A cache that does not answer is an empty one: pages do without it."""
    try:
        found: dict[str, str] = kept.get_many(list(keys))
    except (RedisError, OSError) as error:
        logger.warning("Kept drawings cannot be read: %s", error)
        return {}
    return found


def _write(drawn: dict[str, str]) -> None:
    try:
        kept.set_many(drawn, _KEEP_FOR)
    except (RedisError, OSError) as error:
        logger.warning("Drawings cannot be kept: %s", error)


def key_of(drawing: Drawing) -> str:
    """Of the cache."""
    return f"chart:{hashlib.sha256(f'{_drawn_by()}{drawing!r}'.encode()).hexdigest()}"


@cache
def _drawn_by() -> str:
    digest = hashlib.sha256(version("vl-convert-python").encode())
    for path in sorted([*_FOLDER.glob("*.py"), _FOLDER.parent / "palette.py"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
