"""Values of a global indicator by territory, in order, with the places where a method changed.

Pure; ``indicators.global_reading`` reads what it works on.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from common.figures import ValueStatus
from common.periods import Period, PeriodKind
from indicators.models import GlobalTarget


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """``breaks_series``: by another method than the value before it, so no trend crosses here."""

    period: Period
    status: ValueStatus
    amount: Decimal | None
    is_approximate: bool = False
    rank: int | None = None
    method: str = ""
    is_baseline: bool = False
    note: str = ""
    source: str = ""
    source_place: str = ""
    source_note: str = ""
    breaks_series: bool = False


@dataclass(frozen=True, slots=True)
class TerritorySeries:
    """One territory's values, oldest first; values of one period by several methods all stand.

    ``baseline`` and ``current`` are the printed ones; ``current`` may be "not available".
    ``comparable`` is the latest reported value that may be compared with the baseline: by the same
    method, of a period that is not shorter. Any of the three may be None.
    """

    territory: str
    name: str
    short_name: str
    kind: str
    values: tuple[SeriesValue, ...]
    baseline: SeriesValue | None
    current: SeriesValue | None
    comparable: SeriesValue | None


@dataclass(frozen=True, slots=True)
class GlobalTargetInForce:
    """``other_territory`` is a key; ``other_territory_words`` goes after "pod"."""

    rule: GlobalTarget.Rule
    year: int
    valid_from: datetime.date
    amount: Decimal | None = None
    other_territory: str = ""
    other_territory_words: str = ""
    rank_direction: str = GlobalTarget.RankDirection.AWAY_FROM_FIRST
    rank_among: str = ""
    reason: str = ""
    source: str = ""
    source_place: str = ""


@dataclass(frozen=True, slots=True)
class GlobalSeries:
    """An indicator with its series: its own territory first, the others by name.

    ``comments`` are (year, text), oldest first.
    """

    indicator: int
    key: str
    position: int
    name: str
    unit: str
    decimal_places: int
    rank_scope: str
    note: str
    source: str
    source_place: str
    target: GlobalTargetInForce | None
    territories: tuple[TerritorySeries, ...]
    comments: tuple[tuple[int, str], ...] = ()

    @property
    def own(self) -> TerritorySeries:
        return self.territories[0]

    def of(self, territory: str) -> TerritorySeries | None:
        return next((item for item in self.territories if item.territory == territory), None)


class Place(NamedTuple):
    """A territory."""

    key: str
    name: str
    short_name: str
    kind: str


class ValueRow(NamedTuple):
    """A value of an indicator (by primary key), known since a day."""

    indicator: int
    place: Place
    known_on: datetime.date
    value: SeriesValue


@dataclass(frozen=True, slots=True)
class GlobalRecords:
    """Global indicators in their order, without series, each with its own territory; all values,
    targets (oldest first) and comments by primary key of the indicator."""

    indicators: tuple[tuple[GlobalSeries, Place], ...]
    values: tuple[ValueRow, ...]
    targets: Mapping[int, tuple[GlobalTargetInForce, ...]]
    comments: Mapping[int, tuple[tuple[int, str], ...]]


def series_of(records: GlobalRecords, *, cut_off: datetime.date) -> list[GlobalSeries]:
    """Every indicator in its order, as known on the day of the cut-off; no queries."""
    values: defaultdict[int, list[ValueRow]] = defaultdict(list)
    for row in records.values:
        if row.known_on <= cut_off:
            values[row.indicator].append(row)
    return [
        replace(
            series,
            target=_in_force(records.targets.get(series.indicator, ()), cut_off),
            territories=_territories(own, values[series.indicator]),
            comments=records.comments.get(series.indicator, ()),
        )
        for series, own in records.indicators
    ]


def territory_series(territory: Place, values: Iterable[SeriesValue]) -> TerritorySeries:
    """Order the values, mark the breaks and pick baseline, current and comparable value."""
    ordered = mark_breaks(in_order(values))
    baseline = next((value for value in ordered if value.is_baseline), None)
    later = list(ordered if baseline is None else ordered[ordered.index(baseline) + 1 :])
    if baseline is not None:
        later = [value for value in later if value.period.end > baseline.period.end]
        whole = [value for value in later if _is_whole_beside(value, baseline)]
        comparable = [
            value
            for value in whole
            if value.method == baseline.method and value.status is ValueStatus.REPORTED
        ]
        later = whole or later
    return TerritorySeries(
        territory=territory.key,
        name=territory.name,
        short_name=territory.short_name,
        kind=territory.kind,
        values=tuple(ordered),
        baseline=baseline,
        current=later[-1] if later else None,
        comparable=comparable[-1] if baseline is not None and comparable else None,
    )


def in_order(values: Iterable[SeriesValue]) -> list[SeriesValue]:
    """By the end of the period; of values up to the same day the older method comes first."""
    since: dict[str, datetime.date] = {}
    found = sorted(values, key=lambda value: (value.period.end, value.period.start, value.method))
    for value in found:
        since.setdefault(value.method, value.period.end)
    return sorted(found, key=lambda value: (value.period.end, since[value.method], value.method))


def mark_breaks(values: Sequence[SeriesValue]) -> list[SeriesValue]:
    """Mark each reported value whose method differs from that of the reported one before it."""
    marked: list[SeriesValue] = []
    method: str | None = None
    for value in values:
        is_reported = value.status is ValueStatus.REPORTED
        breaks = is_reported and method is not None and value.method != method
        marked.append(replace(value, breaks_series=breaks))
        method = value.method if is_reported else method
    return marked


def _is_whole_beside(value: SeriesValue, baseline: SeriesValue) -> bool:
    """Not of a shorter period: a part of a year beside a whole one would look like a fall.

    A day is no such part, what is stated for it is a state.
    """
    if value.period.kind is PeriodKind.DAY:
        return True
    return _months(value.period) >= _months(baseline.period)


def _months(period: Period) -> int:
    years = period.end.year - period.start.year
    return years * 12 + period.end.month - period.start.month + 1


def _territories(own: Place, values: Sequence[ValueRow]) -> tuple[TerritorySeries, ...]:
    found: dict[str, Place] = {own.key: own}
    rows: defaultdict[str, list[SeriesValue]] = defaultdict(list)
    for row in values:
        found.setdefault(row.place.key, row.place)
        rows[row.place.key].append(row.value)
    others = sorted((item for item in found.values() if item.key != own.key), key=lambda t: t.name)
    return tuple(territory_series(item, rows[item.key]) for item in [own, *others])


def _in_force(
    targets: Iterable[GlobalTargetInForce], cut_off: datetime.date
) -> GlobalTargetInForce | None:
    known = [target for target in targets if target.valid_from <= cut_off]
    return known[-1] if known else None
