"""The list of municipalities that cooperate with the Agency."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from tests.factories import BodyFactory, CooperationFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def towns(response: HttpResponse) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/obce/[^"]*">([^<]*)</a>', response.text)


def test_lists_each_cooperation_with_what_is_known_of_it(client: Client) -> None:
    cooperation = CooperationFactory(
        municipality__name="Litvínov",
        phase="year_1",
        plan_state="prepared",
        wave="pilot",
        locality_count=3,
    )
    body = BodyFactory(
        municipality=cooperation.municipality, kind="local_partnership", name="Partnerství Litvínov"
    )
    BodyFactory(municipality=cooperation.municipality, name="Jiná skupina")
    ProjectFactory(municipality=cooperation.municipality)
    response = client.get("/obce/")
    for text in ("1. rok: analýza a strategický plán", "v přípravě", "pilotní"):
        assertContains(response, text)
    assertContains(response, f'<a href="{body.get_absolute_url()}">Partnerství Litvínov</a>')
    assertContains(response, '<td class="num" data-label="Vyloučené lokality">3</td>', html=True)
    assertContains(response, '<td class="num" data-label="Projekty">1</td>', html=True)
    assert "Jiná skupina" not in response.text


def test_municipalities_stand_in_czech_order_of_what_they_are_called(client: Client) -> None:
    for name, short in (("Chomutov", ""), ("Hora", ""), ("Statutární město Brno", "Brno")):
        CooperationFactory(municipality__name=name, municipality__short_name=short)
    assert towns(client.get("/obce/")) == ["Brno", "Hora", "Chomutov"]


@pytest.mark.parametrize(
    "query", ["faze=year_2", "plan=adopted", "vlna=pilot", "q=USTI", "q=predlicich"]
)
def test_filters(client: Client, query: str) -> None:
    CooperationFactory(
        municipality__name="Ústí",
        phase="year_2",
        plan_state="adopted",
        wave="pilot",
        description="Pracuje se v Předlicích.",
    )
    CooperationFactory(municipality__name="Most")
    assert towns(client.get(f"/obce/?{query}")) == ["Ústí"]


@pytest.mark.parametrize(
    "query", ["faze=x", "plan=%00", "q=%00", "strana=1000000000", "razeni=x", "q=" + "x" * 100_000]
)
def test_bears_bad_input(client: Client, query: str) -> None:
    CooperationFactory()
    assertContains(client.get(f"/obce/?{query}"), "<h1>Obce</h1>", html=True)


def test_an_empty_list_says_so(client: Client) -> None:
    assertContains(client.get("/obce/"), "Zatím tu nic není")


def test_english_page(client: Client) -> None:
    CooperationFactory(municipality__name="Most")
    response = client.get("/en/obce/")
    assertContains(response, "<h1>Municipalities</h1>", html=True)
    assertContains(response, 'lang="cs">Most</a>')


def test_takes_the_same_number_of_queries_for_one_row_and_for_fifty(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def grow() -> None:
        town = CooperationFactory().municipality
        BodyFactory(municipality=town, kind="local_partnership")
        ProjectFactory(municipality=town)

    grow()
    with django_assert_max_num_queries(12) as at_one:
        client.get("/obce/")
    for _n in range(50):
        grow()
    with django_assert_max_num_queries(len(at_one)):
        client.get("/obce/?strana=1")
