"""The overview of indicators: tiles, impact indicators by goal, counts, the file of all."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from plans.models import SpecificGoal, StrategicPlan
from tests.factories import (
    GlobalIndicatorFactory,
    GlobalTargetFactory,
    GlobalValueFactory,
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    SpecificGoalFactory,
    StrategicPlanFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(db: None) -> SpecificGoal:
    made: SpecificGoal = SpecificGoalFactory(
        code="1.1.1",
        title="Zabydlet domácnosti",
        strategic_goal__area__plan__key="plan",
        strategic_goal__area__plan__state="current",
    )
    return made


def plan_of(goal: SpecificGoal) -> StrategicPlan:
    return goal.strategic_goal.area.plan


def add_global(plan: StrategicPlan, *amounts: int, name: str = "Počet bytů") -> None:
    indicator = GlobalIndicatorFactory(plan=plan, name=name)
    GlobalTargetFactory(indicator=indicator)
    for number, amount in enumerate(amounts):
        GlobalValueFactory(
            indicator=indicator,
            period_start=datetime.date(2021 + number, 1, 1),
            amount=Decimal(amount),
            is_baseline=number == 0,
        )


def text(client: Client, address: str = "/plany/plan/indikatory/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.text.replace("\u00a0", " ")


def test_a_tile_says_value_period_target_and_verdict_and_draws(
    client: Client, goal: SpecificGoal
) -> None:
    add_global(plan_of(goal), 21, 1200)

    page = text(client)

    assert "<b>1 200</b> <span>2022</span>" in page
    assert "Cíl: <span>Pokles</span>" in page
    assert 'class="verdict verdict--off_course"' in page
    assert page.count('role="img"') == 1
    assert "<svg" in page
    assert "style=" not in page.split("<main")[1]


def test_an_indicator_with_one_value_has_no_drawing(client: Client, goal: SpecificGoal) -> None:
    add_global(plan_of(goal), 21)

    page = text(client)

    assert 'role="img"' not in page
    assert "Zatím nejsou dvě hodnoty" in page


def test_an_impact_indicator_leads_to_its_ledger(client: Client, goal: SpecificGoal) -> None:
    indicator = ImpactIndicatorFactory(goal=goal, name="Počet zabydlených domácností")
    ImpactTargetFactory(indicator=indicator, amount=Decimal(30))
    ImpactValueFactory(indicator=indicator, amount=Decimal(39))

    page = text(client)

    assert "1.1.1 Zabydlet domácnosti" in page
    assert 'href="/plany/plan/indikatory-dopadu/1.1.1/1/"' in page
    assert "Nejméně 30 do konce roku 2025" in page
    assert '<b>1</b> <span class="verdict verdict--met">splněno</span>' in page


def test_a_plan_without_indicators_says_so(client: Client, goal: SpecificGoal) -> None:
    assert "Tento plán nemá žádné indikátory" in text(client)


@pytest.mark.parametrize("address", ["/plany/neznamy/indikatory/", "/plany/tajny/indikatory/"])
def test_an_unknown_plan_or_one_in_preparation_is_not_found(client: Client, address: str) -> None:
    StrategicPlanFactory(key="tajny", state="prepared")

    assert client.get(address).status_code == 404


def test_the_short_address_leads_to_the_plan_in_force(client: Client, goal: SpecificGoal) -> None:
    assertRedirects(client.get("/indikatory/"), "/plany/plan/indikatory/")


def test_the_english_page_marks_czech_content(client: Client, goal: SpecificGoal) -> None:
    add_global(plan_of(goal), 21, 12)

    response = client.get("/en/plany/plan/indikatory/")

    assertContains(response, "How the city changes")
    assertContains(response, '<span lang="cs">Pokles</span>')


def test_the_number_of_queries_does_not_grow(
    client: Client,
    goal: SpecificGoal,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            add_global(plan_of(goal), 3, 2)
            ImpactValueFactory(indicator=ImpactIndicatorFactory(goal=goal))

    add(1)
    with django_assert_max_num_queries(12) as one:
        client.get("/plany/plan/indikatory/")
    add(20)
    with django_assert_max_num_queries(12) as many:
        client.get("/plany/plan/indikatory/")
    assert len(one) == len(many)


class TestExport:
    def rows(self, client: Client) -> list[dict[str, str]]:
        response = client.get("/plany/plan/indikatory/export.csv")
        assert response["Content-Disposition"].startswith('attachment; filename="indikatory-plan-')
        content = response.getvalue().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(content)))

    def test_a_number_and_its_status_stand_apart(self, client: Client, goal: SpecificGoal) -> None:
        add_global(plan_of(goal), 21, 12)
        zero, unknown = ImpactIndicatorFactory.create_batch(2, goal=goal)
        ImpactValueFactory(indicator=zero, amount=Decimal(0))
        ImpactValueFactory(indicator=unknown, amount=None, status="not_available")

        found = [(row["druh"], row["hodnota"], row["stav"]) for row in self.rows(client)]

        assert found == [
            ("globální", "12", "vykázáno"),
            ("dopad", "0", "vykázáno"),
            ("dopad", "", "není k dispozici"),
        ]

    def test_a_small_count_is_not_in_the_file(self, client: Client, goal: SpecificGoal) -> None:
        indicator = ImpactIndicatorFactory(goal=goal, is_sensitive=True)
        report = ImplementationReportFactory(state="approved")
        ImpactValueFactory(indicator=indicator, report=report, amount=Decimal(3), source=None)

        (row,) = self.rows(client)

        assert (row["hodnota"], row["stav"]) == ("", "méně než 5")

    def test_a_workbook_holds_numbers(self, client: Client, goal: SpecificGoal) -> None:
        add_global(plan_of(goal), 21, 12)

        response = client.get("/plany/plan/indikatory/export.xlsx")

        sheet = load_workbook(io.BytesIO(response.getvalue())).active
        assert sheet is not None
        assert sheet["E2"].value == 12

    def test_another_kind_is_not_found(self, client: Client, goal: SpecificGoal) -> None:
        assert client.get("/plany/plan/indikatory/export.exe").status_code == 404


def test_a_prepared_plan_is_not_exported(client: Client) -> None:
    StrategicPlanFactory(key="tajny", state="prepared", title="Tajný plán")

    response = client.get("/plany/tajny/indikatory/export.csv")

    assertNotContains(response, "Tajný plán", status_code=404)
