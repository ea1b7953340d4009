"""Read global indicators: four queries, whatever the size of the plan.

Rows of values, not models: pages read them at each request.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from django.db.models import F, QuerySet

from common.figures import ValueStatus
from common.periods import Period, PeriodKind
from indicators.models import GlobalComment, GlobalIndicator, GlobalTarget, GlobalValue, Territory
from indicators.series import (
    GlobalRecords,
    GlobalSeries,
    GlobalTargetInForce,
    Place,
    SeriesValue,
    ValueRow,
)

_INDICATOR: Final = ("key", "position", "name", "unit", "decimal_places", "rank_scope", "note")
_TERRITORY: Final = {
    "territory_key": F("territory__key"),
    "territory_name": F("territory__name"),
    "territory_short_name": F("territory__short_name"),
    "territory_kind": F("territory__kind"),
}
_VALUE: Final = (
    "amount",
    "is_approximate",
    "rank",
    "method",
    "is_baseline",
    "note",
    "source_place",
    "source_note",
)
_TARGET: Final = ("year", "valid_from", "amount", "rank_direction", "rank_among", "reason")
_REGIONS: Final = {
    Territory.Kind.REGION.value: "krajskou hodnotu",
    Territory.Kind.COUNTRY.value: "celostátní hodnotu",
}


def read_global_records(
    indicators: QuerySet[GlobalIndicator], *, with_comments: bool = True
) -> GlobalRecords:
    """Of these indicators. Without comments it is three queries."""
    rows = list(
        indicators.order_by("position").values(
            "pk", *_INDICATOR, "source_place", source_key=F("source__key"), **_TERRITORY
        )
    )
    keys = [row["pk"] for row in rows]
    values = (
        GlobalValue.objects.filter(indicator__in=keys)
        .order_by("indicator", "territory", "period_start", "pk")
        .values(
            "indicator_id",
            "status",
            "period_kind",
            "period_start",
            "known_on",
            *_VALUE,
            source_key=F("source__key"),
            **_TERRITORY,
        )
    )
    targets: defaultdict[int, list[GlobalTargetInForce]] = defaultdict(list)
    for row in (
        GlobalTarget.objects.filter(indicator__in=keys)
        .order_by("valid_from")
        .values(
            "indicator_id",
            "rule",
            "source_place",
            *_TARGET,
            source_key=F("source__key"),
            other=F("other_territory__key"),
            other_kind=F("other_territory__kind"),
            other_name=F("other_territory__name"),
        )
    ):
        targets[row["indicator_id"]].append(_target(row))
    return GlobalRecords(
        indicators=tuple((_series(row), _place(row)) for row in rows),
        values=tuple(_value(row) for row in values),
        targets={indicator: tuple(items) for indicator, items in targets.items()},
        comments=_comments(keys) if with_comments else {},
    )


def _comments(indicators: list[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    comments = GlobalComment.objects.filter(indicator__in=indicators).order_by("year")
    for indicator, year, text in comments.values_list("indicator_id", "year", "text"):
        found[indicator].append((year, text))
    return {indicator: tuple(items) for indicator, items in found.items()}


def _place(row: Mapping[str, Any]) -> Place:
    return Place(*(row[f"territory_{name}"] for name in Place._fields))


def _series(row: Mapping[str, Any]) -> GlobalSeries:
    return GlobalSeries(
        indicator=row["pk"],
        **{name: row[name] for name in _INDICATOR},
        source=row["source_key"] or "",
        source_place=row["source_place"],
        target=None,
        territories=(),
    )


def _value(row: Mapping[str, Any]) -> ValueRow:
    period = Period(PeriodKind(row["period_kind"]), row["period_start"])
    value = SeriesValue(
        period=period,
        status=ValueStatus(row["status"]),
        source=row["source_key"] or "",
        **{name: row[name] for name in _VALUE},
    )
    return ValueRow(row["indicator_id"], _place(row), row["known_on"] or period.end, value)


def _target(row: Mapping[str, Any]) -> GlobalTargetInForce:
    words = _REGIONS.get(row["other_kind"], f"hodnotu města {row['other_name']}")
    return GlobalTargetInForce(
        rule=GlobalTarget.Rule(row["rule"]),
        **{name: row[name] for name in _TARGET},
        other_territory=row["other"] or "",
        other_territory_words=words if row["other"] else "",
        source=row["source_key"] or "",
        source_place=row["source_place"],
    )
