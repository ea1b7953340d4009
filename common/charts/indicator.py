"""An indicator over time: one to three territories as lines with their values written at them.

Colour is never alone: each territory has its own mark, dash and name. A hollow mark is an
approximate value. No line runs across a change of method or a missing value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from common import palette
from common.charts.data import IndicatorChart, Point, Series
from common.charts.engine import Spec, draw, rules, texts
from common.charts.labels import LINE_HEIGHT, Box, Label, Stroke, first_free, stack
from common.charts.text_size import text_width, wrap
from common.czech import NBSP, format_number
from common.periods import PeriodKind

_COLOURS: Final = (palette.BLUE, palette.INK_SOFT, palette.INK_SOFT)
_DASHES: Final = ([1, 0], [5, 3], [1.5, 2.5])
_SHAPES: Final = ("circle", "square", "diamond")
_SIZE: Final = 11.0
_SMALL: Final = 10.5
_MARK: Final = 4.5
_GAP: Final = 8.0
_NAME_SHARE: Final = 0.3
_ALL_LABELS_UP_TO: Final = 6
_TICKS_HEIGHT: Final = 20.0
_BREAK_TEXT: Final = "změna metody"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A known value in its place. ``part`` numbers the pieces of the line."""

    point: Point
    x: float
    y: float
    part: int


@dataclass(frozen=True, slots=True)
class _Line:
    index: int
    territory: str
    marks: tuple[_Mark, ...]

    @property
    def colour(self) -> str:
        return _COLOURS[self.index]

    @property
    def strokes(self) -> list[Stroke]:
        return [Stroke(a.x, a.y, b.x, b.y) for a, b in pairwise(self.marks) if a.part == b.part]


def draw_indicator(chart: IndicatorChart, *, width: int = 264, height: int = 120) -> str:
    """SVG of ``width`` × ``height`` px. ValueError for a chart without any point."""
    drawing = _Drawing(chart, width, height)
    layers = [*drawing.frame(), *drawing.lines_and_marks(), *texts(drawing.labels())]
    return draw({"width": width, "height": height, "layer": layers})


class _Drawing:
    """Every place in px, worked out before anything is drawn."""

    def __init__(self, chart: IndicatorChart, width: int, height: int) -> None:
        self.series = chart.series[:3]
        points = [point for series in self.series for point in series.points]
        if not points:
            raise ValueError("a chart needs at least one point")
        self.chart = chart
        self.size = Box(0, 0, width, height)
        self.is_single = len(self.series) == 1
        self.ticks = {_year(point): _tick(point) for point in points}
        self.years = sorted(self.ticks)
        has_break = any(point.breaks_series for point in points)
        left, right = self._margins()
        self.plot = Box(left, 16 if has_break else 2, width - right, height - _TICKS_HEIGHT)
        values = [float(point.value) for point in points if point.value is not None]
        values += [float(chart.target)] if chart.target is not None else []
        self.low, self.high = min(values, default=0.0), max(values, default=0.0)
        self.lines = [self._line(index, series) for index, series in enumerate(self.series)]
        self.breaks = sorted({x for series in self.series for x in self._breaks(series)})

    # -- places ---------------------------------------------------------------------------

    def x(self, year: float) -> float:
        first, last = self.years[0], self.years[-1]
        share = 0.5 if first == last else (year - first) / (last - first)
        return round(self.plot.left + share * (self.plot.right - self.plot.left), 1)

    def y(self, value: float) -> float:
        top, bottom = self.plot.top + 18, self.plot.bottom - 20
        share = 0.5 if self.low == self.high else (value - self.low) / (self.high - self.low)
        return round(bottom - share * (bottom - top), 1)

    def _margins(self) -> tuple[float, float]:
        """Room on the left and right for what is written beside the lines."""
        first, last = self.ticks[self.years[0]], self.ticks[self.years[-1]]
        left, right = text_width(first, _SMALL) / 2, text_width(last, _SMALL) / 2
        for series in self.series:
            known = [point for point in series.points if point.value is not None]
            if not known:
                continue
            start = text_width(known[0].text, _SIZE, bold=True)
            left = max(left, start / 2 if self.is_single else start + _GAP)
            if self.is_single:
                right = max(right, text_width(known[-1].text, _SIZE, bold=True) / 2)
            else:
                right = max(right, _GAP + self._value_width() + 5 + self._name_width(series))
        if self.chart.target is not None:
            right = max(right, _GAP + text_width(self._target_text(), _SMALL))
        return left + 2, right + 2

    def _names(self, series: Series) -> list[str]:
        return wrap(series.territory, self.size.right * _NAME_SHARE, _SMALL, 2)

    def _name_width(self, series: Series) -> float:
        return max(text_width(line, _SMALL) for line in self._names(series))

    def _value_width(self) -> float:
        """Of the widest last value: names start in one column after it."""
        last = [point.text for series in self.series for point in series.points[-1:]]
        return max((text_width(text, _SIZE, bold=True) for text in last), default=0)

    def _target_text(self) -> str:
        return f"cíl{NBSP}{format_number(self.chart.target or 0)}"

    def _line(self, index: int, series: Series) -> _Line:
        marks: list[_Mark] = []
        part = 0
        for point in series.points:
            part += point.breaks_series or point.value is None
            if point.value is not None:
                place = self.x(_year(point)), self.y(float(point.value))
                marks.append(_Mark(point, *place, part))
        return _Line(index, series.territory, tuple(marks))

    def _breaks(self, series: Series) -> Iterator[float]:
        for before, point in pairwise(series.points):
            if point.breaks_series:
                yield round((self.x(_year(before)) + self.x(_year(point))) / 2, 1)

    # -- layers ---------------------------------------------------------------------------

    def frame(self) -> Iterator[Spec]:
        """Base line with ticks, the target, changes of method."""
        floor = self.plot.bottom
        ends = self.plot.left - 4, self.plot.right + 4
        base = [Stroke(ends[0], floor, ends[1], floor)]
        base += [Stroke(self.x(year), floor, self.x(year), floor + 3) for year in self.years]
        yield rules(base, palette.LINE_STRONG, 0.8)
        yield from (rules([line], palette.ACCENT, 1.2, [2, 2]) for line in self._target())
        broken = [Stroke(x, self.plot.top, x, floor) for x in self.breaks]
        if broken:
            yield rules(broken, palette.LINE_STRONG, 1, [1, 2])

    def _target(self) -> list[Stroke]:
        if self.chart.target is None:
            return []
        y = self.y(float(self.chart.target))
        return [Stroke(self.plot.left - 4, y, self.plot.right + 4, y)]

    def lines_and_marks(self) -> Iterator[Spec]:
        """The first territory is drawn last, on top of the others."""
        for line in reversed(self.lines):
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

    def labels(self) -> list[Label]:
        """All texts; where there is no room, a value between the ends is left out."""
        fixed = [*self._tick_labels(), *self._missing(), *self._break_label()]
        fixed += [*self._right_column(), *self._left_column()]
        strokes = [stroke for line in self.lines for stroke in line.strokes] + self._target()
        strokes += [Stroke(x, self.plot.top, x, self.plot.bottom) for x in self.breaks]
        strokes.append(Stroke(0, self.plot.bottom, self.size.right, self.plot.bottom))
        boxes = [label.box for label in fixed]
        boxes += [
            Box(mark.x - _MARK, mark.y - _MARK, mark.x + _MARK, mark.y + _MARK)
            for line in self.lines
            for mark in line.marks
        ]
        placed = list(fixed)
        for line, number, is_needed in self._values_to_place():
            candidates = list(_beside(line, number))
            label = first_free(candidates, self.size, boxes, strokes)
            label = label or (candidates[0] if is_needed else None)
            if label is not None:
                placed.append(label)
                boxes.append(label.box)
        return placed

    def _values_to_place(self) -> list[tuple[_Line, int, bool]]:
        """The values not in a column, the more telling first: ends, breaks, then the rest."""
        wanted: list[tuple[int, _Line, int]] = []
        for line in self.lines:
            for number, mark in enumerate(line.marks):
                is_end = number in (0, len(line.marks) - 1)
                if not self.is_single and is_end and mark.x in (self.plot_left, self.plot_right):
                    continue
                at_break = mark.point.breaks_series or (
                    number + 1 < len(line.marks) and line.marks[number + 1].point.breaks_series
                )
                rank = 0 if is_end else 1 if at_break else 2
                if rank < 2 or len(line.marks) <= _ALL_LABELS_UP_TO:
                    wanted.append((rank, line, number))
        wanted.sort(key=lambda item: (item[0], item[1].marks[item[2]].y, item[1].index))
        return [(line, number, rank == 0) for rank, line, number in wanted]

    @property
    def plot_left(self) -> float:
        return self.x(self.years[0])

    @property
    def plot_right(self) -> float:
        return self.x(self.years[-1])

    def _right_column(self) -> list[Label]:
        """Last values and names beside the line ends, and the target; none covers another."""
        x = self.plot_right + _GAP
        blocks: list[tuple[float, list[Label]]] = []
        for line in [] if self.is_single else self.lines:
            if not line.marks:
                continue
            last = line.marks[-1]
            names = self._names(self.series[line.index])
            name_x = x + self._value_width() + 5
            block = [
                Label(name, name_x, row * _SMALL * LINE_HEIGHT, line.colour, "left", _SMALL)
                for row, name in enumerate(names)
            ]
            if last.x == self.plot_right:
                block.append(Label(last.point.text, x, 0, line.colour, "left", _SIZE, bold=True))
            blocks.append((last.y, block))
        if self.chart.target is not None:
            text = self._target_text()
            y = self.y(float(self.chart.target))
            blocks.append((y, [Label(text, x, 0, palette.ACCENT, "left", _SMALL)]))
        return self._stacked(blocks)

    def _left_column(self) -> list[Label]:
        """First values of several territories, before their lines."""
        blocks = [
            (mark.y, [Label(mark.point.text, mark.x - _GAP, 0, line.colour, "right", bold=True)])
            for line in ([] if self.is_single else self.lines)
            for mark in line.marks[:1]
            if mark.x == self.plot_left != self.plot_right
        ]
        return self._stacked(blocks)

    def _stacked(self, blocks: Sequence[tuple[float, list[Label]]]) -> list[Label]:
        heights = [
            max(label.box.bottom for label in block) - min(label.box.top for label in block)
            for _, block in blocks
        ]
        # A block is anchored at its first line, so a second one hangs below.
        wanted = [
            y + height / 2 - _SIZE * LINE_HEIGHT / 2
            for (y, _), height in zip(blocks, heights, strict=True)
        ]
        middles = stack(wanted, heights, self.size.top, self.plot.bottom)
        placed = []
        for (_, block), height, middle in zip(blocks, heights, middles, strict=True):
            top = middle - height / 2 + _SIZE * LINE_HEIGHT / 2
            placed += [_moved(label, top + label.y) for label in block]
        return placed

    def _tick_labels(self) -> list[Label]:
        y = self.plot.bottom + 12
        labels = [
            Label(self.ticks[year], self.x(year), y, palette.INK_SOFT, size=_SMALL)
            for year in self.years
        ]
        last = len(labels) - 1
        steps = [step for step in range(1, last + 1) if last % step == 0]
        for step in steps:
            shown = labels[::step]
            if all(a.box.right + 5 <= b.box.left for a, b in pairwise(shown)):
                return shown
        return labels[-1:]

    def _missing(self) -> list[Label]:
        """Why there is no value, on the base line; only of the first territory."""
        return [
            Label(point.text, self.x(_year(point)), self.plot.bottom - 9, palette.INK_SOFT)
            for point in self.series[0].points
            if point.value is None
        ]

    def _break_label(self) -> list[Label]:
        if not self.breaks:
            return []
        half = text_width(_BREAK_TEXT, _SMALL) / 2
        x = min(max(self.breaks[0], half), self.size.right - half)
        return [Label(_BREAK_TEXT, x, self.plot.top - 8, palette.INK_SOFT, size=_SMALL)]


def _moved(label: Label, y: float) -> Label:
    return Label(label.text, label.x, y, label.colour, label.align, label.size, label.bold)


def _beside(line: _Line, number: int) -> Iterator[Label]:
    """Places for a value: a peak is labelled above, a dip below, then the sides."""
    mark = line.marks[number]
    near = [line.marks[i].y for i in (number - 1, number + 1) if 0 <= i < len(line.marks)]
    is_dip = bool(near) and mark.y > sum(near) / len(near)
    text, colour, bold = mark.point.text, line.colour, line.index == 0
    half = text_width(text, _SIZE, bold=bold) / 2
    above, below = mark.y - 12, mark.y + 12
    for y in (below, above) if is_dip else (above, below):
        for shift in (0.0, -half * 0.6, half * 0.6, -half, half):
            yield Label(text, mark.x + shift, y, colour, size=_SIZE, bold=bold)


def _year(point: Point) -> float:
    """The middle of the period as a year with a fraction."""
    middle = point.period.start + (point.period.end - point.period.start) / 2
    return round(middle.year + (middle.timetuple().tm_yday - 1) / 366, 3)


def _tick(point: Point) -> str:
    """A school year is recognised by its form: 2020/21."""
    is_school_year = point.period.kind is PeriodKind.SCHOOL_YEAR
    return point.period.text if is_school_year else point.period.label
