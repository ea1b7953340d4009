"""Standing pages: written by the city, or what the portal knows without it."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from partners.models import Organisation
from tests.factories import (
    ContactFactory,
    OrganisationFactory,
    PageFactory,
    SourceDocumentFactory,
    StrategicPlanFactory,
)

pytestmark = pytest.mark.django_db
FIXED = ("kontakty", "o-portalu", "pristupnost", "soukromi")


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("key", FIXED)
def test_written_page(client: Client, key: str) -> None:
    PageFactory(
        key=key,
        title="Napsáno městem",
        body="## Nadpis\n\n- položka\n\n<b>ne</b>",
        last_reviewed=datetime.date(2026, 11, 22),
    )
    page = text_of(client, f"/{key}/")
    assert "<h1>Napsáno městem</h1>" in page
    assert "<h2>Nadpis</h2>" in page
    assert "<b>ne</b>" not in page
    assert "22.\u00a0listopadu 2026" in page


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("kontakty", "Zatím tu není žádný úřad"),
        ("o-portalu", "Čísla jsou ze schválených zpráv"),
        ("pristupnost", "zákon č.\u00a099/2019"),
        ("soukromi", "nedostane žádnou cookie"),
    ],
)
def test_page_that_nobody_wrote_says_what_is_known(client: Client, key: str, text: str) -> None:
    assert text.replace("\u00a0", " ") in text_of(client, f"/{key}/").replace("\u00a0", " ")


@pytest.mark.parametrize("key", FIXED)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_fixed_page_has_one_address(client: Client, key: str, prefix: str) -> None:
    PageFactory(key=key)
    response = client.get(f"{prefix}/stranky/{key}/")
    assert (response.status_code, response["Location"]) == (301, f"{prefix}/{key}/")


def test_other_page(client: Client) -> None:
    PageFactory(key="cyklus", title="Cyklus", source=SourceDocumentFactory(title="Prezentace"))
    page = text_of(client, "/stranky/cyklus/")
    assert "<h1>Cyklus</h1>" in page
    assert "Prezentace" in page
    assert client.get("/stranky/neznama/").status_code == 404


def test_contacts_are_offices_of_the_city_and_of_the_state(client: Client) -> None:
    city = OrganisationFactory(kind=Organisation.Kind.MUNICIPALITY)
    StrategicPlanFactory(municipality=city)
    department = OrganisationFactory(
        name="Odbor", parent=OrganisationFactory(name="Magistrát", parent=city)
    )
    ContactFactory(organisation=department, role="koordinace plánu", email="plan@mesto.example")
    agency = OrganisationFactory(name="Agentura", kind=Organisation.Kind.STATE_BODY)
    ContactFactory(organisation=agency, role="místní zastoupení", phone="+420 000 000 000")
    ContactFactory(role="někdo jiný")
    page = text_of(client, "/kontakty/")
    assert page.index("Úřady města") < page.index("Koordinace plánu") < page.index("Agentura")
    assert 'href="mailto:plan@mesto.example"' in page
    assert "+420 000 000 000" in page
    assert "ěkdo jiný" not in page


def test_contacts_without_a_plan(client: Client) -> None:
    ContactFactory(role="koordinace")
    assert 'class="empty"' in text_of(client, "/kontakty/")


def test_english_page_marks_czech_content(client: Client) -> None:
    PageFactory(key="soukromi", title="Soukromí", body="Text.")
    page = text_of(client, "/en/soukromi/")
    assert '<h1 lang="cs">Soukromí</h1>' in page
    assert '<div class="prose section" lang="cs">' in page


def test_reading_sets_no_cookie(client: Client) -> None:
    for key in FIXED:
        assert not client.get(f"/{key}/").cookies


@pytest.mark.parametrize("rows", [1, 50])
def test_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    city = StrategicPlanFactory().municipality
    for _number in range(rows):
        office = OrganisationFactory(parent=city)
        ContactFactory(organisation=office, source=SourceDocumentFactory())
    with django_assert_max_num_queries(4):
        assert client.get("/kontakty/").status_code == 200
