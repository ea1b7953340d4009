"""Pages of strategic and specific goals."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from plans.models import SpecificGoal, StrategicPlan
from projects.models import ImplementationReport
from tests.factories import (
    ActionPlanFactory,
    GoalReviewFactory,
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    MeasureStateFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db

GOAL = "/plany/vzorov/cile/1.1.1/"


@pytest.fixture
def goal() -> SpecificGoal:
    area = ThematicAreaFactory(plan=StrategicPlanFactory(key="vzorov"), code="1", name="Bydlení")
    strategic = StrategicGoalFactory(area=area, code="1.1", title="Dost bytů")
    made: SpecificGoal = SpecificGoalFactory(
        strategic_goal=strategic, code="1.1.1", title="Čtyřicet bytů", deadline_year=2025
    )
    return made


def _reported(goal: SpecificGoal, amount: int, **indicator: object) -> None:
    """An indicator with a value from an approved report of a project of the goal."""
    project = ProjectFactory()
    MeasureFactory(specific_goal=goal).projects.add(project)
    report = ImplementationReportFactory(
        project=project,
        state=ImplementationReport.State.APPROVED,
        approved_on=datetime.date(2024, 3, 1),
    )
    made = ImpactIndicatorFactory(goal=goal, **indicator)
    ImpactTargetFactory(indicator=made, amount=40, year=2099)
    ImpactValueFactory(indicator=made, report=report, amount=Decimal(amount))


# --- Strategic goal -------------------------------------------------------------------------------


def test_a_strategic_goal_shows_its_goals_with_their_measures(
    client: Client, goal: SpecificGoal
) -> None:
    MeasureFactory(specific_goal=goal, title="Zabydlování")
    SpecificGoalFactory(strategic_goal=goal.strategic_goal, title="Dvacet domů")
    StrategicGoalFactory(area=goal.strategic_goal.area, code="1.2", title="Jiný cíl")

    response = client.get("/plany/vzorov/cile/1.1/")

    assertContains(response, "Strategický cíl 1.1")
    assertContains(response, "<h1>Dost bytů</h1>", html=True)
    for text in ("Čtyřicet bytů", "Zabydlování", "Dvacet domů"):
        assertContains(response, text)
    assertContains(response, 'href="/plany/vzorov/cile/1.2/"')


def test_queries_of_a_strategic_goal_do_not_grow(
    client: Client, goal: SpecificGoal, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(50):
        below = SpecificGoalFactory(strategic_goal=goal.strategic_goal)
        MeasureImplementerFactory(measure=MeasureFactory(specific_goal=below))
    with django_assert_max_num_queries(12):
        client.get("/plany/vzorov/cile/1.1/")


# --- Specific goal --------------------------------------------------------------------------------


def test_a_specific_goal_shows_deadline_action_plan_and_measures(
    client: Client, goal: SpecificGoal
) -> None:
    goal.action_plan = ActionPlanFactory(plan=goal.strategic_goal.area.plan, title="Akční plán I.")
    goal.save()
    MeasureFactory(specific_goal=goal, code="1.1.1.1", title="Zabydlování")

    response = client.get(GOAL)

    assertContains(response, "<h1>Čtyřicet bytů</h1>", html=True)
    assertContains(response, "do konce roku 2025")
    assertContains(response, "Akční plán I.")
    assertContains(response, 'href="/plany/vzorov/opatreni/1.1.1.1/"')
    assertContains(response, 'href="/plany/vzorov/cile/1.1/"')


def test_impact_is_compared_with_its_target(client: Client, goal: SpecificGoal) -> None:
    _reported(goal, 39, name="Počet zabydlených domácností")

    response = client.get(GOAL)

    url = "/plany/vzorov/indikatory-dopadu/1.1.1/1/"
    assertContains(response, f'<a class="figure" href="{url}">39</a>', html=True)
    assertContains(response, "Nejméně\u00a040 do konce roku\u00a02099")
    assertContains(response, '<span class="verdict verdict--')


def test_a_small_sensitive_count_is_not_shown(client: Client, goal: SpecificGoal) -> None:
    _reported(goal, 3, name="Počet léčených", is_sensitive=True)

    response = client.get(GOAL)

    assertContains(response, "&lt;\u00a05")
    assertNotContains(response, ">3<")


def test_a_value_that_is_not_approved_is_not_shown(client: Client, goal: SpecificGoal) -> None:
    project = ProjectFactory()
    MeasureFactory(specific_goal=goal).projects.add(project)
    report = ImplementationReportFactory(
        project=project, state=ImplementationReport.State.SUBMITTED
    )
    ImpactValueFactory(
        indicator=ImpactIndicatorFactory(goal=goal), report=report, amount=Decimal(7123)
    )
    assertNotContains(client.get(GOAL), "7\u00a0123")


def test_reviews_come_latest_first(client: Client, goal: SpecificGoal) -> None:
    GoalReviewFactory(goal=goal, year=2023, summary="Začátek.", outlook="Přibude bytů.")
    GoalReviewFactory(goal=goal, year=2024, summary="Pokračování.")

    text = client.get(GOAL).text

    assert text.index("Rok 2024") < text.index("Rok 2023")
    assert "Přibude bytů." in text
    assert "2\u00a0024" not in text


def test_measures_reported_here_are_listed_apart(client: Client, goal: SpecificGoal) -> None:
    other = SpecificGoalFactory(strategic_goal=goal.strategic_goal, code="1.1.2")
    MeasureFactory(specific_goal=other, title="Terénní práce", reported_under=goal)

    assertContains(client.get(GOAL), "Vykazují se tady")
    assertContains(client.get(GOAL), "Terénní práce")
    assertNotContains(client.get("/plany/vzorov/cile/1.1.2/"), "Vykazují se tady")


def test_a_goal_without_anything_has_a_page(client: Client, goal: SpecificGoal) -> None:
    response = client.get(GOAL)

    assertContains(response, "nejsou stanovena žádná opatření")
    assertNotContains(response, "Co se změnilo")


def test_queries_of_a_specific_goal_do_not_grow(
    client: Client, goal: SpecificGoal, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(50):
        _reported(goal, 10)
        measure = MeasureFactory(specific_goal=goal)
        MeasureImplementerFactory(measure=measure)
        MeasureStateFactory(measure=measure)
        GoalReviewFactory(goal=goal, year=2000 + number)
    with django_assert_max_num_queries(12):
        response = client.get(GOAL)
    assertContains(response, 'class="verdict verdict--', count=50)


# --- Codes ----------------------------------------------------------------------------------------


@pytest.fixture
def twin(goal: SpecificGoal) -> SpecificGoal:
    """A goal with the same code below another strategic goal."""
    other = StrategicGoalFactory(area=goal.strategic_goal.area, code="1.2", title="Dost služeb")
    made: SpecificGoal = SpecificGoalFactory(
        strategic_goal=other, code="1.1.1", title="Čtyřicet služeb"
    )
    return made


def test_a_code_of_two_goals_lets_the_reader_choose(client: Client, twin: SpecificGoal) -> None:
    response = client.get(GOAL)

    assertContains(response, f'href="{GOAL}?cil=1.1"')
    assertContains(response, f'href="{GOAL}?cil=1.2"')
    chosen = client.get(f"{GOAL}?cil=1.2")
    assertContains(chosen, "<h1>Čtyřicet služeb</h1>", html=True)
    assertContains(chosen, f'href="http://testserver{GOAL}?cil=1.2"')


def test_parents_with_one_code_are_told_apart_by_key(client: Client, goal: SpecificGoal) -> None:
    area = ThematicAreaFactory(plan=goal.strategic_goal.area.plan, code="2")
    same = StrategicGoalFactory(area=area, code="1.1")
    twin = SpecificGoalFactory(strategic_goal=same, code="1.1.1", title="Dvojče")

    assertContains(client.get(GOAL), f'href="{GOAL}?cil={same.pk}"')
    assertContains(client.get(f"{GOAL}?cil={same.pk}"), f"<h1>{twin.title}</h1>", html=True)


@pytest.mark.parametrize("asked", ["9.9", "%00", "%FF", "'; DROP TABLE", "x" * 100_000])
def test_nonsense_in_place_of_a_parent_offers_all(
    client: Client, twin: SpecificGoal, asked: str
) -> None:
    assertContains(client.get(f"{GOAL}?cil={asked}"), 'class="entry__title"', count=2)


@pytest.mark.parametrize(
    "code", ["9.9", "9.9.9", "1", "1.1.1.1", "1.1.", ".", "1.1%00", "%FF.1", "1.x", "1" * 500]
)
def test_an_unknown_code_is_not_found(client: Client, goal: SpecificGoal, code: str) -> None:
    assert client.get(f"/plany/vzorov/cile/{code}/").status_code == 404


def test_goals_of_a_plan_in_preparation_are_not_found(client: Client) -> None:
    plan = StrategicPlanFactory(key="chystany", state=StrategicPlan.State.PREPARED)
    SpecificGoalFactory(
        strategic_goal__area__plan=plan,
        strategic_goal__area__code="1",
        strategic_goal__code="1.1",
        code="1.1.1",
    )
    assert client.get("/plany/chystany/cile/1.1/").status_code == 404
    assert client.get("/plany/chystany/cile/1.1.1/").status_code == 404


def test_only_reading_is_allowed(client: Client, goal: SpecificGoal) -> None:
    assert client.post(GOAL).status_code == 405
    assert client.head(GOAL).status_code == 200


def test_in_english_words_of_the_portal_are_english(client: Client, goal: SpecificGoal) -> None:
    response = client.get(f"/en{GOAL}")

    assertContains(response, "Specific goal 1.1.1")
    assertContains(response, "the end of 2025")
    assertContains(response, '<h1 lang="cs">Čtyřicet bytů</h1>', html=True)
