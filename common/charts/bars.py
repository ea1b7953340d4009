"""Shares of a whole as lying bars: each with its name, its value and its share in words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from common import palette
from common.charts.engine import Spec, draw, texts
from common.charts.labels import Label
from common.charts.text_size import shorten, text_width
from common.czech import format_percent, round_half_up

_ROW: Final = 36
_THICK: Final = 8
_SIZE: Final = 11.5


@dataclass(frozen=True, slots=True)
class Bar:
    """``text`` is the value as printed; ``colour`` one of the palette."""

    name: str
    value: Decimal
    text: str
    colour: str = palette.BLUE


@dataclass(frozen=True, slots=True)
class BarChart:
    bars: tuple[Bar, ...]


def draw_bars(chart: BarChart, *, width: int = 540) -> str:
    """SVG ``width`` px wide, 36 px a bar. ValueError without bars or for a negative value.

    The grey track is the longest bar, so that a zero is seen to be one.
    """
    if not chart.bars or any(bar.value < 0 for bar in chart.bars):
        raise ValueError("bars show at least one value, none below zero")
    longest = max(bar.value for bar in chart.bars) or Decimal(1)
    tracks: list[Spec] = []
    bars: list[Spec] = []
    labels: list[Label] = []
    for index, bar in enumerate(chart.bars):
        y = index * _ROW + 19
        long = round(width * float(bar.value / longest), 1)
        tracks.append({"x": 0, "x2": width, "y": y, "y2": y + _THICK, "colour": palette.LINE})
        if bar.value:
            bars.append({"x": 0, "x2": long, "y": y, "y2": y + _THICK, "colour": bar.colour})
        value = f"{bar.text} · {_share(chart, bar)}"
        room = width - text_width(value, _SIZE, bold=True) - 16
        name = shorten(bar.name, room, _SIZE)
        middle = index * _ROW + 9
        labels.append(Label(name, 0, middle, palette.INK, "left", _SIZE))
        labels.append(Label(value, width, middle, palette.INK, "right", _SIZE, bold=True))
    layers = [_rectangles(tracks, 0.45), _rectangles(bars, 1), *texts(labels)]
    return draw({"width": width, "height": _ROW * len(chart.bars), "layer": layers})


def describe_bars(chart: BarChart) -> str:
    """The bars in a Czech sentence."""
    parts = [f"{bar.name} {bar.text} ({_share(chart, bar)})" for bar in chart.bars]
    return "; ".join(parts) + "."


def _rectangles(rows: list[Spec], opacity: float) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {"type": "rect", "opacity": opacity, "cornerRadius": 1},
        "encoding": {
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }


def _share(chart: BarChart, bar: Bar) -> str:
    total = sum((other.value for other in chart.bars), Decimal(0))
    if not total:
        return format_percent(0)
    return format_percent(round_half_up(bar.value * 100 / total, 0))
