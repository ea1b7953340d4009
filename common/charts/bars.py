"""Shares of a whole as lying bars: each with its name, its value and its share in words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from common import palette
from common.charts.engine import draw
from common.czech import format_percent, round_half_up

_ROW: Final = 30


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
    """SVG ``width`` px wide, 30 px a bar. ValueError without bars or for a negative value."""
    if not chart.bars or any(bar.value < 0 for bar in chart.bars):
        raise ValueError("bars show at least one value, none below zero")
    rows = [
        {
            "row": index,
            "value": float(bar.value),
            "name": bar.name,
            "text": f"{bar.text}  ·  {_share(chart, bar)}",
            "colour": bar.colour,
        }
        for index, bar in enumerate(chart.bars)
    ]
    top = max(float(bar.value) for bar in chart.bars) or 1.0
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domain": [0, top]}}
    return draw(
        {
            "width": width,
            "height": _ROW * len(rows),
            "padding": 0,
            "autosize": {"type": "none"},
            "data": {"values": rows},
            "encoding": {"y": y},
            "layer": [
                {
                    "mark": {"type": "bar", "height": 7, "yOffset": 8, "cornerRadius": 1},
                    "encoding": {
                        "x": x,
                        "color": {"field": "colour", "type": "nominal", "scale": None},
                    },
                },
                {
                    "mark": {"type": "text", "align": "left", "x": 0, "dy": -5},
                    "encoding": {"text": {"field": "name"}},
                },
                {
                    "mark": {"type": "text", "align": "right", "x": width, "dy": -5},
                    "encoding": {"text": {"field": "text"}},
                },
            ],
        }
    )


def describe_bars(chart: BarChart) -> str:
    """The bars in a Czech sentence."""
    parts = [f"{bar.name} {bar.text} ({_share(chart, bar)})" for bar in chart.bars]
    return "; ".join(parts) + "."


def _share(chart: BarChart, bar: Bar) -> str:
    total = sum((other.value for other in chart.bars), Decimal(0))
    if not total:
        return format_percent(0)
    return format_percent(round_half_up(bar.value * 100 / total, 0))
