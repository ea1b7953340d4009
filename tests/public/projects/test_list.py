"""The list of projects: each filter, totals, sorting, what is not public."""

import datetime
import json
import re
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from plans.models import StrategicPlan
from tests.factories import (
    AreaProjectFactory,
    CallFactory,
    MeasureFactory,
    OrganisationFactory,
    ProgrammeFactory,
    ProjectFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db


def titles(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', response.text)


def found(client: Client, query: str) -> list[str]:
    return titles(client.get(f"/projekty/?{query}"))


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("BYDLENÍ", True),
        ("bydleni", True),
        ("zaclenovani bydlení", True),
        ("0001145", True),
        ("reka", True),
        ("panelák", True),
        ("bydlení panelák řeka", True),
        ("dílna", False),
        ("bydlení dílna", False),
    ],
)
def test_text_has_every_word_whatever_its_case_and_diacritics(
    client: Client, words: str, is_found: bool
) -> None:
    ProjectFactory(
        title="Bydlení jako začleňování",
        registration_number="CZ.03.02.01/00/22_018/0001145",
        description="Byty v paneláku.",
        holder=OrganisationFactory(name="Řeka, z. s."),
    )
    ProjectFactory(title="Jiný", registration_number=None)
    assert found(client, f"q={words}") == (["Bydlení jako začleňování"] if is_found else [])


def test_by_programme_directly_or_through_the_call(client: Client) -> None:
    programme = ProgrammeFactory(key="opz-plus")
    ProjectFactory(title="A", call=CallFactory(programme=programme))
    ProjectFactory(title="B", call=None, programme=programme)
    ProjectFactory(title="C")
    assert found(client, "program=opz-plus") == ["A", "B"]


def test_by_call(client: Client) -> None:
    programme = ProgrammeFactory(key="opz-plus")
    ProjectFactory(title="A", call=CallFactory(programme=programme, code="03_22_018"))
    # The same code in another programme is another call.
    ProjectFactory(title="B", call=CallFactory(code="03_22_018"))
    assert found(client, "vyzva=opz-plus/03_22_018") == ["A"]


def test_by_area_through_a_measure_or_directly(client: Client) -> None:
    plan = StrategicPlanFactory(key="plan", state=StrategicPlan.State.CURRENT)
    area = ThematicAreaFactory(plan=plan, code="3")
    measure = MeasureFactory(specific_goal__strategic_goal__area=area)
    # Two measures of the area, one row.
    other = MeasureFactory(specific_goal__strategic_goal__area=area)
    carried = ProjectFactory(title="A", budget=Decimal(5))
    carried.measures.add(measure, other)
    AreaProjectFactory(area=area, project=ProjectFactory(title="B", budget=Decimal(7)))
    ProjectFactory(title="C")
    response = client.get("/projekty/?oblast=plan/3")
    assert titles(response) == ["A", "B"]
    assertContains(response, "12,00\u00a0Kč")


def test_by_holder_and_stage(client: Client) -> None:
    holder = OrganisationFactory(key="charita")
    ProjectFactory(title="A", holder=holder, stage="completed")
    ProjectFactory(title="B", holder=holder)
    ProjectFactory(title="C", stage="completed")
    assert found(client, "nositel=charita") == ["A", "B"]
    assert found(client, "nositel=charita&stav=completed") == ["A"]


def test_by_year_it_runs_in(client: Client) -> None:
    def project(
        title: str, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None
    ) -> None:
        ProjectFactory(
            title=title,
            starts_on=start and datetime.date(*start),
            ends_on=end and datetime.date(*end),
        )

    project("A přes celý rok", (2022, 1, 1), (2024, 12, 31))
    project("B od posledního dne", (2023, 12, 31), (2024, 6, 1))
    project("C do prvního dne", (2022, 1, 1), (2023, 1, 1))
    project("D už skončil", (2022, 1, 1), (2022, 12, 31))
    project("E ještě nezačal", (2024, 1, 1), (2024, 12, 31))
    project("F zná jen začátek", (2023, 5, 1), None)
    project("G zná jen konec", None, (2023, 5, 1))
    project("H nezná nic", None, None)
    assert [title[0] for title in found(client, "rok=2023")] == ["A", "B", "C", "F", "G"]
    assert found(client, "rok=2022&q=skoncil") == ["D už skončil"]


def test_titles_sort_in_czech(client: Client) -> None:
    for title in ("Ivo", "Chata", "Hrad", "Čas", "Cena", "Dům", "cesta"):
        ProjectFactory(title=title)
    assert found(client, "") == ["Cena", "cesta", "Čas", "Dům", "Hrad", "Chata", "Ivo"]
    assert found(client, "razeni=-nazev")[0] == "Ivo"


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("rozpocet", "ABC"),
        ("-rozpocet", "BAC"),
        ("obdobi", "BAC"),
        ("-obdobi", "ABC"),
        ("nositel", "BAC"),
        ("-nositel", "ABC"),
    ],
)
def test_sorts_with_the_unknown_last(client: Client, sort: str, order: str) -> None:
    day = datetime.date
    ProjectFactory(
        title="A", budget=1, starts_on=day(2024, 1, 1), holder=OrganisationFactory(name="Chrpa")
    )
    ProjectFactory(
        title="B", budget=2, starts_on=day(2023, 1, 1), holder=OrganisationFactory(name="Heřmánek")
    )
    ProjectFactory(title="C", budget=None, starts_on=None, ends_on=None, holder=None)
    assert "".join(found(client, f"razeni={sort}")) == order


def test_totals_say_what_is_not_in_them(client: Client) -> None:
    ProjectFactory(budget=Decimal("1000000.50"))
    ProjectFactory(budget=Decimal("2000000.25"))
    ProjectFactory(budget=None)
    response = client.get("/projekty/")
    assertContains(response, "3\u00a0000\u00a0000,75\u00a0Kč")
    assertContains(response, "U 1 projektu dokumenty rozpočet neuvádějí")
    ProjectFactory.create_batch(4, budget=None, stage="cancelled")
    response = client.get("/projekty/?stav=cancelled")
    assertContains(response, "Rozpočet dokumenty neuvádějí.")
    assertNotContains(response, "0,00")


def test_what_is_missing_is_said_in_words(client: Client) -> None:
    ProjectFactory(holder=None, call=None, budget=None, starts_on=None, ends_on=None)
    assertContains(client.get("/projekty/"), '<span class="soft">neuvedeno</span>', count=4)


def test_what_only_a_plan_in_preparation_knows_is_not_shown(client: Client) -> None:
    prepared = StrategicPlanFactory(state=StrategicPlan.State.PREPARED)
    current = StrategicPlanFactory(state=StrategicPlan.State.CURRENT)
    measures = [
        MeasureFactory(specific_goal__strategic_goal__area__plan=plan)
        for plan in (prepared, current)
    ]
    hidden, shown = ProjectFactory(title="Tajný"), ProjectFactory(title="Známý")
    hidden.measures.add(measures[0])
    shown.measures.add(*measures)
    AreaProjectFactory(
        area__plan=prepared, project=ProjectFactory(title="Tajný i v oblasti", key="tajny")
    )
    assert found(client, "") == ["Známý"]
    assertContains(client.get("/projekty/"), "1 projekt</h2>")
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get("/projekty/tajny/").status_code == 404
    assert client.get(shown.get_absolute_url()).status_code == 200


def test_the_list_is_a_data_set(client: Client) -> None:
    ProjectFactory()
    text = client.get("/projekty/").text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    distribution = json.loads(data)["distribution"]
    assert [file["contentUrl"] for file in distribution] == [
        f"http://testserver/projekty/export.{kind}" for kind in ("csv", "xlsx", "ods")
    ]
    assertNotContains(client.get("/projekty/?q=projekt"), "ld+json")
