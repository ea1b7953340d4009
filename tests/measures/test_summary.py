"""Progress of areas and of the plan: states, reports, projects, money."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from measures.models import Measure, MeasureState
from measures.progress import ReportCount
from measures.summary import PlanSummary, plan_summary
from plans.models import StrategicPlan, ThematicArea
from projects.models import Project
from tests.factories import (
    AreaProjectFactory,
    CallFactory,
    ImplementationReportFactory,
    MeasureFactory,
    MeasureStateFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db

CUT_OFF = datetime.date(2024, 4, 30)


@pytest.fixture
def plan() -> StrategicPlan:
    found: StrategicPlan = StrategicPlanFactory()
    return found


def _measure(area: ThematicArea, project: Project | None = None, state: str = "") -> Measure:
    goal = SpecificGoalFactory(strategic_goal=StrategicGoalFactory(area=area))
    measure: Measure = MeasureFactory(specific_goal=goal)
    if project is not None:
        measure.projects.add(project)
    if state:
        MeasureStateFactory(measure=measure, state=state)
    return measure


def _summary(plan: StrategicPlan) -> PlanSummary:
    return plan_summary(plan, cut_off=CUT_OFF)


def test_states_are_counted_by_area_and_in_all(plan: StrategicPlan) -> None:
    first, second = ThematicAreaFactory.create_batch(2, plan=plan)
    _measure(first, state=MeasureState.State.COMPLETED)
    _measure(first)
    _measure(second, state=MeasureState.State.IN_PROGRESS)

    summary = _summary(plan)

    assert [area.area.code for area in summary.areas] == ["1", "2"]
    assert summary.areas[0].states == {
        "planned": 1,
        "in_progress": 0,
        "completed": 1,
        "not_implemented": 0,
    }
    assert [area.measures for area in summary.areas] == [2, 1]
    assert summary.whole.states["in_progress"] == 1
    assert summary.whole.measures == 3


def test_a_project_counts_once_in_an_area_and_once_in_the_plan(plan: StrategicPlan) -> None:
    first, second = ThematicAreaFactory.create_batch(2, plan=plan)
    project = ProjectFactory(
        starts_on=datetime.date(2023, 2, 1), ends_on=datetime.date(2026, 1, 31)
    )
    ImplementationReportFactory(project=project)
    for area in (first, first, second):
        _measure(area, project)

    summary = _summary(plan)

    assert [area.reports for area in summary.areas] == [ReportCount(1, 6), ReportCount(1, 6)]
    assert summary.whole.reports == ReportCount(1, 6)
    assert summary.whole.projects == {project.key}


def test_money_is_that_of_coordinated_calls(plan: StrategicPlan) -> None:
    first, second = ThematicAreaFactory.create_batch(2, plan=plan)
    paid = ProjectFactory(call=CallFactory(is_coordinated=True), budget=Decimal("7.50"))
    _measure(first, paid)
    _measure(second, ProjectFactory(budget=Decimal("3.00")))

    summary = _summary(plan)

    assert [area.budget and area.budget.amount for area in summary.areas] == [Decimal("7.50"), None]
    assert summary.whole.budget is not None
    assert summary.whole.budget.amount == Decimal("7.50")
    assert len(summary.areas[1].projects) == 1


def test_an_area_without_measures_has_its_own_projects(plan: StrategicPlan) -> None:
    area = ThematicAreaFactory(plan=plan)
    row = AreaProjectFactory(area=area)

    summary = _summary(plan)

    assert summary.areas[0].measures == 0
    assert summary.areas[0].reports == ReportCount()
    assert summary.areas[0].projects == {row.project.key}
    assert summary.whole.projects == {row.project.key}


def test_a_plan_without_areas_is_empty(plan: StrategicPlan) -> None:
    summary = _summary(plan)

    assert summary.areas == ()
    assert summary.whole.measures == 0
    assert summary.whole.budget is None


def test_the_number_of_queries_does_not_grow(plan: StrategicPlan) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            area = ThematicAreaFactory(plan=plan)
            project = ProjectFactory(call=CallFactory(is_coordinated=True))
            ImplementationReportFactory(project=project)
            _measure(area, project, MeasureState.State.PLANNED)
            AreaProjectFactory(area=area)

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            _summary(plan)
        return len(context)

    add(1)
    one = queries()
    add(49)

    assert queries() == one == 6
