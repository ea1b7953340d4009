"""How far measures are: their state and the reports received of reports expected.

"V realizaci (2/6)" is derived: both numbers are summed over the measure's projects, so a project
that carries four measures counts in each of the four, and in a goal only once. Reading takes four
queries whatever the size of the plan; the rest is pure.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from common.periods import ReportingHalfYear
from measures.models import Measure, MeasureState
from plans.models import StrategicPlan
from projects.models import ImplementationReport, Project


@dataclass(frozen=True, slots=True)
class CountedReport:
    """One report, in the version known at the cut-off."""

    project: str
    project_title: str
    number: int
    version: int
    period_start: datetime.date
    period_end: datetime.date
    state: str
    due_on: datetime.date | None = None
    received_on: datetime.date | None = None
    approved_on: datetime.date | None = None
    approved_by: str = ""
    is_count_only: bool = False
    source: str = ""
    source_place: str = ""


@dataclass(frozen=True, slots=True)
class ReportingProject:
    """What is expected of one project, and what came.

    ``periods`` are the half-years counted from its first day; empty where its dates are not known.
    """

    key: str
    title: str
    expected: int
    is_set_by_hand: bool
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    periods: tuple[ReportingHalfYear, ...] = ()
    reports: tuple[CountedReport, ...] = ()

    @property
    def received(self) -> int:
        return len(self.reports)


@dataclass(frozen=True, slots=True)
class ReportCount:
    received: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class MeasureProgress:
    """A measure on the day of the cut-off.

    ``state_since`` is None where no state was recorded by then; the measure is then planned.
    ``reports_of_goal`` is the goal whose indicators its reports feed: its own one, unless the
    measure says it is reported under another.
    """

    measure: int
    code: str
    goal: int
    reports_of_goal: int
    state: MeasureState.State
    state_since: datetime.date | None
    state_note: str
    state_source: str
    state_source_place: str
    projects: tuple[ReportingProject, ...]

    @property
    def received(self) -> int:
        return sum(project.received for project in self.projects)

    @property
    def expected(self) -> int:
        return sum(project.expected for project in self.projects)

    @property
    def reports_expected(self) -> bool:
        """Whether "(n/N)" is shown at all."""
        return self.expected > 0

    @property
    def reports(self) -> tuple[CountedReport, ...]:
        return tuple(report for project in self.projects for report in project.reports)


@dataclass(frozen=True, slots=True)
class MeasureRecords:
    """Measures of a plan with their projects, and all their states, oldest first."""

    measures: tuple[Measure, ...]
    states: tuple[MeasureState, ...]


def measure_progress(
    plan: StrategicPlan,
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
) -> dict[int, MeasureProgress]:
    """Progress of every measure of the plan by its primary key, in the order of codes."""
    records = read_measures(plan)
    return progress_of(records, cut_off=cut_off, corrections_until=corrections_until)


def read_measures(plan: StrategicPlan) -> MeasureRecords:
    """What does not depend on the cut-off; three queries."""
    of_plan = Measure.objects.of_plan(plan)
    projects = Project.objects.select_related(
        "call__programme", "programme", "holder__parent__parent"
    )
    states = MeasureState.objects.filter(measure__in=of_plan.values("pk"))
    return MeasureRecords(
        measures=tuple(
            of_plan.prefetch_related(Prefetch("projects", projects)).order_by("code_path", "pk")
        ),
        states=tuple(states.select_related("source").order_by("since")),
    )


def progress_of(
    records: MeasureRecords,
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
) -> dict[int, MeasureProgress]:
    """As ``measure_progress``, of records read before; one query for the reports."""
    measures = records.measures
    latest = {state.measure_id: state for state in records.states if state.since <= cut_off}
    project_ids = {project.pk for measure in measures for project in measure.projects.all()}
    reports = ImplementationReport.objects.as_known(cut_off, corrections_until)
    by_project = _by_project(
        reports.filter(project__in=project_ids).select_related(
            "project", "approved_by__organisation", "source"
        )
    )
    return {
        measure.pk: MeasureProgress(
            measure=measure.pk,
            code=measure.code,
            goal=measure.specific_goal_id,
            reports_of_goal=measure.reported_under_id or measure.specific_goal_id,
            state=_state_of(latest.get(measure.pk)),
            state_since=latest[measure.pk].since if measure.pk in latest else None,
            state_note=latest[measure.pk].note if measure.pk in latest else "",
            state_source=_source_of(latest.get(measure.pk)),
            state_source_place=latest[measure.pk].source_place if measure.pk in latest else "",
            projects=tuple(
                _reporting(project, by_project.get(project.pk, ()))
                for project in sorted(measure.projects.all(), key=lambda project: project.key)
            ),
        )
        for measure in measures
    }


def reports_by_goal(progress: Mapping[int, MeasureProgress]) -> dict[int, ReportCount]:
    """Reports behind the impact indicators of each goal; a project counts once in a goal."""
    projects: dict[int, dict[str, ReportingProject]] = {}
    for measure in progress.values():
        of_goal = projects.setdefault(measure.reports_of_goal, {})
        of_goal.update((project.key, project) for project in measure.projects)
    return {
        goal: ReportCount(
            received=sum(project.received for project in of_goal.values()),
            expected=sum(project.expected for project in of_goal.values()),
        )
        for goal, of_goal in projects.items()
    }


def _state_of(row: MeasureState | None) -> MeasureState.State:
    return MeasureState.State.PLANNED if row is None else MeasureState.State(row.state)


def _source_of(row: MeasureState | None) -> str:
    return row.source.key if row and row.source else ""


def _by_project(
    reports: Iterable[ImplementationReport],
) -> dict[int, list[ImplementationReport]]:
    found: dict[int, list[ImplementationReport]] = {}
    for report in reports:
        found.setdefault(report.project_id, []).append(report)
    return found


def _reporting(project: Project, reports: Sequence[ImplementationReport]) -> ReportingProject:
    return ReportingProject(
        key=project.key,
        title=project.title,
        expected=project.expected_reports,
        is_set_by_hand=project.expected_reports_by_hand is not None,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        periods=project.report_periods,
        reports=tuple(_counted(report) for report in sorted(reports, key=lambda r: r.number)),
    )


def _counted(report: ImplementationReport) -> CountedReport:
    return CountedReport(
        project=report.project.key,
        project_title=report.project.title,
        number=report.number,
        version=report.version,
        period_start=report.period_start,
        period_end=report.period_end,
        state=report.state,
        due_on=report.due_on,
        received_on=report.received_on,
        approved_on=report.approved_on,
        approved_by=approver(report),
        is_count_only=report.is_count_only,
        source=report.source.key if report.source else "",
        source_place=report.source_place,
    )


def approver(report: ImplementationReport) -> str:
    """By role, or by organisation where no role is written: an edition names no person.

    ``approved_by`` is joined with its organisation.
    """
    if report.approved_by_role or report.approved_by is None:
        return report.approved_by_role
    organisation = report.approved_by.organisation
    return organisation.name if organisation else ""
