from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.czech import (
    count,
    format_date,
    format_date_range,
    format_file_size,
    format_long_date,
    format_millions,
    format_money,
    format_number,
    format_percent,
    month_name,
    non_breaking,
    plural,
    round_half_up,
)

amounts = st.decimals(
    min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=2, allow_nan=False
)


def test_numbers_read_as_in_czech_documents():
    assert format_number(1190) == "1\u00a0190"
    assert format_number(Decimal("3.01"), 2) == "3,01"
    assert format_number(Decimal("-0.004"), 2) == "0,00"
    assert format_number(5, signed=True) == "+5"
    assert format_number(-5) == "\u22125"
    assert format_percent(Decimal("13.45")) == "13,45\u00a0%"
    assert format_money(Decimal("14964994.8")) == "14\u00a0964\u00a0994,80\u00a0Kč"
    assert format_millions(Decimal("178730828.51")) == "178,7\u00a0mil.\u00a0Kč"
    assert format_file_size(1_234_567) == "1,2\u00a0MB"


@given(amounts)
def test_a_printed_number_reads_back_exactly(value):
    text = format_number(value, 2).replace("\u00a0", "").replace(",", ".").replace("\u2212", "-")
    assert Decimal(text) == value


@given(st.lists(amounts, max_size=30))
def test_a_sum_of_amounts_to_the_haler_is_exact_in_any_order(values):
    total = sum(values, Decimal(0))
    assert total == sum(reversed(values), Decimal(0)) == round_half_up(total, 2)


def test_what_was_once_binary_is_refused():
    with pytest.raises(TypeError):
        format_number(0.1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="printed"):
        format_number(Decimal("NaN"))


def test_dates_read_as_in_czech_documents():
    assert format_date(date(2024, 4, 30)) == "30.\u00a04.\u00a02024"
    assert format_long_date(date(2024, 4, 30)) == "30.\u00a0dubna 2024"
    assert month_name(4) == "duben"
    span = format_date_range(date(2023, 7, 1), date(2026, 6, 30))
    assert span == "1.\u00a07.\u00a02023–30.\u00a06.\u00a02026"
    with pytest.raises(ValueError, match="before"):
        format_date_range(date(2023, 7, 1), date(2023, 6, 30))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 bytů"),
        (1, "1 byt"),
        (2, "2 byty"),
        (4, "4 byty"),
        (5, "5 bytů"),
        (1190, "1 190 bytů"),
    ],
)
def test_words_follow_their_number(number, text):
    assert count(number, "byt", "byty", "bytů").replace("\u00a0", " ") == text
    assert plural(Decimal("1.5"), "byt", "byty", "bytů", "bytu") == "bytu"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("V Ostravě k 30. 4. 2024", "V~Ostravě k~30.~4.~2024"),
        ("byt a dům a k tomu 14 964 994 Kč", "byt a~dům a~k~tomu 14~964~994~Kč"),
        ("výzva č. 18 a 40 bytů", "výzva č.~18 a~40~bytů"),
        ("5. května v Mostě", "5.~května v~Mostě"),
        ("n. a. a o. p. s.", "n.~a. a~o.~p.~s."),
        ("viz https://a.cz/k a b", "viz https://a.cz/k a~b"),
    ],
)
def test_a_line_does_not_break_where_czech_forbids_it(text, bound):
    assert non_breaking(text).replace("\u00a0", "~") == bound


@given(st.text(alphabet="akvz 0123456789.,%čKbytů-", max_size=80))
def test_binding_twice_changes_nothing_and_loses_nothing(text):
    once = non_breaking(text)
    assert non_breaking(once) == once
    assert once.replace("\u00a0", " ") == text
