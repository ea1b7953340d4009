"""Read what the impact totals of a plan are computed from: five queries, any plan size."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from common.figures import ValueStatus
from indicators.impact_figures import TOTAL, Contribution, TargetInForce
from indicators.models import ImpactCategory, ImpactIndicator, ImpactTarget, ImpactValue
from measures.progress import MeasureProgress, approver
from plans.models import StrategicPlan
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
    """Indicators of a plan in the order of goals, with what does not depend on the cut-off.

    ``published`` are the values that have no report behind them.
    """

    indicators: tuple[ImpactIndicator, ...]
    categories: tuple[ImpactCategory, ...]
    targets: tuple[ImpactTarget, ...]
    published: tuple[ImpactValue, ...]


def read_impact_records(plan: StrategicPlan) -> ImpactRecords:
    """Four queries."""
    indicators = ImpactIndicator.objects.filter(goal__strategic_goal__area__plan=plan)
    categories = ImpactCategory.objects.filter(indicator__goal__strategic_goal__area__plan=plan)
    targets = ImpactTarget.objects.filter(indicator__goal__strategic_goal__area__plan=plan)
    return ImpactRecords(
        indicators=tuple(
            indicators.select_related("goal", "source").order_by(
                "goal__code_path", "goal_id", "position"
            )
        ),
        categories=tuple(categories.order_by("position")),
        targets=tuple(targets.select_related("source").order_by("valid_from")),
        published=tuple(_values_of(plan).filter(report__isnull=True)),
    )


def read_impact_facts(
    plan: StrategicPlan,
    records: ImpactRecords,
    progress: Mapping[int, MeasureProgress],
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
) -> ImpactFacts:
    """``progress`` is that of the same cut-off. One query for the values of reports."""
    categories: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for category in records.categories:
        categories[category.indicator_id].append((category.key, category.name))
    targets = {
        target.indicator_id: _target(target)
        for target in records.targets
        if target.valid_from <= cut_off
    }
    values: defaultdict[int, list[Contribution]] = defaultdict(list)
    for value in records.published:
        if value.as_of <= cut_off:
            values[value.indicator_id].append(_published(value))
    in_force = ImplementationReport.objects.approved_as_known(cut_off, corrections_until)
    for value in (
        _values_of(plan)
        .filter(report__in=in_force.values("pk"))
        .select_related("report__project", "report__approved_by__organisation", "report__source")
    ):
        values[value.indicator_id].append(_reported(value))
    reported = _reported_until(progress.values())
    return ImpactFacts(
        tuple(
            IndicatorFacts(
                indicator=indicator.pk,
                goal=indicator.goal_id,
                goal_code=indicator.goal.code,
                position=indicator.position,
                name=indicator.name,
                unit=indicator.unit,
                decimal_places=indicator.decimal_places,
                aggregation=ImpactIndicator.Aggregation(indicator.aggregation),
                is_sensitive=indicator.is_sensitive,
                footnote=indicator.footnote,
                source=indicator.source.key if indicator.source else "",
                source_place=indicator.source_place,
                target=targets.get(indicator.pk),
                categories=tuple(categories[indicator.pk]),
                values=tuple(values[indicator.pk]),
                reported_until=reported.get(indicator.goal_id, {}),
            )
            for indicator in records.indicators
        )
    )


def _values_of(plan: StrategicPlan) -> QuerySet[ImpactValue]:
    return (
        ImpactValue.objects.filter(indicator__goal__strategic_goal__area__plan=plan)
        .select_related("category", "source")
        .order_by("indicator_id", "as_of", "category__position", "pk")
    )


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


def _published(value: ImpactValue) -> Contribution:
    return Contribution(
        kind="document",
        category=value.category.key if value.category else TOTAL,
        label=value.source.title if value.source else "",
        status=ValueStatus(value.status),
        amount=value.amount,
        as_of=value.as_of,
        as_of_kind=value.as_of_kind,
        is_approximate=value.is_approximate,
        method=value.method,
        note=value.note,
        source=value.source.key if value.source else "",
        source_place=value.source_place,
        source_note=value.source_note,
        is_shown_when_small=value.is_shown_when_small,
    )


def _reported(value: ImpactValue) -> Contribution:
    report = value.report
    if report is None:
        raise ValueError("a published value was taken for a reported one")
    source = value.source or report.source
    return Contribution(
        kind="report",
        category=value.category.key if value.category else TOTAL,
        label=f"{report.number}. zpráva projektu {report.project.title}",
        status=ValueStatus(value.status),
        amount=value.amount,
        as_of=value.as_of,
        as_of_kind=value.as_of_kind,
        is_approximate=value.is_approximate,
        project=report.project.key,
        project_title=report.project.title,
        number=report.number,
        version=report.version,
        period_start=report.period_start,
        period_end=report.period_end,
        approved_by=approver(report),
        approved_on=report.approved_on,
        correction_reason=report.correction_reason,
        method=value.method,
        note=value.note,
        source=source.key if source else "",
        source_place=value.source_place or report.source_place,
        source_note=value.source_note,
        is_shown_when_small=value.is_shown_when_small,
    )


def _target(target: ImpactTarget) -> TargetInForce:
    return TargetInForce(
        amount=target.amount,
        year=target.year,
        is_yearly=target.is_yearly,
        valid_from=target.valid_from,
        reason=target.reason,
        source=target.source.key if target.source else "",
        source_place=target.source_place,
    )
