"""Which projects are in Annex A, in which area, in which order."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from measures.funding import plan_funding
from plans.models import StrategicPlan, ThematicArea
from projects.models import Project
from tests.factories import (
    AreaProjectFactory,
    CallFactory,
    MeasureFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> StrategicPlan:
    found: StrategicPlan = StrategicPlanFactory()
    return found


def _area(plan: StrategicPlan, code: str) -> ThematicArea:
    area: ThematicArea = ThematicAreaFactory(plan=plan, code=code)
    return area


def _carried(area: ThematicArea, project: Project | None = None) -> Project:
    """A project of a coordinated call with a measure in the area."""
    found: Project = project or ProjectFactory(call=CallFactory(is_coordinated=True))
    goal = SpecificGoalFactory(strategic_goal=StrategicGoalFactory(area=area))
    MeasureFactory(specific_goal=goal, title="Opatření").projects.add(found)
    return found


def test_only_projects_of_coordinated_calls_that_carry_the_plan_are_in() -> None:
    plan, other = StrategicPlanFactory.create_batch(2)
    carried = _carried(_area(plan, "1"))
    _carried(_area(other, "1"))
    _carried(_area(plan, "2"), ProjectFactory(call=CallFactory(is_coordinated=False)))
    ProjectFactory(call=CallFactory(is_coordinated=True))

    assert [row.key for row in plan_funding(plan).projects] == [carried.key]


def test_a_project_of_an_area_belongs_to_a_plan_without_measures(plan: StrategicPlan) -> None:
    project = ProjectFactory(call=CallFactory(is_coordinated=True), budget=Decimal("3.50"))
    AreaProjectFactory(area=_area(plan, "1"), project=project)

    funding = plan_funding(plan)

    assert funding.totals.total.amount == Decimal("3.50")
    assert funding.measures == {project.key: ()}


def test_a_project_of_two_areas_is_in_the_first_by_number_and_names_both(
    plan: StrategicPlan,
) -> None:
    tenth, second = _area(plan, "10"), _area(plan, "2")
    project = _carried(tenth)
    _carried(second, project)

    funding = plan_funding(plan)

    assert funding.projects[0].areas == ("2", "10")
    assert [total.key for total in funding.totals.by_area] == ["2"]
    assert [code for _, code, _ in funding.measures[project.key]] == ["2.1.1.1", "10.1.1.1"]


def test_rows_follow_the_plan(plan: StrategicPlan) -> None:
    first, second = _area(plan, "1"), _area(plan, "2")
    projects = [_carried(second), _carried(first), _carried(first)]

    assert [row.key for row in plan_funding(plan).projects] == [
        projects[1].key,
        projects[2].key,
        projects[0].key,
    ]


def test_the_number_of_queries_does_not_grow(plan: StrategicPlan) -> None:
    area = _area(plan, "1")

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            plan_funding(plan)
        return len(context)

    _carried(area)
    one = queries()
    for _ in range(49):
        _carried(area)

    assert queries() == one == 4
