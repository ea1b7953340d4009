"""Progress at a glance: of a plan, and of each of its areas.

Nothing is computed anew: states and reports are those of ``measures.progress``, money is that of
``measures.funding``. What is added here is one rule: a project counts once in an area, and once in
the plan, however many measures it carries.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from measures.funding import funded_projects, totals_by_area
from measures.models import AreaProject, Measure, MeasureState
from measures.progress import MeasureProgress, ReportCount, progress_of
from measures.progress_records import ReportingProject, read_measures
from plans.models import StrategicPlan
from plans.outline import AreaOutline, read_outline
from projects.funding import BudgetTotal


@dataclass(frozen=True, slots=True)
class ProgressSummary:
    """``states`` has every state, also those of no measure, in the order of their definition.

    ``projects`` are the keys of all projects, whatever pays for them; ``budget`` is of those paid
    from coordinated calls, and None where there is none.
    """

    states: Mapping[str, int]
    reports: ReportCount
    projects: frozenset[str]
    budget: BudgetTotal | None

    @property
    def measures(self) -> int:
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class AreaSummary(ProgressSummary):
    """``area`` has the names of the area and its goals."""

    area: AreaOutline


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """``areas`` in the order of the plan, ``progress`` of each measure by its primary key."""

    whole: ProgressSummary
    areas: tuple[AreaSummary, ...]
    progress: Mapping[int, MeasureProgress]


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How far an area is: ``states`` and ``reports`` as of ``ProgressSummary``."""

    area: AreaOutline
    states: Mapping[str, int]
    reports: ReportCount


def areas_progress(
    plan: StrategicPlan, progress: Mapping[int, MeasureProgress]
) -> tuple[AreaProgress, ...]:
    """Areas in the order of the plan, without money; one query beside those for ``progress``."""
    areas = read_outline(plan)
    area_of = {goal.pk: area.code for area in areas for goal in area.specific_goals}
    in_areas: defaultdict[str, list[MeasureProgress]] = defaultdict(list)
    for item in progress.values():
        in_areas[area_of[item.goal]].append(item)
    return tuple(
        AreaProgress(
            area=area,
            states=count_states(in_areas[area.code]),
            reports=count_reports(in_areas[area.code]),
        )
        for area in areas
    )


def plan_summary(plan: StrategicPlan, *, cut_off: datetime.date) -> PlanSummary:
    """Six queries, whatever the size of the plan."""
    areas = read_outline(plan)
    area_of = {goal.pk: area.code for area in areas for goal in area.specific_goals}
    records = read_measures(Measure.objects.of_plan(plan))
    progress = progress_of(records, cut_off=cut_off)
    # By area: keys of its projects; by project: codes of its areas.
    keys: defaultdict[str, set[str]] = defaultdict(set)
    codes: defaultdict[int, set[str]] = defaultdict(set)
    for measure in records.measures:
        for project in measure.projects:
            keys[area_of[measure.goal]].add(records.projects[project].key)
            codes[project].add(area_of[measure.goal])
    without_measure = AreaProject.objects.filter(area__plan=plan)
    for code, project, key in without_measure.values_list("area__code", "project", "project__key"):
        keys[code].add(key)
        codes[project].add(code)
    funding = totals_by_area(funded_projects(areas, codes), areas)
    budgets = {total.key: total for total in funding.by_area}
    in_areas: defaultdict[str, list[MeasureProgress]] = defaultdict(list)
    for item in progress.values():
        in_areas[area_of[item.goal]].append(item)
    return PlanSummary(
        whole=ProgressSummary(
            states=count_states(progress.values()),
            reports=count_reports(progress.values()),
            projects=frozenset().union(*keys.values()),
            budget=funding.total if funding.total.count else None,
        ),
        areas=tuple(
            AreaSummary(
                states=count_states(in_areas[area.code]),
                reports=count_reports(in_areas[area.code]),
                projects=frozenset(keys[area.code]),
                budget=budgets.get(area.code),
                area=area,
            )
            for area in areas
        ),
        progress=progress,
    )


def count_states(measures: Iterable[MeasureProgress]) -> dict[str, int]:
    """Number of measures by state, with zeros, in the order of the states' definition."""
    counts = Counter(item.state for item in measures)
    return {state.value: counts[state] for state in MeasureState.State}


def count_reports(measures: Iterable[MeasureProgress]) -> ReportCount:
    """Reports received of reports expected; a project of several measures counts once."""
    projects: dict[str, ReportingProject] = {
        project.key: project for item in measures for project in item.projects
    }
    return ReportCount(
        received=sum(project.received for project in projects.values()),
        expected=sum(project.expected for project in projects.values()),
    )
