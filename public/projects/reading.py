"""What the page of a project shows: measures, reports by half-year, outputs, indicators."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from indicators.models import ImpactIndicator
from measures.models import AreaProject, Measure
from plans.models import StrategicPlan
from projects.models import (
    ImplementationReport,
    Project,
    ProjectActivity,
    ProjectOutput,
    ProjectQuerySet,
)
from projects.reporting import report_due_on

APPROVED, RECEIVED, OVERDUE, EXPECTED = "approved", "submitted", "overdue", "expected"


@dataclass(frozen=True, slots=True)
class HalfYear:
    """A half-year of a project and what came of its report.

    ``state`` is one of the four above. A draft and a returned report are the partners' own matter:
    for everybody they are not there yet. ``correction_waits`` where the approved version stays in
    force until a correction of it is approved. ``due_on`` is None for a report beyond those
    expected.
    """

    number: int
    start: datetime.date
    end: datetime.date
    state: str
    due_on: datetime.date | None
    report: ImplementationReport | None = None
    correction_waits: bool = False


@dataclass(frozen=True, slots=True)
class Reporting:
    """``expected`` is None where dates of the project are not known, so nobody can tell."""

    half_years: tuple[HalfYear, ...]
    received: int
    expected: int | None

    @property
    def has_overdue(self) -> bool:
        return any(half_year.state == OVERDUE for half_year in self.half_years)


@dataclass(frozen=True, slots=True)
class FedIndicator:
    """``reports``: how many approved reports of the project have a value of it."""

    indicator: ImpactIndicator
    reports: int


@dataclass(frozen=True, slots=True)
class ProjectPage:
    measures: Sequence[Measure]
    areas: Sequence[AreaProject]
    reporting: Reporting
    activities: Sequence[ProjectActivity]
    indicators: Sequence[FedIndicator]
    target_groups: Sequence[str]

    @property
    def has_values(self) -> bool:
        """Whether any of ``indicators`` has a value from a report of the project."""
        return any(fed.reports for fed in self.indicators)


def public_projects() -> ProjectQuerySet:
    """``Project.objects.public()``; where no plan is in preparation, as usual, that costs a look
    at the plans instead of a join of six tables in each query."""
    prepared = StrategicPlan.objects.filter(state=StrategicPlan.State.PREPARED)
    return Project.objects.public() if prepared.exists() else Project.objects.all()


def read_project(project: Project, today: datetime.date) -> ProjectPage:
    """Nine queries, whatever hangs on the project."""
    plans = StrategicPlan.objects.public()
    measures = (
        project.measures.filter(specific_goal__strategic_goal__area__plan__in=plans)
        .with_state(today)
        .select_related("specific_goal__strategic_goal__area__plan")
        .order_by("-specific_goal__strategic_goal__area__plan__starts_on", "code_path", "pk")
    )
    areas = AreaProject.objects.filter(project=project, area__plan__in=plans)
    return ProjectPage(
        measures=list(measures),
        areas=list(areas.select_related("area__plan").order_by("area__code_path", "pk")),
        reporting=read_reporting(project, today),
        activities=list(_activities(project)),
        indicators=_indicators(project, measures, today),
        target_groups=list(project.target_groups.values_list("name", flat=True)),
    )


def read_reporting(project: Project, today: datetime.date) -> Reporting:
    """Every half-year expected, and every report that came. Three queries."""
    reports = ImplementationReport.objects.filter(project=project)
    known = {report.number: report for report in reports.as_known(today).select_related("source")}
    approved = dict(reports.approved_as_known(today).values_list("number", "version"))
    due_dates = dict(reports.exclude(due_on=None).values_list("number", "due_on"))
    expected = project.expected_reports
    half_years = []
    for number, period in enumerate(project.report_periods[:expected], start=1):
        due_on = report_due_on(period.end, due_dates.get(number))
        if number in known:
            half_years.append(_came(known[number], approved.get(number), due_on))
        else:
            state = OVERDUE if due_on < today else EXPECTED
            half_years.append(HalfYear(number, period.start, period.end, state, due_on))
    listed = {half_year.number for half_year in half_years}
    beyond = [report for number, report in sorted(known.items()) if number not in listed]
    half_years += [_came(report, approved.get(report.number), report.due_on) for report in beyond]
    can_tell = bool(project.report_periods) or project.expected_reports_by_hand is not None
    return Reporting(tuple(half_years), len(known), expected if can_tell else None)


def _came(
    report: ImplementationReport, approved: int | None, due_on: datetime.date | None
) -> HalfYear:
    return HalfYear(
        report.number,
        report.period_start,
        report.period_end,
        RECEIVED if approved is None else APPROVED,
        due_on,
        report=report,
        correction_waits=approved is not None and approved != report.version,
    )


def _activities(project: Project) -> QuerySet[ProjectActivity]:
    outputs = ProjectOutput.objects.order_by("position")
    return project.activities.order_by("number").prefetch_related(Prefetch("outputs", outputs))


def _indicators(
    project: Project, measures: QuerySet[Measure], today: datetime.date
) -> list[FedIndicator]:
    """Those of the goals that its measures are reported under. Values themselves are on the page
    of the indicator, which knows what of them may be shown."""
    approved = ImplementationReport.objects.filter(project=project).approved_as_known(today)
    of_project = Q(values__report__in=approved.values("pk"))
    measures = measures.order_by()
    found: QuerySet[Any] = (
        ImpactIndicator.objects.filter(
            Q(goal__in=measures.filter(reported_under=None).values("specific_goal"))
            | Q(goal__in=measures.exclude(reported_under=None).values("reported_under"))
        )
        .annotate(reports=Count("values__report", filter=of_project, distinct=True))
        .select_related("goal__strategic_goal__area__plan")
        .order_by("goal__code_path", "goal_id", "position")
    )
    return [FedIndicator(indicator, indicator.reports) for indicator in found]
