"""The list of the measures of a plan: filter, sort, export."""

import csv
import datetime
import io
from collections.abc import Sequence

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from measures.models import Measure, MeasureState
from plans.models import StrategicPlan
from tests.factories import (
    ImplementationReportFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    MeasureStateFactory,
    OrganisationFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/plany/vzorov/opatreni/"
PeriodKind = Measure.PeriodKind


@pytest.fixture
def plan() -> StrategicPlan:
    """Two areas with a measure in each: flats (in progress, dated), work (planned, ongoing)."""
    made: StrategicPlan = StrategicPlanFactory(key="vzorov")
    flats = _measure(made, "1", "Bydlení", title="Zabydlování rodin")
    project = ProjectFactory()
    flats.projects.add(project)
    ImplementationReportFactory(project=project)
    MeasureStateFactory(measure=flats, state=MeasureState.State.IN_PROGRESS)
    charity = OrganisationFactory(key="charita", name="Charita Vzorov")
    MeasureImplementerFactory(measure=flats, organisation=charity)
    _measure(
        made,
        "2",
        "Práce",
        title="Pracovní skupina",
        kind=Measure.Kind.NON_PROJECT,
        period_kind=PeriodKind.ONGOING,
        starts_on=None,
        ends_on=None,
    )
    return made


def _measure(plan: StrategicPlan, code: str, name: str, **fields: object) -> Measure:
    area = ThematicAreaFactory(plan=plan, code=code, name=name)
    strategic = StrategicGoalFactory(area=area, code=f"{code}.1")
    goal = SpecificGoalFactory(strategic_goal=strategic, code=f"{code}.1.1")
    measure: Measure = MeasureFactory(specific_goal=goal, code=f"{code}.1.1.1", **fields)
    return measure


def _titles(response: HttpResponse) -> Sequence[str]:
    return [row.measure.title for row in response.context["rows"]]  # type: ignore[attr-defined]


def test_it_lists_all_measures_of_the_plan(client: Client, plan: StrategicPlan) -> None:
    MeasureFactory(title="Cizí opatření")

    response = client.get(LIST)

    assert _titles(response) == ["Zabydlování rodin", "Pracovní skupina"]
    assertContains(response, f'href="{LIST}1.1.1.1/"')
    assertContains(response, "1. Bydlení")
    assertContains(response, "Charita Vzorov")
    assertContains(response, "(1/6)")
    assertContains(response, "průběžně")
    assertNotContains(response, "Cizí opatření")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("oblast=2", ["Pracovní skupina"]),
        ("stav=in_progress", ["Zabydlování rodin"]),
        ("stav=planned", ["Pracovní skupina"]),
        ("stav=completed", []),
        ("realizator=charita", ["Zabydlování rodin"]),
        ("druh=non_project", ["Pracovní skupina"]),
        ("rok=2024", ["Zabydlování rodin", "Pracovní skupina"]),
        ("rok=2026", ["Pracovní skupina"]),
        ("q=zabydlovani+RODIN", ["Zabydlování rodin"]),
        ("q=charita", ["Zabydlování rodin"]),
        ("q=2.1.1.1", ["Pracovní skupina"]),
        ("q=bydleni+prace", []),
        ("oblast=1&stav=in_progress&q=rodin", ["Zabydlování rodin"]),
        ("razeni=-kod", ["Pracovní skupina", "Zabydlování rodin"]),
        ("razeni=nazev", ["Pracovní skupina", "Zabydlování rodin"]),
        ("razeni=obdobi", ["Zabydlování rodin", "Pracovní skupina"]),
        ("razeni=-obdobi", ["Zabydlování rodin", "Pracovní skupina"]),
    ],
)
def test_it_is_filtered_and_sorted(
    client: Client, plan: StrategicPlan, query: str, titles: Sequence[str]
) -> None:
    assert _titles(client.get(f"{LIST}?{query}")) == titles


def test_choices_are_those_of_the_plan(client: Client, plan: StrategicPlan) -> None:
    other = StrategicPlanFactory()
    measure = _measure(other, "3", "Cizí oblast")
    MeasureImplementerFactory(measure=measure, organisation=OrganisationFactory(name="Cizí spolek"))

    response = client.get(LIST)

    assertContains(response, '<option value="1">1. Bydlení</option>', html=True)
    assertContains(response, '<option value="charita">Charita Vzorov</option>', html=True)
    assertContains(response, '<option value="2027">2027</option>', html=True)
    assertNotContains(response, '<option value="2028">')
    assertNotContains(response, "Cizí")


@pytest.mark.parametrize(
    "query",
    [
        "oblast=99",
        "oblast=1.1",
        "stav=neco",
        "realizator=nikdo",
        "druh=%00",
        "rok=99999",
        "rok=-1",
        "q=" + "x" * 100_000,
    ],
)
def test_a_filter_with_nonsense_says_so(client: Client, plan: StrategicPlan, query: str) -> None:
    response = client.get(f"{LIST}?{query}")

    assertContains(response, "error-summary")
    assert _titles(response) == []


@pytest.mark.parametrize(
    "query",
    [
        "strana=1000000000",
        "strana=-1",
        "strana=x",
        "razeni=neco",
        "q=%25_'--;",
        "q=%7B%7B7*7%7D%7D",
    ],
)
def test_other_nonsense_does_no_harm(client: Client, plan: StrategicPlan, query: str) -> None:
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_what_is_filtered_is_exported(client: Client, plan: StrategicPlan) -> None:
    response = client.get(f"{LIST}export.csv?oblast=1")

    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert len(rows) == 1
    assert rows[0]["Kód"] == "1.1.1.1"
    assert rows[0]["Stav"] == "v realizaci"
    assert (rows[0]["Doručené zprávy"], rows[0]["Očekávané zprávy"]) == ("1", "6")
    assert rows[0]["Realizátoři"] == "Charita Vzorov"
    assert rows[0]["Od"] == "2023-01-01"


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_it_is_exported_to_spreadsheets(client: Client, plan: StrategicPlan, kind: str) -> None:
    assert client.get(f"{LIST}export.{kind}").getvalue().startswith(b"PK")


def test_an_unknown_export_is_not_found(client: Client, plan: StrategicPlan) -> None:
    assert client.get(f"{LIST}export.exe").status_code == 404


def test_a_plan_without_measures_leads_to_its_documents(client: Client) -> None:
    StrategicPlanFactory(key="stary", state=StrategicPlan.State.CLOSED)

    response = client.get("/plany/stary/opatreni/")

    assertContains(response, "Žádná opatření")
    assertContains(response, 'href="/plany/stary/#dokumenty"')
    assertContains(response, "uzavřený plán")


def test_the_short_address_leads_to_the_plan_in_force(client: Client, plan: StrategicPlan) -> None:
    assertRedirects(client.get("/opatreni/?oblast=1"), f"{LIST}?oblast=1")


def test_unknown_and_prepared_plans_are_not_found(client: Client) -> None:
    StrategicPlanFactory(key="chystany", state=StrategicPlan.State.PREPARED)
    for key in ("neznamy", "chystany"):
        assert client.get(f"/plany/{key}/opatreni/").status_code == 404
        assert client.get(f"/plany/{key}/opatreni/export.csv").status_code == 404
    assert client.get("/opatreni/").status_code == 404


def test_in_english_words_of_the_portal_are_english(client: Client, plan: StrategicPlan) -> None:
    response = client.get(f"/en{LIST}")

    assertContains(response, "<h1>Measures</h1>", html=True)
    assertContains(response, "in progress")
    assertContains(response, '<span lang="cs">Charita Vzorov</span>', html=True)


def test_queries_do_not_grow(
    client: Client, plan: StrategicPlan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    goal = SpecificGoalFactory(strategic_goal__area=plan.areas.get(code="1"))
    for number in range(50):
        measure = MeasureFactory(specific_goal=goal, starts_on=datetime.date(2022, 1, 1))
        project = ProjectFactory()
        measure.projects.add(project)
        ImplementationReportFactory(project=project)
        MeasureStateFactory(measure=measure)
        MeasureImplementerFactory(
            measure=measure, organisation=OrganisationFactory(name=f"Spolek {number}")
        )
    with django_assert_max_num_queries(12):
        response = client.get(f"{LIST}?q=o&stav=in_progress&rok=2023")
    assert len(_titles(response)) == 50
