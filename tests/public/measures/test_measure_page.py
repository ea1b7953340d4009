"""The page of a measure."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from measures.models import Measure, MeasureState
from plans.models import StrategicPlan
from projects.models import ImplementationReport
from tests.factories import (
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    MeasureStateFactory,
    OrganisationFactory,
    ProjectFactory,
    SourceDocumentFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db

MEASURE = "/plany/vzorov/opatreni/1.1.1.1/"
State = MeasureState.State


@pytest.fixture
def measure() -> Measure:
    area = ThematicAreaFactory(plan=StrategicPlanFactory(key="vzorov"), code="1", name="Bydlení")
    strategic = StrategicGoalFactory(area=area, code="1.1")
    goal = SpecificGoalFactory(strategic_goal=strategic, code="1.1.1", title="Čtyřicet bytů")
    made: Measure = MeasureFactory(specific_goal=goal, code="1.1.1.1", title="Zabydlování")
    return made


def test_it_shows_state_reports_kind_and_period(client: Client, measure: Measure) -> None:
    measure.service_type = "SAS"
    measure.footnote = "Poznámka pod čarou."
    measure.save()
    MeasureStateFactory(measure=measure, state=State.IN_PROGRESS, since=datetime.date(2023, 12, 31))
    project = ProjectFactory(
        key="byty",
        title="Byty pro všechny",
        budget=Decimal("1234567.50"),
        starts_on=datetime.date(2023, 2, 1),
        ends_on=datetime.date(2026, 1, 31),
    )
    measure.projects.add(project)
    for number in (1, 2):
        ImplementationReportFactory(project=project, number=number)

    response = client.get(MEASURE)

    assertContains(response, "<h1>Zabydlování</h1>", html=True)
    assertContains(response, '<span class="state state--in_progress">v realizaci</span>')
    assertContains(response, '<span aria-hidden="true">(2/6)</span>')
    assertContains(response, "stav k 31.\u00a012.\u00a02023")
    assertContains(response, "projektová aktivita")
    assertContains(response, "SAS")
    assertContains(response, "1.\u00a01.\u00a02023–31.\u00a012.\u00a02025")
    assertContains(response, "Poznámka pod čarou.")
    assertContains(response, 'href="/projekty/byty/"')
    assertContains(response, "1\u00a0234\u00a0567,50\u00a0Kč")
    assertContains(response, 'href="/plany/vzorov/cile/1.1.1/"')


@pytest.mark.parametrize(
    ("kind", "starts_on", "ends_on", "words"),
    [
        ("year", datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), "<dd>2023</dd>"),
        ("ongoing", None, None, "<dd>průběžně</dd>"),
        ("none", None, None, "<dd>není stanoveno</dd>"),
        ("dates", datetime.date(2023, 5, 1), None, "<dd>od 1.\u00a05.\u00a02023</dd>"),
    ],
)
def test_its_period_is_told_in_words(
    client: Client,
    measure: Measure,
    kind: str,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    words: str,
) -> None:
    measure.period_kind, measure.starts_on, measure.ends_on = kind, starts_on, ends_on
    measure.save()
    assertContains(client.get(MEASURE), f"<div><dt>Období</dt>{words}</div>", html=True)


def test_the_history_of_states_comes_latest_first(client: Client, measure: Measure) -> None:
    source = SourceDocumentFactory(key="vyhodnoceni", title="Vyhodnocení 2024")
    MeasureStateFactory(measure=measure, state=State.PLANNED, since=datetime.date(2022, 1, 1))
    MeasureStateFactory(
        measure=measure,
        state=State.COMPLETED,
        since=datetime.date(2024, 12, 31),
        note="Všechny byty jsou předané.",
        source=source,
    )
    MeasureStateFactory(
        measure=measure, state=State.NOT_IMPLEMENTED, since=datetime.date(2999, 1, 1)
    )
    response = client.get(MEASURE)

    text = response.text
    assert text.rindex("state--completed") < text.rindex("state--planned")
    assertContains(response, "Všechny byty jsou předané.")
    assertContains(response, '<a href="/zdroje/vyhodnoceni/">Vyhodnocení 2024</a>', html=True)
    assertNotContains(response, "state--not_implemented")


def test_two_hundred_implementers_are_all_there(client: Client, measure: Measure) -> None:
    for position in range(200):
        MeasureImplementerFactory(
            measure=measure,
            organisation=OrganisationFactory(key=f"org-{position}", name=f"Spolek {position:03}"),
            position=position,
        )
    response = client.get(MEASURE)

    assertContains(response, 'href="/partneri/org-', count=200)
    assertContains(response, "<details>")
    text = response.text
    assert text.index("Spolek 007") < text.index("<details>") < text.index("Spolek 008")


def test_impact_is_that_of_its_goal(client: Client, measure: Measure) -> None:
    project = ProjectFactory()
    measure.projects.add(project)
    report = ImplementationReportFactory(project=project, state=ImplementationReport.State.APPROVED)
    indicator = ImpactIndicatorFactory(goal=measure.specific_goal, name="Počet domácností")
    ImpactTargetFactory(indicator=indicator, amount=40, year=2099)
    ImpactValueFactory(indicator=indicator, report=report, amount=Decimal(39))

    response = client.get(MEASURE)

    url = "/plany/vzorov/indikatory-dopadu/1.1.1/1/"
    assertContains(response, f'<a class="figure" href="{url}">39</a>', html=True)


def test_a_small_sensitive_count_is_not_shown(client: Client, measure: Measure) -> None:
    project = ProjectFactory()
    measure.projects.add(project)
    report = ImplementationReportFactory(project=project, state=ImplementationReport.State.APPROVED)
    indicator = ImpactIndicatorFactory(goal=measure.specific_goal, is_sensitive=True)
    ImpactValueFactory(indicator=indicator, report=report, amount=Decimal(3))

    response = client.get(MEASURE)

    assertContains(response, "&lt;\u00a05")
    assertNotContains(response, ">3<")


def test_reported_elsewhere_it_says_where(client: Client, measure: Measure) -> None:
    other = SpecificGoalFactory(
        strategic_goal=measure.specific_goal.strategic_goal, code="1.1.2", title="Rodiny"
    )
    ImpactIndicatorFactory(goal=other, name="Počet rodin")
    ImpactIndicatorFactory(goal=measure.specific_goal, name="Počet bytů")
    measure.reported_under = other
    measure.save()

    response = client.get(MEASURE)

    assertContains(response, "se vykazují u jiného cíle")
    assertContains(response, 'href="/plany/vzorov/cile/1.1.2/"')
    assertContains(response, "Počet rodin")
    assertNotContains(response, "Počet bytů")


def test_neighbours_follow_the_plan(client: Client, measure: Measure) -> None:
    goal = measure.specific_goal
    MeasureFactory(specific_goal=goal, code="1.1.1.10", title="Desáté")
    MeasureFactory(specific_goal=goal, code="1.1.1.2", title="Druhé")

    response = client.get("/plany/vzorov/opatreni/1.1.1.2/")

    assertContains(response, "Zabydlování")
    assertContains(response, "Desáté")
    assertNotContains(client.get(MEASURE), "Desáté")


def test_without_anything_it_still_has_a_page(client: Client, measure: Measure) -> None:
    response = client.get(MEASURE)

    assertContains(response, '<span class="state state--planned">')
    assertContains(response, "zatím nenaplňuje žádný projekt")
    assertContains(response, "nemá indikátory dopadu")


def test_a_very_long_word_does_not_break_it(client: Client, measure: Measure) -> None:
    Measure.objects.filter(pk=measure.pk).update(title="ř" * 400)
    assertContains(client.get(MEASURE), f"<h1>{'ř' * 400}</h1>", html=True)


def test_a_code_of_two_measures_lets_the_reader_choose(client: Client, measure: Measure) -> None:
    strategic = measure.specific_goal.strategic_goal
    other = SpecificGoalFactory(strategic_goal=strategic, code="1.1.2", title="Dvacet domů")
    MeasureFactory(specific_goal=other, code="1.1.1.1", title="Domovníci")

    response = client.get(MEASURE)

    assertContains(response, f'href="{MEASURE}?cil=1.1.1"')
    assertContains(response, "Dvacet domů")
    assertContains(client.get(f"{MEASURE}?cil=1.1.2"), "<h1>Domovníci</h1>", html=True)


@pytest.mark.parametrize(
    "code", ["9.9.9.9", "1.1.1", "1.1.1.1.1", "x", "1.1.1.01", "1.1.1.1%00", "%FF", "0" * 900]
)
def test_an_unknown_code_is_not_found(client: Client, measure: Measure, code: str) -> None:
    assert client.get(f"/plany/vzorov/opatreni/{code}/").status_code == 404


def test_a_measure_of_another_or_a_prepared_plan_is_not_found(client: Client) -> None:
    for key, state in (("jiny", "closed"), ("chystany", "prepared")):
        StrategicPlanFactory(key=key, state=state)
    plan = StrategicPlan.objects.get(key="chystany")
    strategic = StrategicGoalFactory(area=ThematicAreaFactory(plan=plan, code="1"), code="1.1")
    MeasureFactory(
        specific_goal=SpecificGoalFactory(strategic_goal=strategic, code="1.1.1"), code="1.1.1.1"
    )
    assert client.get("/plany/jiny/opatreni/1.1.1.1/").status_code == 404
    assert client.get("/plany/chystany/opatreni/1.1.1.1/").status_code == 404


def test_the_short_address_leads_to_the_plan_in_force(client: Client, measure: Measure) -> None:
    assertRedirects(client.get("/opatreni/1.1.1.1/"), MEASURE)
    assertRedirects(client.get("/en/opatreni/1.1.1.1/?cil=1.1.1"), f"/en{MEASURE}?cil=1.1.1")


def test_the_short_address_without_a_plan_is_not_found(client: Client) -> None:
    assert client.get("/opatreni/1.1.1.1/").status_code == 404


def test_in_english_words_of_the_portal_are_english(client: Client, measure: Measure) -> None:
    response = client.get(f"/en{MEASURE}")

    assertContains(response, "Measure 1.1.1.1")
    assertContains(response, "project activity")
    assertContains(response, '<h1 lang="cs">Zabydlování</h1>', html=True)


def test_queries_do_not_grow(
    client: Client, measure: Measure, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(50):
        project = ProjectFactory()
        measure.projects.add(project)
        report = ImplementationReportFactory(
            project=project, state=ImplementationReport.State.APPROVED
        )
        indicator = ImpactIndicatorFactory(goal=measure.specific_goal)
        ImpactValueFactory(indicator=indicator, report=report)
        MeasureImplementerFactory(measure=measure)
        MeasureStateFactory(
            measure=measure, since=datetime.date(2000 + number // 12, number % 12 + 1, 1)
        )
        MeasureFactory(specific_goal=measure.specific_goal)
    with django_assert_max_num_queries(12):
        response = client.get(MEASURE)
    assertContains(response, 'href="/projekty/', count=100 + 1)
