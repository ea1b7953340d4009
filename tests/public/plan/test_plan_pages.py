"""The list of plans, and the page of a plan."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from measures.models import MeasureState
from plans.models import StrategicPlan
from tests.factories import (
    AbbreviationFactory,
    ActionPlanFactory,
    AdvisoryProgrammeFactory,
    AreaProjectFactory,
    CallFactory,
    DocumentFactory,
    ImplementationReportFactory,
    MeasureFactory,
    MeasureStateFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db
State = StrategicPlan.State


@pytest.fixture
def plan() -> StrategicPlan:
    made: StrategicPlan = StrategicPlanFactory(key="vzorov", title="Plán Vzorova")
    return made


def _area_with_measure(plan: StrategicPlan, **project: object) -> None:
    area = ThematicAreaFactory(plan=plan)
    goal = SpecificGoalFactory(strategic_goal__area=area)
    measure = MeasureFactory(specific_goal=goal)
    made = ProjectFactory(call=CallFactory(is_coordinated=True), **project)
    measure.projects.add(made)
    ImplementationReportFactory(project=made)
    MeasureStateFactory(measure=measure, state=MeasureState.State.IN_PROGRESS)


# --- List of plans --------------------------------------------------------------------------------


def test_current_plans_come_first_and_closed_ones_are_marked(client: Client) -> None:
    closed = {"state": State.CLOSED, "starts_on": datetime.date(2028, 1, 1)}
    StrategicPlanFactory(title="Starý plán", **closed, ends_on=datetime.date(2028, 12, 31))
    StrategicPlanFactory(title="Platný plán Vzorova")
    StrategicPlanFactory(title="Chystaný plán", state=State.PREPARED)

    response = client.get("/plany/")

    text = response.text
    assert text.index("Platný plán Vzorova") < text.index("Starý plán")
    assertContains(response, '<span class="badge">', count=2)
    assertContains(response, '<span class="badge">Uzavřený plán</span>', html=True, count=1)
    assertNotContains(response, "Chystaný plán")


def test_the_list_without_plans_says_so(client: Client) -> None:
    assertContains(client.get("/plany/"), "Žádný plán zatím nebyl zveřejněn")


def test_the_list_takes_the_same_queries_for_fifty_plans(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(50):
        _area_with_measure(StrategicPlanFactory())
    with django_assert_max_num_queries(6):
        client.get("/plany/")


# --- Short address --------------------------------------------------------------------------------


def test_the_short_address_leads_to_the_plan_in_force(client: Client, plan: StrategicPlan) -> None:
    assertRedirects(client.get("/plan/"), "/plany/vzorov/")
    assertRedirects(client.get("/en/plan/"), "/en/plany/vzorov/")


def test_the_short_address_without_a_plan_is_not_found(client: Client) -> None:
    StrategicPlanFactory(state=State.PREPARED)
    assert client.get("/plan/").status_code == 404


# --- Plan -----------------------------------------------------------------------------------------


def test_a_plan_shows_its_areas_goals_and_how_far_it_is(
    client: Client, plan: StrategicPlan
) -> None:
    area = ThematicAreaFactory(plan=plan, code="1", name="Bydlení")
    goal = SpecificGoalFactory(
        strategic_goal__area=area,
        strategic_goal__code="1.1",
        strategic_goal__title="Dost bytů",
        code="1.1.1",
        title="Čtyřicet bytů",
    )
    project = ProjectFactory(
        call=CallFactory(is_coordinated=True),
        budget=Decimal("1234567.50"),
        starts_on=datetime.date(2023, 2, 1),
        ends_on=datetime.date(2026, 1, 31),
    )
    ImplementationReportFactory(project=project)
    for state in (MeasureState.State.COMPLETED, MeasureState.State.IN_PROGRESS):
        measure = MeasureFactory(specific_goal=goal)
        measure.projects.add(project)
        MeasureStateFactory(measure=measure, state=state)

    response = client.get("/plany/vzorov/")

    assertContains(response, "<h1>Plán Vzorova</h1>", html=True)
    assertContains(response, 'href="/plany/vzorov/oblasti/1/"')
    assertContains(response, 'href="/plany/vzorov/cile/1.1/"')
    assertContains(response, "Čtyřicet bytů")
    assertContains(response, "doručeno 1 z\u00a06 očekávaných")
    assertContains(response, "1\u00a0234\u00a0567,50\u00a0Kč")
    assertContains(response, "2\u00a0opatření")


def test_a_plan_shows_its_stages_documents_and_abbreviations(
    client: Client, plan: StrategicPlan
) -> None:
    ActionPlanFactory(plan=plan, title="Akční plán I.")
    AdvisoryProgrammeFactory(
        plan=plan, title="Práce s daty", starts_year=2023, outputs="sklad dat\n\nmanuál"
    )
    AbbreviationFactory(plan=plan, short="NNO", full="Nestátní nezisková organizace")
    DocumentFactory(plan=plan, title="Situační analýza", file="")
    DocumentFactory(title="Cizí dokument")

    response = client.get("/plany/vzorov/")

    for text in ("Akční plán I.", "Práce s daty", "2023", "NNO", "Situační analýza"):
        assertContains(response, text)
    assertContains(response, "<li>manuál</li>", html=True)
    assertContains(response, "není přiložen", count=1)
    assertNotContains(response, "Cizí dokument")


def test_a_closed_plan_is_marked_and_leads_to_the_one_in_force(
    client: Client, plan: StrategicPlan
) -> None:
    StrategicPlanFactory(
        key="stary",
        municipality=plan.municipality,
        state=State.CLOSED,
        starts_on=datetime.date(2015, 1, 1),
        ends_on=datetime.date(2018, 12, 31),
    )
    response = client.get("/plany/stary/")

    assertContains(response, "Uzavřený plán")
    assertContains(response, "skončil 31.\u00a0prosince 2018")
    assertContains(response, '<a href="/plany/vzorov/">Přejít na platný plán</a>', html=True)


def test_the_plan_of_another_city_is_no_successor(client: Client, plan: StrategicPlan) -> None:
    StrategicPlanFactory(key="jinde", state=State.CLOSED)
    assertNotContains(client.get("/plany/jinde/"), "Přejít na platný plán")


def test_an_area_without_measures_says_so_and_counts_its_projects(
    client: Client, plan: StrategicPlan
) -> None:
    AreaProjectFactory(area=ThematicAreaFactory(plan=plan))
    response = client.get("/plany/vzorov/")

    assertContains(response, "opatření portál nezná")
    assertContains(response, '<a href="/projekty/?oblast=vzorov/1">')
    assertNotContains(response, "Jak daleko plán je")


def test_a_plan_without_areas_has_a_page(client: Client, plan: StrategicPlan) -> None:
    response = client.get("/plany/vzorov/")

    assertContains(response, "Zatím bez oblastí")
    assertContains(response, "Dokumenty tohoto plánu portál nemá.")


def test_in_english_the_content_stays_czech_and_is_marked(
    client: Client, plan: StrategicPlan
) -> None:
    _area_with_measure(plan)
    response = client.get("/en/plany/vzorov/")

    assertContains(response, '<h1 lang="cs">Plán Vzorova</h1>', html=True)
    assertContains(response, "Areas and goals")
    assertContains(response, 'href="/en/plany/vzorov/oblasti/1/"')


@pytest.mark.parametrize("key", ["neznamy", "0", "vzorov-9999999999"])
def test_an_unknown_plan_is_not_found(client: Client, plan: StrategicPlan, key: str) -> None:
    assert client.get(f"/plany/{key}/").status_code == 404


def test_a_plan_in_preparation_is_not_found(client: Client) -> None:
    StrategicPlanFactory(key="chystany", state=State.PREPARED)
    assert client.get("/plany/chystany/").status_code == 404


def test_what_is_typed_as_html_stays_text(client: Client) -> None:
    StrategicPlanFactory(
        key="zly",
        title="<script>alert(1)</script>",
        vision="{{ settings }} <b>tučně</b>",
        description="<img src=x onerror=alert(1)>",
    )
    response = client.get("/plany/zly/")

    assertNotContains(response, "<script>alert")
    assertNotContains(response, "<img src=x")
    assertContains(response, "{{ settings }}")


def test_queries_do_not_grow_with_the_plan(
    client: Client, plan: StrategicPlan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(50):
        _area_with_measure(plan)
        DocumentFactory(plan=plan)
        AbbreviationFactory(plan=plan)
        AdvisoryProgrammeFactory(plan=plan)
    with django_assert_max_num_queries(12):
        response = client.get("/plany/vzorov/")
    assert response.status_code == 200
