"""The ledger of a figure: reports and documents behind it, corrections, small counts."""

import csv
import datetime
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indicators.models import ImpactIndicator
from plans.models import SpecificGoal
from projects.models import ImplementationReport, Project
from tests.factories import (
    ImpactCategoryFactory,
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    ProjectFactory,
    SourceDocumentFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/plany/plan/indikatory-dopadu/1.1.1/1/"


@pytest.fixture
def goal(db: None) -> SpecificGoal:
    made: SpecificGoal = SpecificGoalFactory(
        code="1.1.1",
        strategic_goal__area__plan__key="plan",
        strategic_goal__area__plan__state="current",
    )
    return made


@pytest.fixture
def indicator(goal: SpecificGoal) -> ImpactIndicator:
    made: ImpactIndicator = ImpactIndicatorFactory(
        goal=goal, position=1, name="Počet zabydlených domácností", aggregation="sum"
    )
    return made


@pytest.fixture
def project(goal: SpecificGoal) -> Project:
    made: Project = ProjectFactory(key="bydleni", title="Bydlení především")
    MeasureFactory(specific_goal=goal).projects.add(made)
    return made


def add(indicator: ImpactIndicator, project: Project, number: int, amount: int, **of: Any) -> None:
    """A value of an approved report; ``of`` are fields of the report, ``note`` of the value."""
    note = of.pop("note", "")
    start = datetime.date(2022, 1 if number % 2 else 7, 1)
    report: ImplementationReport = ImplementationReportFactory(
        project=project,
        number=number,
        **{
            "state": "approved",
            "period_start": start,
            "period_end": start + datetime.timedelta(days=180),
            **of,
        },
    )
    ImpactValueFactory(
        indicator=indicator, report=report, amount=Decimal(amount), source=None, note=note
    )


def text(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.text.replace("\u00a0", " ")


def rows(client: Client) -> list[dict[str, str]]:
    content = client.get(f"{ADDRESS}hodnoty.csv").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_a_published_value_names_the_document_and_the_place(
    client: Client, indicator: ImpactIndicator
) -> None:
    ImpactValueFactory(
        indicator=indicator,
        amount=Decimal(39),
        as_of=datetime.date(2024, 4, 30),
        source=SourceDocumentFactory(key="vyhodnoceni", title="Vyhodnocení"),
        source_place="Příloha B",
        source_note="Vytištěno „39“.",
    )

    page = text(client)

    assert "<b>39</b>" in page
    assert "Hodnota publikovaná k 30. 4. 2024." in page
    assert '<a href="/zdroje/vyhodnoceni/">Vyhodnocení</a><span>, Příloha B</span>' in page
    assert "Vytištěno „39“." in page
    assert "Data dostupná k 30. 4. 2024" in page


def test_reports_add_up_and_each_names_project_period_version_and_office(
    client: Client, indicator: ImpactIndicator, project: Project
) -> None:
    approved = {"approved_on": datetime.date(2023, 9, 1), "approved_by_role": "koordinátor plánu"}
    add(indicator, project, 1, 1200, **approved)
    add(indicator, project, 2, 19, state="superseded")
    add(indicator, project, 2, 20, version=2, correction_reason="Přehlédnutá domácnost.")

    page = text(client)

    assert "<b>1 220</b>" in page
    assert "Součet přírůstků ze schválených zpráv." in page
    assert '1. zpráva projektu <a href="/projekty/bydleni/">Bydlení především</a>' in page
    assert "období 1. 1. 2022–30. 6. 2022" in page
    assert "schváleno 1. 9. 2023 (<span>koordinátor plánu</span>)" in page
    assert "2. verze" in page
    assert "Důvod opravy: <span>Přehlédnutá domácnost.</span>" in page


def test_a_report_that_waits_for_approval_is_not_there(
    client: Client, indicator: ImpactIndicator, project: Project
) -> None:
    add(indicator, project, 1, 777, state="submitted", approved_on=None)

    page = text(client)

    assert "777" not in page
    assert "Bydlení především" not in page
    assert "Zatím hodnotu neuvádí žádná zpráva ani dokument." in page


def test_what_is_left_out_says_why(
    client: Client, indicator: ImpactIndicator, project: Project
) -> None:
    ImpactIndicator.objects.filter(pk=indicator.pk).update(aggregation="latest")
    add(indicator, project, 1, 11)
    add(indicator, project, 2, 17)

    page = text(client)

    assert "<b>Nezapočteno:</b> <span>Nahrazeno novějším stavem téhož projektu.</span>" in page


def test_the_total_of_categories_is_computed(client: Client, indicator: ImpactIndicator) -> None:
    for name, amount in (("dospělí", 12), ("děti", 4), ("zubař", 22)):
        category = ImpactCategoryFactory(indicator=indicator, name=name)
        ImpactValueFactory(indicator=indicator, category=category, amount=Decimal(amount))

    page = text(client)

    assert "Součet kategorií. 12 + 4 + 22 = <b>38</b>" in page
    assert [row["hodnota"] for row in rows(client)] == ["38", "12", "4", "22", "12", "4", "22"]


def test_targets_tell_their_changes_and_reasons(client: Client, indicator: ImpactIndicator) -> None:
    ImpactTargetFactory(indicator=indicator, amount=Decimal(40))
    ImpactTargetFactory(
        indicator=indicator,
        amount=Decimal(50),
        valid_from=datetime.date(2023, 9, 1),
        reason="Přibyl projekt.",
    )

    page = text(client)

    assert page.index("Nejméně 50") < page.index("Nejméně 40")
    assert "Důvod změny: <span>Přibyl projekt.</span>" in page


class TestSmallCounts:
    @pytest.fixture
    def sensitive(self, indicator: ImpactIndicator) -> ImpactIndicator:
        indicator.is_sensitive = True
        indicator.save()
        return indicator

    def test_neither_the_page_nor_the_file_tells_one(
        self, client: Client, sensitive: ImpactIndicator, project: Project
    ) -> None:
        told = "Byli to tři lidé."
        add(sensitive, project, 1, 2, state="superseded")
        add(sensitive, project, 1, 3, version=2, correction_reason=told, note=told)

        page, found = text(client), rows(client)

        assert "<b>&lt; 5</b>" in page
        assert "skryto" in page
        assert told not in page
        assert [(row["hodnota"], row["stav"]) for row in found] == [
            ("", "méně než 5"),
            ("", "skryto"),
        ]
        assert told not in str(found)

    def test_nor_does_a_sum_beside_the_figure_shown_before(
        self, client: Client, sensitive: ImpactIndicator, project: Project
    ) -> None:
        add(sensitive, project, 1, 120)
        before = text(client)
        add(sensitive, project, 2, 3)
        after = text(client)

        assert "<b>120</b>" in before
        assert "123" not in after
        assert "120" not in after
        assert [row["hodnota"] for row in rows(client)] == ["", "", ""]

    def test_nor_does_a_total_of_categories(
        self, client: Client, sensitive: ImpactIndicator, project: Project
    ) -> None:
        for number, amount in enumerate((3, 150), start=1):
            category = ImpactCategoryFactory(indicator=sensitive)
            report = ImplementationReportFactory(project=project, number=number, state="approved")
            ImpactValueFactory(
                indicator=sensitive,
                category=category,
                report=report,
                amount=Decimal(amount),
                source=None,
            )

        page = text(client)

        assert "153" not in page
        assert "&lt; 5 + 150 = <b>skryto</b>" in page


@pytest.mark.parametrize(
    "address",
    [
        "/plany/plan/indikatory-dopadu/1.1.1/9/",
        "/plany/plan/indikatory-dopadu/1.1.1/99999999999999999999/",
        "/plany/plan/indikatory-dopadu/9.9.9/1/",
        "/plany/plan/indikatory-dopadu/1.1/1/",
        "/plany/plan/indikatory-dopadu/'; drop table--/1/",
        "/plany/jiny/indikatory-dopadu/1.1.1/1/",
    ],
)
def test_what_is_unknown_is_not_found(
    client: Client, indicator: ImpactIndicator, address: str
) -> None:
    assert client.get(address).status_code == 404
    assert client.get(f"{address}hodnoty.csv").status_code == 404


def test_a_code_of_two_goals_is_offered_for_choice(
    client: Client, indicator: ImpactIndicator
) -> None:
    area = indicator.goal.strategic_goal.area
    other = SpecificGoalFactory(
        strategic_goal=StrategicGoalFactory(area=area, code="1.9"), code="1.1.1"
    )
    ImpactIndicatorFactory(goal=other, position=1, name="Jiný indikátor")

    assert "Jiný indikátor" not in text(client)
    assert "Jiný indikátor" in text(client, f"{ADDRESS}?cil=1.9")
    assert "hodnoty.csv?cil=1.9" in text(client, f"{ADDRESS}?cil=1.9")


def test_the_english_page_marks_czech_content(client: Client, indicator: ImpactIndicator) -> None:
    page = text(client, f"/en{ADDRESS}")

    assert '<h1 lang="cs">Počet zabydlených domácností</h1>' in page
    assert "Where this figure comes from" in page


def test_the_number_of_queries_does_not_grow(
    client: Client,
    indicator: ImpactIndicator,
    project: Project,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            source = SourceDocumentFactory()
            add(indicator, project, number, number, source=source)
            ImpactIndicatorFactory(goal=indicator.goal)

    fill(1, 2)
    with django_assert_max_num_queries(12) as one:
        client.get(ADDRESS)
    fill(2, 52)
    with django_assert_max_num_queries(12) as many:
        client.get(ADDRESS)
    assert len(one) == len(many)
