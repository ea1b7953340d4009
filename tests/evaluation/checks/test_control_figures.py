"""Sums and other figures against what is printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.czech import format_money, format_number
from common.figures import ValueStatus
from publications.evaluation.checks.printed import is_same, parse_printed
from publications.evaluation.snapshot.ledger import Figure
from tests.evaluation.checks.small_facts import control, entry, facts, found, ids, measure, project


def test_a_total_that_differs_by_a_few_hellers_is_found() -> None:
    total = entry("budget:total", "178730828.51", places=2, unit="Kč")
    finding = found(
        "control_figures",
        facts(ledger={total.id: total}, control_figures=(control(total.id, "178730828.50"),)),
    )[0]

    assert finding.id == "control_figures:budget:total"
    assert finding.severity == "error"
    assert finding.message.replace("\u00a0", " ") == (
        "Vytištěno je 178 730 828,50 Kč (Příloha A), podle záznamů v portálu je to "
        "178 730 828,51 Kč. Součet řádků."
    )
    assert (finding.expected, finding.found) == (
        format_money(Decimal("178730828.51")),
        format_money(Decimal("178730828.50")),
    )


@pytest.mark.parametrize("printed", ["39", "39.0", "39,00", " 39 "])
def test_the_same_number_is_no_finding(printed: str) -> None:
    figure = entry("impact:1.1.1/1", "39.0000")

    assert not ids(
        "control_figures",
        facts(ledger={figure.id: figure}, control_figures=(control(figure.id, printed),)),
    )


def test_a_rounded_number_is_the_same_in_its_places() -> None:
    assert is_same(Decimal("178730829"), Figure(amount=Decimal("178730828.51"), places=2))
    assert not is_same(Decimal("178730828"), Figure(amount=Decimal("178730828.51"), places=2))


def test_zero_is_not_the_same_as_not_reported() -> None:
    figure = entry("impact:2.1.3/1", None, status=ValueStatus.NOT_REPORTED)
    given = facts(ledger={figure.id: figure}, control_figures=(control(figure.id, "0"),))

    finding = found("control_figures", given)[0]

    assert (finding.expected, finding.found) == ("–", "0")
    assert "hodnota není (dosud nevykázáno)" in finding.message.replace("\u00a0", " ")
    assert not ids(
        "control_figures",
        facts(ledger={figure.id: figure}, control_figures=(control(figure.id, "-"),)),
    )


def test_several_places_of_one_figure_make_one_finding() -> None:
    figure = entry("count:projects", "20")
    given = facts(
        ledger={figure.id: figure},
        control_figures=(
            control(figure.id, "19", "Shrnutí"),
            control(figure.id, "20", "Leden"),
            control(figure.id, "18", "Příloha"),
        ),
    )

    finding = found("control_figures", given)[0]

    assert finding.found == "19; 18"
    assert "(Shrnutí); 18" in finding.message
    assert "Leden" not in finding.message


def test_a_figure_that_is_not_computed_is_found() -> None:
    assert ids("control_figures", facts(control_figures=(control("budget:nic", "1"),))) == [
        "unknown:budget:nic"
    ]


def test_reports_of_a_measure_are_compared_also_where_the_edition_prints_none() -> None:
    given = facts(
        measures=(measure("1.1.1.1", projects=[project(expected_by_hand=0)]),),
        control_figures=(
            control("measure:1.1.1.1/expected", "6"),
            control("measure:1.1.1.1/received", "0"),
        ),
    )

    assert ids("control_figures", given) == ["measure:1.1.1.1/expected"]


def test_a_hidden_count_is_not_told_by_comparing_it() -> None:
    figure = entry("impact:6.2.1/3", None, is_withheld=True)

    assert not ids(
        "control_figures",
        facts(ledger={figure.id: figure}, control_figures=(control(figure.id, "7"),)),
    )


@pytest.mark.parametrize("text", ["", "mnoho", "1.2.3", "NaN", "Infinity"])
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    assert parse_printed(text) is None


@given(st.decimals(min_value=-(10**9), max_value=10**11, places=2))
def test_whatever_the_portal_prints_is_read_back(amount: Decimal) -> None:
    assert parse_printed(format_money(amount)) == amount
    assert parse_printed(f"cca {format_number(amount, 2)}") == amount
    assert is_same(parse_printed(format_money(amount)), Figure(amount=amount, places=2))
