"""The page of a global indicator: values with sources, four kinds of missing, breaks, CSV."""

import csv
import datetime
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indicators.models import GlobalIndicator
from tests.factories import (
    GlobalCommentFactory,
    GlobalIndicatorFactory,
    GlobalTargetFactory,
    GlobalValueFactory,
    SourceDocumentFactory,
    TerritoryFactory,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/plany/plan/indikatory/byty/"


@pytest.fixture
def indicator(db: None) -> GlobalIndicator:
    made: GlobalIndicator = GlobalIndicatorFactory(
        key="byty",
        name="Počet sociálních bytů",
        unit="bytů",
        territory__name="Vzorov",
        plan__key="plan",
        plan__state="current",
    )
    return made


def add(indicator: GlobalIndicator, year: int, amount: int | None, **fields: Any) -> None:
    GlobalValueFactory(
        indicator=indicator,
        period_start=datetime.date(year, 1, 1),
        amount=None if amount is None else Decimal(amount),
        **fields,
    )


def text(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.text.replace("\u00a0", " ")


def test_every_value_names_its_source_and_the_place_in_it(
    client: Client, indicator: GlobalIndicator
) -> None:
    document = SourceDocumentFactory(key="zprava", title="Zpráva o bydlení")
    add(indicator, 2021, 589, is_baseline=True, source=document, source_place="tabulka 3")
    add(indicator, 2023, 526, source=document, source_place="tabulka 7")
    GlobalTargetFactory(indicator=indicator, rule="at_least", amount=Decimal(700))

    page = text(client)

    assert page.count('<a href="/zdroje/zprava/">Zpráva o bydlení</a>') == 2
    assert "tabulka 3" in page
    assert "tabulka 7" in page
    assert "Hodnota klesla z 589 na 526, cíl je nejméně 700." in page
    assert "do konce roku 2027" in page
    assert page.count('role="img"') == 2


def test_zero_and_the_three_kinds_of_nothing_are_kept_apart(
    client: Client, indicator: GlobalIndicator
) -> None:
    add(indicator, 2019, 0)
    for year, status in ((2020, "not_available"), (2021, "not_reported"), (2022, "not_applicable")):
        add(indicator, year, None, status=status)

    page = text(client)

    for sign, words in (
        ("n. a.", "není k dispozici"),
        ("–", "dosud nevykázáno"),
        ("×", "netýká se"),
    ):
        assert f'<b>{sign}</b> <span class="small">{words}</span>' in page
    assert "<b>0</b></td>" in page


def test_a_change_of_method_an_approximate_value_and_a_rank_are_shown(
    client: Client, indicator: GlobalIndicator
) -> None:
    add(indicator, 2021, 3100, is_approximate=True, method="stará", rank=2)
    add(indicator, 2023, 310, method="nová")

    page = text(client)

    assert "cca 3 100" in page
    assert page.count("změna metody</span>") == 1
    assert "změna metody</text>" in page
    assert ">2. " in page


def test_replaced_targets_and_comments_by_year_are_told(
    client: Client, indicator: GlobalIndicator
) -> None:
    GlobalTargetFactory(indicator=indicator, rule="at_least", amount=Decimal(700))
    GlobalTargetFactory(
        indicator=indicator,
        rule="at_least",
        amount=Decimal(900),
        valid_from=datetime.date(2024, 1, 1),
        reason="Město koupilo dům.",
    )
    GlobalCommentFactory(indicator=indicator, year=2022, text="Starší komentář")
    GlobalCommentFactory(indicator=indicator, year=2023, text="Novější *komentář*")

    page = text(client)

    assert page.index("Nejméně 900") < page.index("Nejméně 700")
    assert "nahrazen; platil od 1. 1. 2022" in page
    assert "Důvod změny: <span>Město koupilo dům.</span>" in page
    assert page.index("Novější <em>komentář</em>") < page.index("Starší komentář")
    assert "<h3>2023</h3>" in page


def test_another_territory_stands_in_the_chart_and_the_table(
    client: Client, indicator: GlobalIndicator
) -> None:
    region = TerritoryFactory(name="Vzorový kraj", short_name="VZK")
    for year, amount in ((2021, 10), (2023, 8)):
        add(indicator, year, amount)
        add(indicator, year, amount - 2, territory=region)

    page = text(client)

    assert "VZK</text>" in page
    assert page.count('<th scope="row">Vzorový kraj</th>') == 2


def test_an_indicator_without_values_says_so(client: Client, indicator: GlobalIndicator) -> None:
    page = text(client)

    assert "Zatím tu není žádná hodnota" in page
    assert "Plán pro tento indikátor cíl nestanoví." in page


def test_neighbours_follow_the_order_of_the_plan(
    client: Client, indicator: GlobalIndicator
) -> None:
    later = GlobalIndicatorFactory(plan=indicator.plan, name="Následující ukazatel")

    page = text(client)

    assert 'rel="next"' in page
    assert f"/indikatory/{later.key}/" in page
    assert 'rel="prev"' not in page


@pytest.mark.parametrize("key", ["neznamy", "x" * 300])
def test_an_unknown_indicator_is_not_found(
    client: Client, indicator: GlobalIndicator, key: str
) -> None:
    assert client.get(f"/plany/plan/indikatory/{key}/").status_code == 404
    assert client.get(f"/plany/plan/indikatory/{key}/hodnoty.csv").status_code == 404


def test_the_english_page_marks_czech_content(client: Client, indicator: GlobalIndicator) -> None:
    page = text(client, f"/en{ADDRESS}")

    assert '<h1 lang="cs">Počet sociálních bytů</h1>' in page
    assert "The plan sets no target for this indicator." in page


def test_the_file_holds_the_very_values_of_the_page(
    client: Client, indicator: GlobalIndicator
) -> None:
    add(indicator, 2021, 589, is_baseline=True, method="stará", is_approximate=True)
    add(indicator, 2022, None, status="not_available")
    add(indicator, 2023, 310, method="nová")

    content = client.get(f"{ADDRESS}hodnoty.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))

    wanted = ("období od", "hodnota", "stav", "přibližně", "výchozí", "změna metody")
    assert [tuple(row[name] for name in wanted) for row in rows] == [
        ("2021-01-01", "589", "vykázáno", "ano", "ano", "ne"),
        ("2022-01-01", "", "není k dispozici", "ne", "ne", "ne"),
        ("2023-01-01", "310", "vykázáno", "ne", "ne", "ano"),
    ]


def test_the_number_of_queries_does_not_grow(
    client: Client,
    indicator: GlobalIndicator,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    add(indicator, 2001, 1)
    with django_assert_max_num_queries(12) as one:
        client.get(ADDRESS)
    for year in range(1950, 2000):
        add(indicator, year, year)
        GlobalIndicatorFactory(plan=indicator.plan)
    with django_assert_max_num_queries(12) as many:
        client.get(ADDRESS)
    assert len(one) == len(many)
