"""The outline of a plan: areas, strategic and specific goals in the order of codes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.outline import read_outline
from tests.factories import (
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db


def test_codes_order_as_numbers() -> None:
    plan = StrategicPlanFactory()
    tenth = ThematicAreaFactory(plan=plan, code="10")
    ninth = ThematicAreaFactory(plan=plan, code="9")
    strategic = StrategicGoalFactory(area=ninth, code="9.1")
    for code in ("9.1.10", "9.1.2"):
        SpecificGoalFactory(strategic_goal=strategic, code=code)
    SpecificGoalFactory(strategic_goal__area=tenth, strategic_goal__code="10.1", code="10.1.1")

    outline = read_outline(plan)

    assert [(area.code, area.position) for area in outline] == [("9", 0), ("10", 1)]
    assert [goal.code for goal in outline[0].specific_goals] == ["9.1.2", "9.1.10"]
    assert outline[1].goals[0].code == "10.1"


def test_areas_and_goals_without_goals_are_there() -> None:
    plan = StrategicPlanFactory()
    ThematicAreaFactory(plan=plan, code="1")
    StrategicGoalFactory(area=ThematicAreaFactory(plan=plan, code="2"), code="2.1")

    first, second = read_outline(plan)

    assert first.goals == ()
    assert [(goal.code, goal.goals) for goal in second.goals] == [("2.1", ())]


def test_goals_of_the_same_code_stay_apart() -> None:
    plan = StrategicPlanFactory()
    area = ThematicAreaFactory(plan=plan, code="1")
    for code in ("1.1", "1.2"):
        SpecificGoalFactory(strategic_goal__area=area, strategic_goal__code=code, code="1.1.1")

    goals = read_outline(plan)[0].goals

    assert [[goal.code for goal in strategic.goals] for strategic in goals] == [["1.1.1"]] * 2


def test_it_takes_one_query() -> None:
    plan = StrategicPlanFactory()
    area = ThematicAreaFactory(plan=plan)
    for _ in range(3):
        SpecificGoalFactory(strategic_goal__area=area)

    with CaptureQueriesContext(connection) as queries:
        read_outline(plan)

    assert len(queries) == 1
