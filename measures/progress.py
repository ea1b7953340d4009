"""How far measures are: their state and the reports received of reports expected.

"V realizaci (2/6)" is derived: both numbers are summed over the measure's projects, so a project
that carries four measures counts in each of the four, and in a goal only once. Reading takes three
queries whatever the size of the plan; the rest is pure.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from measures.models import Measure, MeasureState
from measures.progress_records import (
    CountedReport,
    MeasureRecords,
    ReportingProject,
    StateRow,
    read_measures,
    read_reports,
)
from plans.models import StrategicPlan


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


def measure_progress(
    plan: StrategicPlan,
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
) -> dict[int, MeasureProgress]:
    """Progress of every measure of the plan by its primary key, in the order of codes."""
    records = read_measures(Measure.objects.of_plan(plan))
    return progress_of(records, cut_off=cut_off, corrections_until=corrections_until)


def progress_of(
    records: MeasureRecords,
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
) -> dict[int, MeasureProgress]:
    """As ``measure_progress``, of records read before; one query for the reports."""
    unknown = StateRow(0, None, MeasureState.State.PLANNED, "", None, "", None)
    latest = {row.measure: row for row in records.states if row.since and row.since <= cut_off}
    reports = read_reports(records.projects, cut_off, corrections_until)
    projects = {
        pk: replace(project, reports=tuple(reports.get(pk, ())))
        for pk, project in records.projects.items()
    }
    found: dict[int, MeasureProgress] = {}
    for measure in records.measures:
        state = latest.get(measure.pk, unknown)
        found[measure.pk] = MeasureProgress(
            measure=measure.pk,
            code=measure.code,
            goal=measure.goal,
            reports_of_goal=measure.reported_under or measure.goal,
            state=MeasureState.State(state.state),
            state_since=state.since,
            state_note=state.note,
            state_source=state.source or "",
            state_source_place=state.source_place,
            projects=tuple(projects[pk] for pk in measure.projects),
        )
    return found


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
