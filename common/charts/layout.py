"""Where everything of an indicator's chart stands, in px, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from common import palette
from common.charts.data import IndicatorChart, Point, Series
from common.charts.labels import Box, Stroke
from common.charts.text_size import text_width, wrap
from common.czech import NBSP, format_number
from common.periods import PeriodKind

SIZE: Final = 11.0
SMALL: Final = 10.5
#: From a mark to what is written beside it.
GAP: Final = 8.0
#: Between a value and the name after it.
NAME_GAP: Final = 5.0

COLOURS: Final = (palette.BLUE, palette.INK_SOFT, palette.INK_SOFT)

_NAME_SHARE: Final = 0.3
_TICKS_HEIGHT: Final = 20.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A known value in its place. ``part`` numbers the pieces of the line."""

    point: Point
    x: float
    y: float
    part: int


@dataclass(frozen=True, slots=True)
class Line:
    index: int
    territory: str
    marks: tuple[Mark, ...]

    @property
    def colour(self) -> str:
        return COLOURS[self.index]

    @property
    def strokes(self) -> list[Stroke]:
        return [Stroke(a.x, a.y, b.x, b.y) for a, b in pairwise(self.marks) if a.part == b.part]


class Layout:
    """The places of one chart. ValueError for a chart without any point."""

    def __init__(self, chart: IndicatorChart, width: int, height: int) -> None:
        self.series = chart.series[:3]
        points = [point for series in self.series for point in series.points]
        if not points:
            raise ValueError("a chart needs at least one point")
        self.chart = chart
        self.size = Box(0, 0, width, height)
        self.is_single = len(self.series) == 1
        self.ticks = {year_of(point): _tick(point) for point in points}
        self.years = sorted(self.ticks)
        has_break = any(point.breaks_series for point in points)
        left, right = self._margins()
        self.plot = Box(left, 16 if has_break else 2, width - right, height - _TICKS_HEIGHT)
        values = [float(point.value) for point in points if point.value is not None]
        values += [float(chart.target)] if chart.target is not None else []
        self.low, self.high = min(values, default=0.0), max(values, default=0.0)
        self.lines = [self._line(index, series) for index, series in enumerate(self.series)]
        self.breaks = sorted({x for series in self.series for x in self._breaks(series)})

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
        left, right = text_width(first, SMALL) / 2, text_width(last, SMALL) / 2
        for series in self.series:
            known = [point for point in series.points if point.value is not None]
            if not known:
                continue
            start = text_width(known[0].text, SIZE, bold=True)
            left = max(left, start / 2 if self.is_single else start + GAP)
            if self.is_single:
                right = max(right, text_width(known[-1].text, SIZE, bold=True) / 2)
            else:
                right = max(right, GAP + self.value_width() + NAME_GAP + self._name_width(series))
        if self.chart.target is not None:
            right = max(right, GAP + text_width(self.target_text(), SMALL))
        return left + 2, right + 2

    def names(self, series: Series) -> list[str]:
        return wrap(series.territory, self.size.right * _NAME_SHARE, SMALL, 2)

    def _name_width(self, series: Series) -> float:
        return max(text_width(line, SMALL) for line in self.names(series))

    def value_width(self) -> float:
        """Of the widest last value: names start in one column after it."""
        last = [point.text for series in self.series for point in series.points[-1:]]
        return max((text_width(text, SIZE, bold=True) for text in last), default=0)

    def target_text(self) -> str:
        return f"cíl{NBSP}{format_number(self.chart.target or 0)}"

    def _line(self, index: int, series: Series) -> Line:
        marks: list[Mark] = []
        part = 0
        for point in series.points:
            part += point.breaks_series or point.value is None
            if point.value is not None:
                place = self.x(year_of(point)), self.y(float(point.value))
                marks.append(Mark(point, *place, part))
        return Line(index, series.territory, tuple(marks))

    def _breaks(self, series: Series) -> Iterator[float]:
        for before, point in pairwise(series.points):
            if point.breaks_series:
                yield round((self.x(year_of(before)) + self.x(year_of(point))) / 2, 1)

    def target(self) -> list[Stroke]:
        if self.chart.target is None:
            return []
        y = self.y(float(self.chart.target))
        return [Stroke(self.plot.left - 4, y, self.plot.right + 4, y)]

    @property
    def first_x(self) -> float:
        return self.x(self.years[0])

    @property
    def last_x(self) -> float:
        return self.x(self.years[-1])


def year_of(point: Point) -> float:
    """The middle of the period as a year with a fraction."""
    middle = point.period.start + (point.period.end - point.period.start) / 2
    return round(middle.year + (middle.timetuple().tm_yday - 1) / 366, 3)


def _tick(point: Point) -> str:
    """A school year is recognised by its form: 2020/21."""
    is_school_year = point.period.kind is PeriodKind.SCHOOL_YEAR
    return point.period.text if is_school_year else point.period.label
