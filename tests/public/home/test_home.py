"""The front page: what it greets with, every state of it, and what it costs."""

import datetime

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from plans.models import StrategicPlan
from tests.factories import (
    ContactFactory,
    EventFactory,
    ImpactIndicatorFactory,
    ImpactValueFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    NewsItemFactory,
    SpecificGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

TODAY = datetime.date.today()  # noqa: DTZ011 - days long past and long to come are meant
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> StrategicPlan:
    made: StrategicPlan = StrategicPlanFactory(
        state="current", description="Plán říká, čeho chce město dosáhnout."
    )
    return made


def goal_of(plan: StrategicPlan, code: str = "1.1.1") -> object:
    area = ThematicAreaFactory(plan=plan, code=code[0], name=f"Oblast {code[0]}")
    return SpecificGoalFactory(
        code=code, strategic_goal__area=area, strategic_goal__code=code.rpartition(".")[0]
    )


def test_greets_with_figures_that_lead_to_their_source(client: Client, plan: StrategicPlan) -> None:
    indicator = ImpactIndicatorFactory(
        goal=goal_of(plan),
        position=1,
        headline="domácnost bydlí | domácnosti bydlí | domácností bydlí",
        headline_position=1,
    )
    ImpactValueFactory(indicator=indicator, amount=39, as_of=datetime.date(2023, 12, 31))
    response = client.get("/")
    assertContains(response, f'<a href="{indicator.get_absolute_url()}">39</a>', html=True)
    assertContains(response, "domácností bydlí")


def test_shows_each_area_with_its_measures(client: Client, plan: StrategicPlan) -> None:
    goal = goal_of(plan)
    for number in (1, 2, 3):
        MeasureFactory(specific_goal=goal, code=f"1.1.1.{number}")
    response = client.get("/")
    assertContains(response, "Oblast 1")
    assertContains(response, '<i class="square square--planned"></i>', count=3)


def test_names_implementers_and_offices(client: Client, plan: StrategicPlan) -> None:
    measure = MeasureFactory(specific_goal=goal_of(plan), code="1.1.1.1")
    row = MeasureImplementerFactory(measure=measure, organisation__name="Čtyřlístek")
    ContactFactory(organisation=plan.municipality, role="koordinátor", office="sociální odbor")
    response = client.get("/")
    assertContains(response, row.organisation.get_absolute_url())
    assertContains(response, "Čtyřlístek")
    assertContains(response, "sociální odbor")


def test_tells_what_comes_next_and_else_what_was_last(client: Client, plan: StrategicPlan) -> None:
    EventFactory(title="Dávné setkání", starts_on=datetime.date(2020, 5, 4))
    assertContains(client.get("/"), "Dávné setkání")
    EventFactory(title="Chystané setkání", starts_on=TODAY + datetime.timedelta(days=30))
    response = client.get("/")
    assertContains(response, "Chystané setkání")
    assertContains(response, "Nejbližší události")
    assertNotContains(response, "Dávné setkání")


def test_keeps_news_of_the_future_to_itself(client: Client, plan: StrategicPlan) -> None:
    NewsItemFactory(title="Dnešní zpráva", published_on=TODAY)
    NewsItemFactory(title="Zpráva zítřka", published_on=TODAY + datetime.timedelta(days=2))
    response = client.get("/")
    assertContains(response, "Dnešní zpráva")
    assertNotContains(response, "Zpráva zítřka")


def test_says_so_when_nothing_is_there_yet(client: Client) -> None:
    assertContains(client.get("/"), "Žádný plán zatím nebyl zveřejněn")


def test_does_not_show_a_plan_in_preparation(client: Client) -> None:
    StrategicPlanFactory(state="prepared", title="Tajný návrh plánu")
    assertNotContains(client.get("/"), "Tajný návrh plánu")


def test_says_so_when_the_plan_has_no_areas(client: Client, plan: StrategicPlan) -> None:
    assertContains(client.get("/"), "Plán zatím nemá žádnou oblast")


def test_speaks_english_and_marks_what_stays_czech(client: Client, plan: StrategicPlan) -> None:
    response = client.get("/en/")
    assertContains(response, '<html lang="en">')
    assertContains(response, "Areas and how far they are")
    assertContains(response, f'<p class="lead" lang="cs">{plan.description}</p>', html=True)


def test_sets_no_cookie(client: Client, plan: StrategicPlan) -> None:
    assert not client.get("/").cookies


@pytest.mark.parametrize("rows", [1, 50])
def test_costs_the_same_whatever_there_is(
    rows: int,
    client: Client,
    plan: StrategicPlan,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    goal = goal_of(plan)
    for number in range(1, rows + 1):
        measure = MeasureFactory(specific_goal=goal, code=f"1.1.1.{number}")
        MeasureImplementerFactory(measure=measure)
        NewsItemFactory()
        EventFactory()
        ImpactIndicatorFactory(
            goal=goal, position=number, headline="a | b | c", headline_position=number
        )
    with django_assert_max_num_queries(12):
        client.get("/")
