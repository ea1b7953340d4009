"""Values of a global indicator by territory, in order, with the places where a method changed.

Reading takes four queries whatever the size of the plan; the rest is pure.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from common.figures import ValueStatus
from common.periods import Period, PeriodKind
from indicators.models import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
    Territory,
)
from plans.models import StrategicPlan


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


@dataclass(frozen=True, slots=True)
class GlobalRecords:
    """Global indicators of a plan in their order, with all values, targets and comments."""

    indicators: tuple[GlobalIndicator, ...]
    values: tuple[GlobalValue, ...]
    targets: tuple[GlobalTarget, ...]
    comments: tuple[GlobalComment, ...]


def global_series(plan: StrategicPlan, *, cut_off: datetime.date) -> list[GlobalSeries]:
    """Every global indicator of the plan in its order, as known on the day of the cut-off."""
    return series_of(read_global_records(plan), cut_off=cut_off)


def read_global_records(plan: StrategicPlan) -> GlobalRecords:
    indicators = GlobalIndicator.objects.filter(plan=plan).select_related("territory", "source")
    values = GlobalValue.objects.filter(indicator__plan=plan).select_related("territory", "source")
    targets = GlobalTarget.objects.filter(indicator__plan=plan).select_related(
        "other_territory", "source"
    )
    comments = GlobalComment.objects.filter(indicator__plan=plan)
    return GlobalRecords(
        indicators=tuple(indicators.order_by("position")),
        values=tuple(values),
        targets=tuple(targets.order_by("valid_from")),
        comments=tuple(comments.order_by("year")),
    )


def series_of(records: GlobalRecords, *, cut_off: datetime.date) -> list[GlobalSeries]:
    """As ``global_series``, of records read before; no queries."""
    values: defaultdict[int, list[GlobalValue]] = defaultdict(list)
    for value in records.values:
        if (value.known_on or value.period.end) <= cut_off:
            values[value.indicator_id].append(value)
    targets: dict[int, GlobalTarget] = {
        target.indicator_id: target for target in records.targets if target.valid_from <= cut_off
    }
    comments: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for comment in records.comments:
        comments[comment.indicator_id].append((comment.year, comment.text))
    return [
        GlobalSeries(
            indicator=indicator.pk,
            key=indicator.key,
            position=indicator.position,
            name=indicator.name,
            unit=indicator.unit,
            decimal_places=indicator.decimal_places,
            rank_scope=indicator.rank_scope,
            note=indicator.note,
            source=indicator.source.key if indicator.source else "",
            source_place=indicator.source_place,
            target=_target(targets[indicator.pk]) if indicator.pk in targets else None,
            territories=_territories(indicator.territory, values[indicator.pk]),
            comments=tuple(comments[indicator.pk]),
        )
        for indicator in records.indicators
    ]


def territory_series(territory: Territory, values: Iterable[SeriesValue]) -> TerritorySeries:
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


def _territories(own: Territory, values: Sequence[GlobalValue]) -> tuple[TerritorySeries, ...]:
    found: dict[int, Territory] = {own.pk: own}
    rows: defaultdict[int, list[SeriesValue]] = defaultdict(list)
    for value in values:
        found.setdefault(value.territory_id, value.territory)
        rows[value.territory_id].append(_series_value(value))
    others = sorted((item for item in found.values() if item.pk != own.pk), key=lambda t: t.name)
    return tuple(territory_series(item, rows[item.pk]) for item in [own, *others])


def _series_value(value: GlobalValue) -> SeriesValue:
    return SeriesValue(
        period=value.period,
        status=ValueStatus(value.status),
        amount=value.amount,
        is_approximate=value.is_approximate,
        rank=value.rank,
        method=value.method,
        is_baseline=value.is_baseline,
        note=value.note,
        source=value.source.key if value.source else "",
        source_place=value.source_place,
        source_note=value.source_note,
    )


def _target(target: GlobalTarget) -> GlobalTargetInForce:
    other = target.other_territory
    words = {
        Territory.Kind.REGION.value: "krajskou hodnotu",
        Territory.Kind.COUNTRY.value: "celostátní hodnotu",
    }
    return GlobalTargetInForce(
        rule=GlobalTarget.Rule(target.rule),
        year=target.year,
        valid_from=target.valid_from,
        amount=target.amount,
        other_territory=other.key if other else "",
        other_territory_words=words.get(other.kind, f"hodnotu města {other.name}") if other else "",
        rank_direction=target.rank_direction,
        rank_among=target.rank_among,
        reason=target.reason,
        source=target.source.key if target.source else "",
        source_place=target.source_place,
    )
