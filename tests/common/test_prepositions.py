"""Prepositions before numbers."""

from decimal import Decimal

import pytest

from common.czech.prepositions import from_


@pytest.mark.parametrize("number", [0, 1, 5, 8, 12, 15, 21, 29, 50, 99, 244, 589, 1190, 5_000])
def test_z(number: int) -> None:
    assert from_(number) == "z"


@pytest.mark.parametrize(
    "number", [2, 3, 4, 6, 7, 14, 16, 17, 30, 47, 60, 100, 174, 328, 2_000, 3_100, 4_667, 100_000]
)
def test_ze(number: int) -> None:
    assert from_(number) == "ze"


def test_a_decimal_follows_its_whole_part() -> None:
    assert from_(Decimal("3.01")) == "ze"
    assert from_(Decimal("0.73")) == "z"
