"""The page of a municipality that cooperates with the Agency."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from partners.models import Organisation
from tests.factories import (
    BodyFactory,
    CooperationFactory,
    CooperationStepFactory,
    DocumentFactory,
    LocalityFactory,
    OrganisationFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicPlanFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Organisation:
    made: Organisation = OrganisationFactory(key="vzorov", name="Vzorov", kind="municipality")
    return made


def test_shows_the_year_of_the_cycle_in_words_and_to_machines(
    client: Client, town: Organisation
) -> None:
    CooperationFactory(
        municipality=town,
        phase="year_2",
        plan_state="adopted",
        wave="pilot",
        as_of=datetime.date(2010, 3, 25),
    )
    response = client.get("/obce/vzorov/")
    assertContains(response, '<li class="cycle__year cycle__year--done">', count=1)
    assertContains(response, '<li class="cycle__year cycle__year--now" aria-current="step">')
    assertContains(response, '<li class="cycle__year cycle__year--ahead">', count=1)
    for words in ("proběhl", "k 25.\u00a03.\u00a02010 probíhal", "nezačal", "Schváleno", "Pilotní"):
        assertContains(response, words)


def test_an_unknown_phase_is_said_in_words(client: Client, town: Organisation) -> None:
    CooperationFactory(municipality=town, phase="unknown", starts_label="květen 2010")
    response = client.get("/obce/vzorov/")
    assertNotContains(response, "cycle__year")
    assertContains(response, "O který rok tříletého cyklu jde, zdroj neříká.")
    assertContains(response, "květen 2010")


def test_steps_stand_in_time_as_printed_where_the_day_is_not_known(
    client: Client, town: Organisation
) -> None:
    cooperation = CooperationFactory(municipality=town)
    for title, day, label in (
        ("Memorandum", datetime.date(2015, 1, 28), ""),
        ("Zpráva", None, "prosinec 2020"),
        ("Výběr", datetime.date(2014, 1, 30), ""),
    ):
        CooperationStepFactory(
            cooperation=cooperation, title=title, happened_on=day, happened_label=label
        )
    response = client.get("/obce/vzorov/")
    text = response.text
    assert text.index("Výběr") < text.index("Memorandum") < text.index("Zpráva")
    assertContains(response, '<time datetime="2015-01-28">28.\u00a0ledna 2015</time>', html=True)
    assertContains(response, "prosinec 2020")


def test_the_latest_cooperation_comes_first(client: Client, town: Organisation) -> None:
    CooperationFactory(municipality=town, key="prvni", as_of=datetime.date(2020, 12, 1))
    CooperationFactory(municipality=town, key="druha", as_of=datetime.date(2024, 4, 30))
    text = client.get("/obce/vzorov/").text
    assert text.index('id="druha"') < text.index('id="prvni"')


def test_shows_places_partnership_projects_plans_and_documents(
    client: Client, town: Organisation
) -> None:
    CooperationFactory(municipality=town, locality_count=3)
    LocalityFactory(municipality=town, name="Janov")
    BodyFactory(municipality=town, name="Lokální partnerství", printed_member_count=14)
    project = ProjectFactory(municipality=town, title="Komunitní centrum")
    plan = StrategicPlanFactory(municipality=town, title="Plán Vzorova")
    document = DocumentFactory(plan=plan, title="Příloha plánu", issued_label="jaro 2010")
    response = client.get("/obce/vzorov/")
    for text in (
        "Zdroj uvádí 3 vyloučené lokality.",
        "Janov",
        "14\u00a0členů",
        project.get_absolute_url(),
        plan.get_absolute_url(),
        document.get_absolute_url(),
        "jaro 2010",
    ):
        assertContains(response, text)


def test_nothing_of_a_plan_in_preparation_shows(client: Client, town: Organisation) -> None:
    CooperationFactory(municipality=town)
    plan = StrategicPlanFactory(municipality=town, title="Tajný plán", state="prepared")
    DocumentFactory(plan=plan, title="Tajný dokument")
    goal = SpecificGoalFactory(strategic_goal__area__plan=plan)
    goal.measures.create(code=f"{goal.code}.1", title="A", kind="project", period_kind="none")
    project = ProjectFactory(municipality=town, title="Tajný projekt")
    goal.measures.get().projects.add(project)
    assertNotContains(client.get("/obce/vzorov/"), "Tajný")


def test_says_in_words_what_is_not_known(client: Client, town: Organisation) -> None:
    CooperationFactory(municipality=town)
    response = client.get("/obce/vzorov/")
    for words in (
        "Jednotlivé kroky spolupráce zdroj neuvádí.",
        "Žádná místa zdroje nejmenují.",
        "Žádné lokální partnerství zdroje nejmenují.",
        "Žádný projekt v obci zdroje neuvádějí.",
        "Portál žádný plán této obce nemá.",
    ):
        assertContains(response, words)


def test_english_page(client: Client, town: Organisation) -> None:
    CooperationFactory(municipality=town, phase="year_1")
    response = client.get("/en/obce/vzorov/")
    assertContains(response, '<h1 lang="cs">Vzorov</h1>', html=True)
    assertContains(response, "Analysis and strategic plan")


@pytest.mark.parametrize("key", ["nikde", "vzorov"])
def test_only_municipalities_that_cooperate_have_the_page(
    client: Client, town: Organisation, key: str
) -> None:
    assert client.get(f"/obce/{key}/").status_code == 404


def test_takes_the_same_number_of_queries_for_one_row_and_for_fifty(
    client: Client, town: Organisation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def grow() -> None:
        cooperation = CooperationFactory(municipality=town, phase="year_3")
        CooperationStepFactory(cooperation=cooperation)
        LocalityFactory(municipality=town)
        BodyFactory(municipality=town)
        ProjectFactory(municipality=town)
        DocumentFactory(plan=StrategicPlanFactory(municipality=town, state="closed"))

    grow()
    with django_assert_max_num_queries(12) as at_one:
        client.get("/obce/vzorov/")
    for _n in range(50):
        grow()
    with django_assert_max_num_queries(len(at_one)):
        client.get("/obce/vzorov/?znovu")
