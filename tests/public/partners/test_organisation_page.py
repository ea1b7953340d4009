"""The page of an organisation: what it shows, its empty states, what it must not show."""

import datetime
import json
import re
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from measures.models import Measure
from partners.models import Organisation
from tests.factories import (
    BodyFactory,
    BodyMembershipFactory,
    ContactFactory,
    CooperationFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    MeasureStateFactory,
    OrganisationFactory,
    ProjectFactory,
    SourceDocumentFactory,
    SpecificGoalFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def charity() -> Organisation:
    made: Organisation = OrganisationFactory(
        key="charita", name="Charita Vzorov", ico="00845451", url="https://charita.example/o-nas"
    )
    return made


def implemented(organisation: Organisation, **plan: str) -> Measure:
    goal = SpecificGoalFactory(
        **{f"strategic_goal__area__plan__{name}": value for name, value in plan.items()}
    )
    measure: Measure = MeasureFactory(specific_goal=goal, title="Terénní práce")
    MeasureImplementerFactory(measure=measure, organisation=organisation)
    return measure


def structured(response: HttpResponse) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.S)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_says_what_the_organisation_is(client: Client, charity: Organisation) -> None:
    charity.source = SourceDocumentFactory(title="Vyhodnocení 2024")
    charity.parent = OrganisationFactory(name="Diecéze")
    charity.save()
    OrganisationFactory(name="Dům Charity", parent=charity)
    response = client.get("/partneri/charita/")
    assertContains(response, "<h1>Charita Vzorov</h1>", html=True)
    assertContains(response, "008\u00a045\u00a0451")
    for text in ("Diecéze", "Dům Charity", "charita.example", "Vyhodnocení 2024"):
        assertContains(response, text)


def test_adds_up_the_budgets_of_the_projects_it_holds(
    client: Client, charity: Organisation
) -> None:
    project = ProjectFactory(holder=charity, title="Bydlíme", budget=Decimal("1000.50"))
    ProjectFactory(holder=charity, budget=Decimal("2000.00"))
    ProjectFactory(holder=charity, budget=None)
    ProjectFactory(title="Cizí projekt", budget=Decimal(5))
    response = client.get("/partneri/charita/")
    assertContains(response, f'<a href="{project.get_absolute_url()}">Bydlíme</a>', html=True)
    assertContains(response, "3\u00a0000,50\u00a0Kč")
    assertContains(response, "u 1 rozpočet není uveden")
    assertContains(response, "1.\u00a01.\u00a02023–31.\u00a012.\u00a02025", count=3)
    assertNotContains(response, "Cizí projekt")


def test_lists_measures_with_the_state_known_today(client: Client, charity: Organisation) -> None:
    measure = implemented(charity, title="Plán Vzorova")
    MeasureStateFactory(measure=measure, since=datetime.date(2023, 1, 1), state="in_progress")
    MeasureStateFactory(measure=measure, since=datetime.date(2024, 1, 1), state="completed")
    MeasureStateFactory(measure=measure, since=datetime.date(2999, 1, 1), state="not_implemented")
    response = client.get("/partneri/charita/")
    assertContains(response, measure.get_absolute_url())
    assertContains(response, "Plán Vzorova")
    assertContains(response, '<span class="state state--completed">dokončeno</span>', html=True)
    assertNotContains(response, "state--not_implemented")


def test_a_measure_without_a_state_is_planned(client: Client, charity: Organisation) -> None:
    implemented(charity)
    assertContains(client.get("/partneri/charita/"), "state--planned")


def test_a_plan_in_preparation_does_not_show(client: Client, charity: Organisation) -> None:
    measure = implemented(charity, state="prepared", title="Tajný plán")
    measure.projects.add(ProjectFactory(holder=charity, title="Tajný projekt"))
    response = client.get("/partneri/charita/")
    for secret in ("Tajný plán", "Tajný projekt", "Terénní práce"):
        assertNotContains(response, secret)


def test_lists_bodies_with_role_and_period(client: Client, charity: Organisation) -> None:
    body = BodyFactory(name="Řídící výbor", municipality__short_name="Vzorov")
    BodyMembershipFactory(
        body=body,
        organisation=charity,
        role="předsedá",
        starts_on=datetime.date(2015, 1, 28),
    )
    response = client.get("/partneri/charita/")
    assertContains(response, f'<a href="{body.get_absolute_url()}">Řídící výbor</a>', html=True)
    assertContains(response, "předsedá")
    assertContains(response, "od 28.\u00a01.\u00a02015")


def test_contacts_are_of_offices(client: Client, charity: Organisation) -> None:
    ContactFactory(
        organisation=charity, role="vedení", office="ústředí", email="info@charita.example"
    )
    response = client.get("/partneri/charita/")
    assertContains(response, '<a href="mailto:info@charita.example">info@charita.example</a>')


def test_a_city_is_reached_through_its_offices(client: Client, charity: Organisation) -> None:
    office = OrganisationFactory(name="Magistrát", parent=charity)
    ContactFactory(organisation=office, role="koordinátor", email="urad@charita.example")
    response = client.get("/partneri/charita/")
    assertContains(response, "urad@charita.example", count=2)
    assertContains(response, "<span>Magistrát</span>", html=True)
    assert "contactPoint" not in structured(response)


def test_a_municipality_leads_to_its_cooperation(client: Client) -> None:
    town = CooperationFactory(municipality__key="vzorov").municipality
    BodyFactory(municipality=town, name="Zdejší skupina")
    response = client.get("/partneri/vzorov/")
    assertContains(response, 'href="/obce/vzorov/"')
    assertContains(response, "Zdejší skupina")


def test_says_in_words_what_is_not_known(client: Client) -> None:
    OrganisationFactory(key="prazdna", ico=None)
    response = client.get("/partneri/prazdna/")
    for words in (
        "zdroje ho neuvádějí",
        "Zdroje žádný kontakt neuvádějí.",
        "Portál nezná žádný projekt",
        "Mezi realizátory opatření uvedena není.",
        "Mezi členy žádného orgánu ji zdroje neuvádějí.",
    ):
        assertContains(response, words)


def test_describes_itself_to_machines(client: Client, charity: Organisation) -> None:
    charity.description = "Pomáhá </script><b>lidem</b>."
    charity.save()
    data = structured(client.get("/partneri/charita/"))
    assert data["@type"] == "NGO"
    assert data["url"] == "http://testserver/partneri/charita/"
    assert data["identifier"] == {
        "@type": "PropertyValue",
        "propertyID": "IČO",
        "value": "00845451",
    }
    assert data["description"] == "Pomáhá </script><b>lidem</b>."


def test_english_page_marks_czech_content(client: Client, charity: Organisation) -> None:
    response = client.get("/en/partneri/charita/")
    assertContains(response, '<h1 lang="cs">Charita Vzorov</h1>', html=True)
    assertContains(response, "Projects it holds")
    assertContains(response, '<a href="/en/partneri/">Partners</a>', html=True)


@pytest.mark.parametrize("key", ["nikdo", "charita%00", "%FF", "a" * 5000])
def test_an_unknown_organisation_is_not_found(
    client: Client, charity: Organisation, key: str
) -> None:
    assert client.get(f"/partneri/{key}/").status_code == 404


def test_takes_the_same_number_of_queries_for_one_row_and_for_fifty(
    client: Client, charity: Organisation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def grow() -> None:
        implemented(charity)
        ProjectFactory(holder=charity)
        BodyMembershipFactory(organisation=charity)
        ContactFactory(organisation=charity)
        OrganisationFactory(parent=charity)
        BodyFactory(municipality=charity)

    grow()
    with django_assert_max_num_queries(12) as at_one:
        client.get("/partneri/charita/")
    for _n in range(50):
        grow()
    with django_assert_max_num_queries(len(at_one)):
        response = client.get("/partneri/charita/?nove")
    assertContains(response, "Všechny její projekty")
