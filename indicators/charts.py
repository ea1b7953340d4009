"""The chart of a global indicator: its values by territory and the number to reach."""

from common.charts import IndicatorChart, Point, Series
from common.czech import round_half_up
from common.figures import ValueStatus
from indicators.results import GlobalResult
from indicators.series import GlobalSeries, SeriesValue, TerritorySeries
from indicators.shown import amount_or_mark

#: More lines than these cannot be told apart without colour.
MOST_TERRITORIES = 3


def indicator_chart(result: GlobalResult) -> IndicatorChart | None:
    """None where there is no line to draw: fewer than two periods have a value."""
    series = result.series
    shown = [item for item in series.territories if item.values][:MOST_TERRITORIES]
    known = {
        value.period
        for item in shown
        for value in item.values
        if value.status is ValueStatus.REPORTED
    }
    if len(known) < 2:
        return None
    target = result.to_reach
    return IndicatorChart(
        series=tuple(_line(series, item) for item in shown),
        target=None if target is None else round_half_up(target, series.decimal_places),
        target_text=result.target_text,
    )


def value_text(series: GlobalSeries, value: SeriesValue) -> str:
    """ "3,01 %", "cca 3 100", "n. a."; a unit that is a word is left out."""
    return amount_or_mark(
        value.amount,
        value.status,
        series.decimal_places,
        series.unit,
        is_approximate=value.is_approximate,
    )


def _line(series: GlobalSeries, territory: TerritorySeries) -> Series:
    return Series(
        territory=territory.short_name,
        points=tuple(
            Point(
                period=value.period,
                value=value.amount,
                text=value_text(series, value),
                is_approximate=value.is_approximate,
                breaks_series=value.breaks_series,
            )
            for value in territory.values
        ),
    )
