"""The charts of an edition: figures of the ledger given to common.charts, as SVG with a title."""

import re
from decimal import Decimal
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from common import palette
from common.charts import (
    Bar,
    BarChart,
    IndicatorChart,
    Point,
    Series,
    describe_bars,
    describe_indicator,
    draw_bars,
    draw_indicator,
)
from common.czech import round_half_up
from common.periods import Period
from publications.evaluation.rendering import words
from publications.evaluation.rendering.figures import Ledger
from publications.evaluation.snapshot import schema
from publications.evaluation.snapshot.printing import figure_text

_ROOT: Final = re.compile(r"<svg[^>]*>")

# Two beside each other on the width of the text.
_WIDTH: Final = 300
_HEIGHT: Final = 112
BARS_WIDTH: Final = 620
# That of a phone's screen.
NARROW_WIDTH: Final = 328


def indicator_chart(row: schema.GlobalRow, ledger: Ledger) -> SafeString:
    """The values of a global indicator over time; empty where there is no line to draw."""
    series = tuple(_series(item, ledger) for item in row.series)
    chart = IndicatorChart(
        series=tuple(item for item in series if item.points),
        target=_target(row.target, ledger) if row.target else None,
        target_text=row.target_text,
    )
    known = [point for item in chart.series for point in item.points if point.value is not None]
    if len({point.period for point in known}) < 2:
        return mark_safe("")
    verdict = words.VERDICTS[row.verdict.state]
    alternative = (
        f"Graf vývoje indikátoru {row.name} v čase, hodnocení: {verdict}. "
        f"{describe_indicator(chart)}"
    )
    return _titled(draw_indicator(chart, width=_WIDTH, height=_HEIGHT), alternative)


def funding_chart(
    funding: schema.Funding, colours: dict[str, int], ledger: Ledger, width: int
) -> SafeString:
    """How the money divides among areas, ``width`` px wide; empty where there is none."""
    bars = tuple(
        Bar(
            name=f"{area.code} {area.name}".strip(),
            value=amount,
            text=ledger[area.subtotal].text,
            colour=palette.AREAS[colours.get(area.code, 1) - 1],
        )
        for area in funding.areas
        if (amount := _amount(area.subtotal, ledger)) is not None
    )
    if not any(bar.value for bar in bars):
        return mark_safe("")
    chart = BarChart(bars)
    alternative = (
        f"Graf rozdělení peněz mezi oblasti; částky stojí také v tabulkách pod ním. "
        f"{describe_bars(chart)}"
    )
    return _titled(draw_bars(chart, width=width), alternative)


def _series(series: schema.Series, ledger: Ledger) -> Series:
    return Series(
        territory=series.territory,
        points=tuple(
            Point(
                period=Period.parse(point.period),
                value=_amount(point.figure, ledger),
                text=figure_text(ledger.entries[point.figure].figure),
                is_approximate=ledger.entries[point.figure].figure.is_approximate,
                breaks_series=point.breaks_series,
            )
            for point in series.points
        ),
    )


def _amount(figure_id: str, ledger: Ledger) -> Decimal | None:
    return ledger.entries[figure_id].figure.amount


def _target(figure_id: str, ledger: Ledger) -> Decimal | None:
    """Rounded as it is printed: the drawing writes it beside its line."""
    figure = ledger.entries[figure_id].figure
    return None if figure.amount is None else round_half_up(figure.amount, figure.places)


def _titled(svg: str, alternative: str) -> SafeString:
    """The title is what browsers and the PDF's Figure take the alternative text from."""
    root = _ROOT.match(svg)
    if root is None:
        raise ValueError("the drawing is no SVG")
    title = f"<title>{escape(alternative)}</title>"
    return mark_safe(  # noqa: S308 - drawn by common.charts; the title is escaped
        f'{root[0][:-1]} role="img">{title}{svg[root.end() :]}'
    )
