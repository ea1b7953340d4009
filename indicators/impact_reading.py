"""Read what impact totals are computed from: three queries, whatever the size of the plan.

Rows of values, not models: pages read them at each request.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from django.db.models import F, Q

from common.figures import ValueStatus
from indicators.impact_figures import TOTAL, Contribution, TargetInForce
from indicators.models import ImpactIndicator, ImpactIndicatorQuerySet, ImpactTarget, ImpactValue
from measures.progress import MeasureProgress
from projects.models import ImplementationReport


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """An indicator with all its values known at the cut-off.

    ``categories`` are (key, name). ``reported_until`` gives for each project of the goal the ends
    of the half-years it had handed in a report on, with reports that are known only as counted.
    """

    indicator: int
    goal: int
    goal_code: str
    position: int
    name: str
    unit: str = ""
    decimal_places: int = 0
    aggregation: ImpactIndicator.Aggregation = ImpactIndicator.Aggregation.LATEST
    is_sensitive: bool = False
    footnote: str = ""
    headline: str = ""
    headline_position: int | None = None
    source: str = ""
    source_place: str = ""
    target: TargetInForce | None = None
    categories: tuple[tuple[str, str], ...] = ()
    values: tuple[Contribution, ...] = ()
    reported_until: Mapping[str, tuple[datetime.date, ...]] = field(default_factory=dict)

    def projects_behind(self, day: datetime.date) -> frozenset[str]:
        """Projects that had reported by ``day``, so that a figure published then holds them."""
        return frozenset(
            project
            for project, ends in self.reported_until.items()
            if any(end <= day for end in ends)
        )


@dataclass(frozen=True, slots=True)
class ImpactFacts:
    indicators: tuple[IndicatorFacts, ...]


@dataclass(frozen=True, slots=True)
class ImpactRecords:
    """What does not depend on the cut-off: indicators in the order of goals, without target and
    values, and the targets by primary key of the indicator, oldest first."""

    indicators: tuple[IndicatorFacts, ...]
    targets: Mapping[int, tuple[TargetInForce, ...]]


def read_impact_records(indicators: ImpactIndicatorQuerySet) -> ImpactRecords:
    """Two queries."""
    rows = indicators.order_by(
        "goal__code_path", "goal_id", "position", "categories__position"
    ).values("goal_id", *_OF_INDICATOR, **_AROUND_INDICATOR)
    found = []
    for _, group in groupby(rows, key=lambda row: row["indicator"]):
        of_indicator = list(group)
        found.append(_indicator(of_indicator[0], of_indicator))
    targets: defaultdict[int, list[TargetInForce]] = defaultdict(list)
    of_these = ImpactTarget.objects.filter(indicator__in=[facts.indicator for facts in found])
    for row in of_these.order_by("valid_from").values(*_OF_TARGET, source_key=F("source__key")):
        targets[row["indicator_id"]].append(
            TargetInForce(
                amount=row["amount"],
                year=row["year"],
                is_yearly=row["is_yearly"],
                valid_from=row["valid_from"],
                reason=row["reason"],
                source=row["source_key"] or "",
                source_place=row["source_place"],
            )
        )
    return ImpactRecords(tuple(found), {pk: tuple(items) for pk, items in targets.items()})


def read_impact_facts(
    records: ImpactRecords,
    progress: Mapping[int, MeasureProgress],
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
) -> ImpactFacts:
    """``progress`` is that of the same cut-off. One query for the values."""
    values: defaultdict[int, list[Contribution]] = defaultdict(list)
    in_force = ImplementationReport.objects.approved_as_known(cut_off, corrections_until)
    known = ImpactValue.objects.filter(
        Q(report__isnull=True, as_of__lte=cut_off) | Q(report__in=in_force.values("pk")),
        indicator__in=[facts.indicator for facts in records.indicators],
    ).order_by("indicator_id", "as_of", "category__position", "pk")
    for row in known.values(*_OF_VALUE, **_OF_ITS_REPORT):
        values[row["indicator_id"]].append(_contribution(row))
    reported = _reported_until(progress.values())
    return ImpactFacts(
        tuple(
            replace(
                facts,
                target=_in_force(records.targets.get(facts.indicator, ()), cut_off),
                values=tuple(values[facts.indicator]),
                reported_until=reported.get(facts.goal, {}),
            )
            for facts in records.indicators
        )
    )


def _indicator(row: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> IndicatorFacts:
    """``rows`` are one for each category."""
    return IndicatorFacts(
        **{name: row[name] for name in (*_OF_INDICATOR, "indicator", "goal_code")},
        goal=row["goal_id"],
        aggregation=ImpactIndicator.Aggregation(row["adds_up_by"]),
        source=row["source_key"] or "",
        categories=tuple(
            (item["category"], item["category_name"]) for item in rows if item["category"]
        ),
    )


def _in_force(targets: Iterable[TargetInForce], cut_off: datetime.date) -> TargetInForce | None:
    known = [target for target in targets if target.valid_from <= cut_off]
    return known[-1] if known else None


def _reported_until(
    progress: Iterable[MeasureProgress],
) -> dict[int, dict[str, tuple[datetime.date, ...]]]:
    """By goal and project key; a measure reported under another goal counts there."""
    ends: defaultdict[int, dict[str, tuple[datetime.date, ...]]] = defaultdict(dict)
    for measure in progress:
        for project in measure.projects:
            if project.reports:
                ends[measure.reports_of_goal][project.key] = tuple(
                    sorted(report.period_end for report in project.reports)
                )
    return dict(ends)


_OF_INDICATOR = (
    "position",
    "name",
    "unit",
    "decimal_places",
    "is_sensitive",
    "footnote",
    "headline",
    "headline_position",
    "source_place",
)
_AROUND_INDICATOR = {
    "indicator": F("pk"),
    "goal_code": F("goal__code"),
    "adds_up_by": F("aggregation"),
    "source_key": F("source__key"),
    "category": F("categories__key"),
    "category_name": F("categories__name"),
}
_OF_TARGET = (
    "indicator_id",
    "amount",
    "year",
    "is_yearly",
    "valid_from",
    "reason",
    "source_place",
)
_OF_VALUE = (
    "indicator_id",
    "amount",
    "as_of",
    "as_of_kind",
    "is_approximate",
    "method",
    "note",
    "source_place",
    "source_note",
    "is_shown_when_small",
    "status",
    "report_id",
)
_OF_ITS_REPORT = {
    "category_key": F("category__key"),
    "source_key": F("source__key"),
    "source_title": F("source__title"),
    "project": F("report__project__key"),
    "project_title": F("report__project__title"),
    "number": F("report__number"),
    "version": F("report__version"),
    "period_start": F("report__period_start"),
    "period_end": F("report__period_end"),
    "approved_on": F("report__approved_on"),
    "approved_by_role": F("report__approved_by_role"),
    "approved_by_organisation": F("report__approved_by__organisation__name"),
    "correction_reason": F("report__correction_reason"),
    "report_source": F("report__source__key"),
    "report_source_place": F("report__source_place"),
}
_REPORT_FIELDS = (
    "project",
    "project_title",
    "number",
    "version",
    "period_start",
    "period_end",
    "approved_on",
    "correction_reason",
)


def _contribution(row: Mapping[str, Any]) -> Contribution:
    """An edition names no person: who approved is a role, or an organisation without one."""
    common: dict[str, Any] = {
        "category": row["category_key"] or TOTAL,
        "status": ValueStatus(row["status"]),
        "amount": row["amount"],
        "as_of": row["as_of"],
        "as_of_kind": row["as_of_kind"],
        "is_approximate": row["is_approximate"],
        "method": row["method"],
        "note": row["note"],
        "source_note": row["source_note"],
        "is_shown_when_small": row["is_shown_when_small"],
    }
    if row["report_id"] is None:
        return Contribution(
            kind="document",
            label=row["source_title"] or "",
            source=row["source_key"] or "",
            source_place=row["source_place"],
            **common,
        )
    return Contribution(
        kind="report",
        label=f"{row['number']}. zpráva projektu {row['project_title']}",
        approved_by=row["approved_by_role"] or row["approved_by_organisation"] or "",
        source=row["source_key"] or row["report_source"] or "",
        source_place=row["source_place"] or row["report_source_place"],
        **{name: row[name] for name in _REPORT_FIELDS},
        **common,
    )
