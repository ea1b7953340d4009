"""The page of a global indicator: values with their sources, targets, commentary, neighbours."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from common.figures import ValueStatus
from indicators.charts import value_text
from indicators.global_reading import read_global_records
from indicators.models import GlobalIndicator
from indicators.results import GlobalResult, global_results
from indicators.series import GlobalSeries, GlobalTargetInForce, SeriesValue, TerritorySeries
from indicators.wording import global_target_text
from plans.models import StrategicPlan
from public.indicators.charts import Chart, large_chart
from public.indicators.citing import Citation, Shelf


@dataclass(frozen=True, slots=True)
class ValueLine:
    """``status`` is in words where there is no number, else empty."""

    territory: str
    territory_name: str
    period: str
    text: str
    status: str
    value: SeriesValue
    source: Citation


@dataclass(frozen=True, slots=True)
class TargetLine:
    text: str
    target: GlobalTargetInForce
    source: Citation
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class GlobalPage:
    """``current`` is the newest value of the city, or its baseline; None without values."""

    result: GlobalResult
    current: ValueLine | None
    values: tuple[ValueLine, ...]
    targets: tuple[TargetLine, ...]
    chart: Chart | None
    source: Citation
    has_ranks: bool
    has_methods: bool
    previous: Neighbour | None
    next: Neighbour | None

    @property
    def years(self) -> str:
        """From the first to the last value: "2021/2023"."""
        if not self.values:
            return ""
        first = min(line.value.period.start.year for line in self.values)
        last = max(line.value.period.end.year for line in self.values)
        return f"{first}/{last}"


def read_global_page(plan: StrategicPlan, key: str, *, on: datetime.date) -> GlobalPage | None:
    """As known on the day; None for an unknown key. Six queries."""
    indicators = GlobalIndicator.objects.filter(plan=plan, key=key)
    records = read_global_records(indicators)
    if not records.indicators:
        return None
    result = global_results(plan, cut_off=on, records=records)[0]
    series = result.series
    known = [item for item in records.targets.get(series.indicator, ()) if item.valid_from <= on]
    shelf = Shelf(
        [series.source, *(item.source for item in known)]
        + [value.source for item in series.territories for value in item.values]
    )
    values = tuple(
        _value(series, territory, value, shelf)
        for territory in series.territories
        for value in territory.values
    )
    now = series.own.current or series.own.baseline
    previous, following = _neighbours(plan, key)
    return GlobalPage(
        result=result,
        current=_value(series, series.own, now, shelf) if now else None,
        values=values,
        targets=tuple(_target(series, item, shelf) for item in reversed(known)),
        chart=large_chart(result),
        source=shelf.cite(series.source, series.source_place),
        has_ranks=any(line.value.rank for line in values),
        has_methods=any(line.value.method for line in values),
        previous=previous,
        next=following,
    )


def _value(
    series: GlobalSeries, territory: TerritorySeries, value: SeriesValue, shelf: Shelf
) -> ValueLine:
    return ValueLine(
        territory=territory.short_name,
        territory_name=territory.name,
        period=value.period.label,
        text=value_text(series, value),
        status="" if value.status is ValueStatus.REPORTED else value.status.label,
        value=value,
        source=shelf.cite(value.source, value.source_place, value.source_note),
    )


def _target(series: GlobalSeries, target: GlobalTargetInForce, shelf: Shelf) -> TargetLine:
    return TargetLine(
        text=global_target_text(target, series.decimal_places, series.unit),
        target=target,
        source=shelf.cite(target.source, target.source_place),
        is_in_force=target == series.target,
    )


def _neighbours(plan: StrategicPlan, key: str) -> tuple[Neighbour | None, Neighbour | None]:
    rows = list(
        GlobalIndicator.objects.filter(plan=plan).order_by("position").values_list("key", "name")
    )
    found = [
        Neighbour(name, reverse("indicators:global-detail", args=[plan.key, other]))
        for other, name in rows
    ]
    place = [other for other, _name in rows].index(key)
    return (
        found[place - 1] if place else None,
        found[place + 1] if place + 1 < len(found) else None,
    )
