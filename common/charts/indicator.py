"""One indicator over time: up to three territories, a target, breaks of the series.

Values are written at their points, so there is no value axis, and the scale need not start at zero.
Territories differ by line, mark and their name beside the last point, not by colour alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from common import palette
from common.charts.engine import Spec, draw
from common.periods import Period

_COLOURS: Final = (palette.BLUE, palette.INK_SOFT, palette.LINE_STRONG)
_DASHES: Final = ([1, 0], [5, 3], [1.5, 2.5])
_SHAPES: Final = ("circle", "square", "diamond")
_MARGIN: Final = {"left": 30, "right": 42, "top": 14, "bottom": 18}
_ALL_LABELS_UP_TO: Final = 4
_SIDE_TEXT: Final = {"type": "text", "align": "left", "fontSize": 10.5}


@dataclass(frozen=True, slots=True)
class Point:
    """``value`` is None where there is none; ``text`` then says why ("n. a.")."""

    period: Period
    value: Decimal | None
    text: str
    is_approximate: bool = False
    breaks_series: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    territory: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class IndicatorChart:
    """``target`` is the number to reach, where the target is one; ``target_text`` says it."""

    series: tuple[Series, ...]
    target: Decimal | None = None
    target_text: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the drawing spans, in years and in values."""

    first: float
    last: float
    low: float
    high: float


def draw_indicator(chart: IndicatorChart, *, width: int = 264, height: int = 120) -> str:
    """SVG of ``width`` × ``height`` px. ValueError for a chart without any point."""
    frame = _frame(chart)
    layers = [_floor(chart, frame), *_missing(chart, frame), *_target(chart, frame)]
    layers += _breaks(chart, frame)
    for index, series in enumerate(chart.series[:3]):
        layers += _series(chart, series, index, frame)
    x = {"field": "x", "type": "quantitative", "axis": None}
    y = {"field": "y", "type": "quantitative", "axis": None}
    x["scale"] = {"domain": [frame.first, frame.last], "nice": False, "zero": False}
    y["scale"] = {"domain": [frame.low, frame.high], "nice": False, "zero": False}
    return draw(
        {
            "width": width - _MARGIN["left"] - _MARGIN["right"],
            "height": height - _MARGIN["top"] - _MARGIN["bottom"],
            "padding": dict(_MARGIN),
            "autosize": {"type": "none"},
            "encoding": {"x": x, "y": y},
            "layer": layers,
        }
    )


def describe_indicator(chart: IndicatorChart) -> str:
    """The chart in a few Czech sentences, for those who do not see it."""
    sentences = []
    for series in chart.series:
        values = ", ".join(f"{point.text} ({point.period.label})" for point in series.points)
        sentences.append(f"{series.territory}: {values}.")
        for before, point in pairwise(series.points):
            if point.breaks_series:
                sentences.append(
                    f"Mezi obdobími {before.period.label} a {point.period.label} se změnila "
                    "metoda, hodnoty nelze srovnávat."
                )
    if chart.target_text:
        sentences.append(f"Cíl: {chart.target_text}.")
    return " ".join(sentences)


def _frame(chart: IndicatorChart) -> _Frame:
    points = [point for series in chart.series for point in series.points]
    if not points:
        raise ValueError("a chart needs at least one point")
    years = [_year(point) for point in points]
    values = [float(point.value) for point in points if point.value is not None]
    if chart.target is not None:
        values.append(float(chart.target))
    values = values or [0.0]
    # A single year or value still needs a span to stand in the middle of.
    years_span = (max(years) - min(years)) or 1.0
    span = (max(values) - min(values)) or abs(max(values)) or 1.0
    return _Frame(
        first=min(years) - (0.5 if len(set(years)) == 1 else 0.04 * years_span),
        last=max(years) + (0.5 if len(set(years)) == 1 else 0.04 * years_span),
        low=min(values) - 0.34 * span,
        high=max(values) + 0.30 * span,
    )


def _year(point: Point) -> float:
    """The middle of the period as a year with a fraction."""
    middle = point.period.start + (point.period.end - point.period.start) / 2
    return round(middle.year + (middle.timetuple().tm_yday - 1) / 366, 3)


def _floor(chart: IndicatorChart, frame: _Frame) -> Spec:
    """The base line with the periods below it."""
    labels: dict[float, str] = {}
    for series in chart.series:
        for point in series.points:
            labels.setdefault(_year(point), point.period.label.replace("školní rok\u00a0", ""))
    years = sorted(labels)
    # Periods closer than a seventh of the width would run into each other.
    gap = (frame.last - frame.first) / 7
    shown = [years[-1]]
    for year in reversed(years[:-1]):
        if shown[-1] - year >= gap:
            shown.append(year)
    text = [{"x": year, "y": frame.low, "text": labels[year]} for year in sorted(shown)]
    line = {"x": frame.first, "y": frame.low, "x2": frame.last}
    return {
        "layer": [
            {
                "data": {"values": [line]},
                "mark": {"type": "rule", "stroke": palette.LINE_STRONG, "strokeWidth": 0.8},
                "encoding": {"x2": {"field": "x2"}},
            },
            {
                "data": {"values": text},
                "mark": {"type": "text", "dy": 11, "fill": palette.INK_SOFT, "fontSize": 10.5},
                "encoding": {"text": {"field": "text"}},
            },
        ]
    }


def _missing(chart: IndicatorChart, frame: _Frame) -> Iterator[Spec]:
    rows = [
        {"x": _year(point), "y": frame.low, "text": point.text}
        for series in chart.series[:1]
        for point in series.points
        if point.value is None
    ]
    if rows:
        yield {
            "data": {"values": rows},
            "mark": {"type": "text", "dy": -9, "fill": palette.INK_SOFT, "fontSize": 11},
            "encoding": {"text": {"field": "text"}},
        }


def _target(chart: IndicatorChart, frame: _Frame) -> Iterator[Spec]:
    if chart.target is None:
        return
    row = {"x": frame.first, "y": float(chart.target), "x2": frame.last, "text": "cíl"}
    stroke = {"stroke": palette.ACCENT, "strokeWidth": 1.2, "strokeDash": [2, 2]}
    yield {
        "data": {"values": [row]},
        "mark": {"type": "rule", **stroke},
        "encoding": {"x2": {"field": "x2"}},
    }
    yield {
        "data": {"values": [{**row, "x": frame.last}]},
        "mark": {**_SIDE_TEXT, "dx": 5, "fill": palette.ACCENT},
        "encoding": {"text": {"field": "text"}},
    }


def _breaks(chart: IndicatorChart, frame: _Frame) -> Iterator[Spec]:
    """A dotted upright line where the method changed."""
    rows = []
    for series in chart.series:
        for before, point in pairwise(series.points):
            if point.breaks_series:
                x = (_year(before) + _year(point)) / 2
                rows.append({"x": x, "y": frame.low, "y2": frame.high, "text": "změna metody"})
    if not rows:
        return
    yield {
        "data": {"values": rows[:1]},
        "mark": {"type": "rule", "stroke": palette.LINE_STRONG, "strokeDash": [1, 2]},
        "encoding": {"y2": {"field": "y2"}},
    }
    yield {
        "data": {"values": [{**rows[0], "y": frame.high}]},
        "mark": {"type": "text", "dy": -5, "fill": palette.INK_SOFT, "fontSize": 9.5},
        "encoding": {"text": {"field": "text"}},
    }


def _series(chart: IndicatorChart, series: Series, index: int, frame: _Frame) -> Iterator[Spec]:
    colour = _COLOURS[index]
    rows: list[Spec] = []
    segment = 0
    known = [point for point in series.points if point.value is not None]
    for number, point in enumerate(known):
        # A missing value inside the series parts the line as a change of method does.
        segment += point.breaks_series
        is_end = number in (0, len(known) - 1) or point.breaks_series
        rows.append(
            {
                "x": _year(point),
                "y": float(point.value or 0),
                "segment": segment,
                "text": point.text if is_end or len(known) <= _ALL_LABELS_UP_TO else "",
                "fill": palette.PAPER if point.is_approximate else colour,
                "above": _is_above(chart, series, point),
            }
        )
    if not rows:
        return
    data = {"values": rows}
    yield {
        "data": data,
        "mark": {
            "type": "line",
            "stroke": colour,
            "strokeWidth": 1.8,
            "strokeDash": _DASHES[index],
        },
        "encoding": {"detail": {"field": "segment", "type": "nominal"}},
    }
    yield {
        "data": data,
        "mark": {
            "type": "point",
            "shape": _SHAPES[index],
            "size": 38,
            "stroke": colour,
            "strokeWidth": 1.5,
            "opacity": 1,
            "filled": False,
        },
        "encoding": {"fill": {"field": "fill", "type": "nominal", "scale": None}},
    }
    weight = "bold" if index == 0 else "normal"
    for above, shift in ((True, -10), (False, 11)):
        yield {
            "data": {"values": [row for row in rows if row["above"] is above]},
            "mark": {"type": "text", "dy": shift, "fill": colour, "fontWeight": weight},
            "encoding": {"text": {"field": "text"}},
        }
    if len(chart.series) > 1:
        # Names of lines that end close to each other step aside, the upper one up.
        nudge = (-4 if rows[-1]["above"] else 5) if _ends_meet(chart, frame) else 0
        yield {
            "data": {"values": [{**rows[-1], "text": series.territory}]},
            "mark": {**_SIDE_TEXT, "dx": 8, "dy": nudge, "fill": colour},
            "encoding": {"text": {"field": "text"}},
        }


def _is_above(chart: IndicatorChart, series: Series, point: Point) -> bool:
    """Whether the value is written above its point: not where a line comes down to it."""
    if point.value is None:
        return True
    if len(chart.series) == 1:
        place = series.points.index(point)
        beside = [
            other.value
            for other in series.points[max(0, place - 1) : place + 2]
            if other.value is not None
        ]
        return max(beside) == point.value or min(beside) < point.value
    others = [
        other.value
        for others in chart.series
        if others is not series
        for other in others.points
        if other.period == point.period and other.value is not None
    ]
    return not others or point.value >= max(others)


def _ends_meet(chart: IndicatorChart, frame: _Frame) -> bool:
    """Whether two lines end within an eighth of the height of each other."""
    ends = sorted(
        [float(point.value) for point in series.points if point.value is not None][-1]
        for series in chart.series
        if any(point.value is not None for point in series.points)
    )
    near = (frame.high - frame.low) / 8
    return any(upper - lower < near for lower, upper in pairwise(ends))
