"""What an indicator's chart shows, and the same in words."""

from dataclasses import dataclass
from decimal import Decimal

from common.periods import Period


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
    """Points of one territory, oldest first."""

    territory: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class IndicatorChart:
    """Up to three series. ``target`` is the number to reach, where the target is one;
    ``target_text`` says it.
    """

    series: tuple[Series, ...]
    target: Decimal | None = None
    target_text: str = ""


def describe_indicator(chart: IndicatorChart) -> str:
    """The chart in a few Czech sentences, for those who do not see it."""
    sentences = []
    for series in chart.series:
        values = ", ".join(f"{point.text} ({point.period.label})" for point in series.points)
        sentences.append(f"{series.territory}: {values}{_trend(series)}.")
        for before, point in zip(series.points, series.points[1:], strict=False):
            if point.breaks_series:
                sentences.append(
                    f"Mezi obdobími {before.period.label} a {point.period.label} se změnila "
                    "metoda, hodnoty nelze srovnávat."
                )
    if chart.target_text:
        sentences.append(f"Cíl: {chart.target_text}.")
    return " ".join(sentences)


def _trend(series: Series) -> str:
    """From the first to the last value of one method; nothing across a change of method."""
    known = [point for point in series.points if point.value is not None]
    if len(known) < 2 or any(point.breaks_series for point in series.points):
        return ""
    first, last = known[0].value, known[-1].value
    if first is None or last is None or first == last:
        return "; od prvního období beze změny"
    return "; od prvního období nárůst" if last > first else "; od prvního období pokles"
