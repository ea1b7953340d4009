"""An indicator over time: one to three territories as lines with their values written at them.

Colour is never alone: each territory has its own mark, dash and name. A hollow mark is an
approximate value. No line runs across a change of method or a missing value.
"""

from collections.abc import Iterator
from typing import Final

from common import palette
from common.charts.data import IndicatorChart
from common.charts.engine import Spec, draw, rules, texts
from common.charts.labels import Stroke
from common.charts.layout import Layout
from common.charts.writing import labels_of

_DASHES: Final = ([1, 0], [5, 3], [1.5, 2.5])
_SHAPES: Final = ("circle", "square", "diamond")


def draw_indicator(chart: IndicatorChart, *, width: int = 264, height: int = 120) -> str:
    """SVG of ``width`` × ``height`` px. ValueError for a chart without any point."""
    layout = Layout(chart, width, height)
    layers = [*_frame(layout), *_lines_and_marks(layout), *texts(labels_of(layout))]
    return draw({"width": width, "height": height, "layer": layers})


def _frame(layout: Layout) -> Iterator[Spec]:
    """Base line with ticks, the target, changes of method."""
    floor = layout.plot.bottom
    ends = layout.plot.left - 4, layout.plot.right + 4
    base = [Stroke(ends[0], floor, ends[1], floor)]
    base += [Stroke(layout.x(year), floor, layout.x(year), floor + 3) for year in layout.years]
    yield rules(base, palette.LINE_STRONG, 0.8)
    yield from (rules([line], palette.ACCENT, 1.2, [2, 2]) for line in layout.target())
    broken = [Stroke(x, layout.plot.top, x, floor) for x in layout.breaks]
    if broken:
        yield rules(broken, palette.LINE_STRONG, 1, [1, 2])


def _lines_and_marks(layout: Layout) -> Iterator[Spec]:
    """The first territory is drawn last, on top of the others."""
    for line in reversed(layout.lines):
        if not line.marks:
            continue
        rows = [
            {
                "x": mark.x,
                "y": mark.y,
                "part": mark.part,
                "fill": palette.PAPER if mark.point.is_approximate else line.colour,
            }
            for mark in line.marks
        ]
        dash = {"strokeDash": _DASHES[line.index]} if line.index else {}
        yield {
            "data": {"values": rows},
            "mark": {"type": "line", "stroke": line.colour, "strokeWidth": 1.8, **dash},
            "encoding": {"detail": {"field": "part", "type": "nominal"}},
        }
        yield {
            "data": {"values": rows},
            "mark": {
                "type": "point",
                "shape": _SHAPES[line.index],
                "size": 36,
                "stroke": line.colour,
                "strokeWidth": 1.5,
                "opacity": 1,
            },
            "encoding": {"fill": {"field": "fill", "type": "nominal", "scale": None}},
        }
