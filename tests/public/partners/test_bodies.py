"""Bodies: the list, and the page with members and meetings."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from partners.models import Body
from tests.factories import (
    BodyFactory,
    BodyMembershipFactory,
    EventFactory,
    OrganisationFactory,
    StrategicPlanFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Body:
    made: Body = BodyFactory(
        key="ps-bydleni",
        name="Pracovní skupina Bydlení",
        municipality__name="Vzorov",
        municipality__key="vzorov",
    )
    return made


def test_lists_members_in_czech_order_with_role_and_period(client: Client, group: Body) -> None:
    for name in ("Charita", "Hvězda"):
        BodyMembershipFactory(
            body=group,
            organisation=OrganisationFactory(name=name),
            role=f"role {name}",
            starts_on=datetime.date(2020, 1, 1),
            ends_on=datetime.date(2022, 12, 31),
        )
    response = client.get("/organy/ps-bydleni/")
    text = response.text
    assert text.index(">Hvězda<") < text.index(">Charita<")
    assertContains(response, "role Charita")
    assertContains(response, "1.\u00a01.\u00a02020–31.\u00a012.\u00a02022", count=2)


def test_lists_meetings_latest_first_as_precisely_as_they_are_known(
    client: Client, group: Body
) -> None:
    EventFactory(
        body=group, title="Březnové", starts_on=datetime.date(2023, 3, 1), precision="month"
    )
    EventFactory(body=group, title="Říjnové", starts_on=datetime.date(2023, 10, 5), place="Radnice")
    EventFactory(title="Cizí")
    response = client.get("/organy/ps-bydleni/")
    text = response.text
    assert text.index("Říjnové") < text.index("Březnové")
    assertContains(response, "březen 2023")
    assertContains(response, "5.\u00a010.\u00a02023")
    assertContains(response, "Radnice")
    assertNotContains(response, "Cizí")


def test_a_meeting_of_a_plan_in_preparation_does_not_show(client: Client, group: Body) -> None:
    EventFactory(body=group, title="Tajné", plan=StrategicPlanFactory(state="prepared"))
    assertNotContains(client.get("/organy/ps-bydleni/"), "Tajné")
    assertContains(client.get("/organy/"), '<td class="num" data-label="Jednání s datem">0</td>')


@pytest.mark.parametrize(
    ("printed", "named", "words"),
    [
        (14, 0, ["Zdroj mluví o 14 členech.", "Jmenovitě neuvádí žádného."]),
        (8, 2, ["Zdroj mluví o 8 členech.", "Jmenovitě uvádí 2."]),
        (None, 0, ["Kdo jsou členové, zdroj neuvádí."]),
    ],
)
def test_says_openly_how_members_differ_from_the_printed_number(
    client: Client, group: Body, printed: int | None, named: int, words: list[str]
) -> None:
    group.printed_member_count = printed
    group.save()
    for _n in range(named):
        BodyMembershipFactory(body=group)
    response = client.get("/organy/ps-bydleni/")
    for text in words:
        assertContains(response, text)


def test_says_nothing_where_the_numbers_agree(client: Client, group: Body) -> None:
    group.printed_member_count = 1
    group.save()
    BodyMembershipFactory(body=group)
    assertNotContains(client.get("/organy/ps-bydleni/"), "Zdroj mluví")


def test_founded_is_printed_as_it_is_known(client: Client, group: Body) -> None:
    assertContains(client.get("/organy/ps-bydleni/"), "zdroje neříkají, kdy vznikl")
    Body.objects.update(starts_on=datetime.date(2015, 6, 10))
    assertContains(client.get("/organy/ps-bydleni/?1"), "10.\u00a0června 2015")
    Body.objects.update(founded_label="prosinec 2009")
    assertContains(client.get("/organy/ps-bydleni/?2"), "prosinec 2009")


def test_english_page(client: Client, group: Body) -> None:
    response = client.get("/en/organy/ps-bydleni/")
    assertContains(response, '<h1 lang="cs">Pracovní skupina Bydlení</h1>', html=True)
    assertContains(response, "The source does not say who the members are.")


def test_an_unknown_body_is_not_found(client: Client) -> None:
    assert client.get("/organy/nic/").status_code == 404


def test_the_list_filters_by_kind_municipality_and_text(client: Client, group: Body) -> None:
    BodyFactory(name="Řídící výbor Jinov", kind="steering_committee", municipality__key="jinov")
    for query, found, not_found in (
        ("druh=working_group", "Skupina Bydlení", "Jinov</a>"),
        ("obec=vzorov", "Skupina Bydlení", "Výbor Jinov"),
        ("q=ridici", "výbor Jinov", "Skupina Bydlení"),
    ):
        response = client.get(f"/organy/?{query}")
        assert found.casefold() in response.text.casefold()
        assert not_found.casefold() not in response.text.casefold()


@pytest.mark.parametrize("query", ["druh=x", "obec=x", "q=%00", "strana=1000000000", "razeni=-x"])
def test_the_list_bears_bad_input(client: Client, group: Body, query: str) -> None:
    assertContains(client.get(f"/organy/?{query}"), "<h1>Orgány a skupiny</h1>", html=True)


def test_an_empty_list_says_so(client: Client) -> None:
    assertContains(client.get("/organy/"), "Zatím tu nic není")


def test_the_list_counts_members_and_meetings_each_once(client: Client, group: Body) -> None:
    for _n in range(3):
        BodyMembershipFactory(body=group)
    for _n in range(2):
        EventFactory(body=group)
    response = client.get("/organy/")
    assertContains(response, '<td data-label="Členové">3</td>', html=True)
    assertContains(response, '<td class="num" data-label="Jednání s datem">2</td>', html=True)


@pytest.mark.parametrize("address", ["/organy/ps-bydleni/", "/organy/"])
def test_takes_the_same_number_of_queries_for_one_row_and_for_fifty(
    client: Client,
    group: Body,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    BodyMembershipFactory(body=group)
    EventFactory(body=group)
    with django_assert_max_num_queries(12) as at_one:
        client.get(address)
    for _n in range(50):
        BodyMembershipFactory(body=group)
        EventFactory(body=group)
        BodyMembershipFactory()
    with django_assert_max_num_queries(len(at_one)):
        client.get(f"{address}?znovu")
