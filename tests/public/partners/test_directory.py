"""The directory of organisations: order, letters, search, kinds, counts, bad input."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import (
    MeasureFactory,
    MeasureImplementerFactory,
    OrganisationFactory,
    ProjectFactory,
    SpecificGoalFactory,
)

pytestmark = pytest.mark.django_db


def names(response: HttpResponse) -> list[str]:
    return re.findall(r'class="entry__title"\s+href="[^"]*">([^<]*)</a>', response.text)


def letters(response: HttpResponse) -> list[str]:
    return re.findall(r'class="directory__letter" id="[^"]*">([^<]*)</h3>', response.text)


def test_names_stand_in_czech_order_under_their_letters(client: Client) -> None:
    for name in ("Ivo", "Charita", "Hvězda", "Ječmen", "Centrum", "Čtyřlístek", "Élan", "Erb"):
        OrganisationFactory(name=name)
    response = client.get("/partneri/")
    assert names(response) == [
        "Centrum",
        "Čtyřlístek",
        "Élan",
        "Erb",
        "Hvězda",
        "Charita",
        "Ivo",
        "Ječmen",
    ]
    assert letters(response) == ["C", "Č", "E", "H", "Ch", "I", "J"]


def test_names_under_no_letter_have_a_place_too(client: Client) -> None:
    OrganisationFactory(name="„Naděje“")
    OrganisationFactory(name="Azyl")
    response = client.get("/partneri/")
    assert letters(response) == ["#", "A"]
    assert names(client.get("/partneri/?pismeno=%23")) == ["„Naděje“"]


def test_a_letter_shows_its_names(client: Client) -> None:
    for name in ("Hvězda", "Charita", "CHALOUPKA", "Centrum"):
        OrganisationFactory(name=name)
    response = client.get("/partneri/?pismeno=Ch")
    assert names(response) == ["CHALOUPKA", "Charita"]
    assertContains(response, '<b aria-current="true">Ch</b>', html=True)
    assertContains(response, '<a href="/partneri/?pismeno=H">H</a>', html=True)


@pytest.mark.parametrize("words", ["zaclenovani", "ZAČLEŇOVÁNÍ", "clenov agen", "aszz"])
def test_search_needs_no_diacritics(client: Client, words: str) -> None:
    OrganisationFactory(name="Agentura pro začleňování", short_name="ASZZ")
    OrganisationFactory(name="Slezská diakonie")
    response = client.get("/partneri/", {"q": words})
    assert names(response) == ["Agentura pro začleňování (ASZZ)"]


def test_filters_by_kind(client: Client) -> None:
    OrganisationFactory(name="Škola", kind="school")
    OrganisationFactory(name="Spolek", kind="ngo")
    assert names(client.get("/partneri/?druh=school")) == ["Škola"]


def test_counts_public_projects_and_measures(client: Client) -> None:
    busy = OrganisationFactory(name="Činorodá")
    for _n in range(3):
        ProjectFactory(holder=busy)
    for state in ("current", "closed", "prepared"):
        goal = SpecificGoalFactory(strategic_goal__area__plan__state=state)
        MeasureImplementerFactory(organisation=busy, measure=MeasureFactory(specific_goal=goal))
    czech, english = client.get("/partneri/?q=cinoroda"), client.get("/en/partneri/?q=cinoroda")
    assert "3 projekty, 2 opatření" in czech.text.replace("\u00a0", " ")
    assert "3 projects, 2 measures" in english.text


def test_an_empty_directory_says_so(client: Client) -> None:
    assertContains(client.get("/partneri/"), "Zatím tu nic není")


def test_finding_nothing_says_so(client: Client) -> None:
    OrganisationFactory(name="Spolek")
    response = client.get("/partneri/?q=nenajde")
    assert response.status_code == 200
    assert names(response) == []


@pytest.mark.parametrize(
    "query",
    [
        "strana=1000000000",
        "strana=-1",
        "strana=nic",
        "razeni=heslo",
        "druh=nesmysl",
        "pismeno=nesmysl",
        "q=%00",
        "q=%FF",
        "q=" + "x" * 100_000,
        "q='; DROP TABLE partners_organisation;--",
        "q={{ settings.SECRET_KEY }}{% now %}",
        "q=%25_\\",
        "neznamy=1",
    ],
)
def test_bad_input_gets_a_helpful_page(client: Client, query: str) -> None:
    OrganisationFactory(name="Spolek")
    response = client.get(f"/partneri/?{query}")
    assert response.status_code == 200
    assertContains(response, "<h1>Partneři</h1>", html=True)
    assertNotContains(response, "SECRET_KEY }}{% now %}</h")


def test_takes_the_same_number_of_queries_for_one_row_and_for_many(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ProjectFactory(holder=OrganisationFactory())
    with django_assert_max_num_queries(12) as at_one:
        client.get("/partneri/")
    for _n in range(60):
        ProjectFactory(holder=OrganisationFactory())
        MeasureImplementerFactory()
    with django_assert_max_num_queries(len(at_one)):
        client.get("/partneri/?strana=1")
