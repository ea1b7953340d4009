import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.codes import is_child_of, parse_code, parse_indicator_reference

numbers = st.lists(st.integers(1, 999), min_size=1, max_size=4)


@given(numbers)
def test_a_code_reads_back(parts):
    assert parse_code(".".join(map(str, parts))) == tuple(parts)


@given(numbers.filter(lambda parts: len(parts) < 4), st.integers(1, 999))
def test_a_code_with_one_more_number_is_a_child(parts, last):
    parent = ".".join(map(str, parts))
    assert is_child_of(f"{parent}.{last}", parent)
    assert not is_child_of(parent, f"{parent}.{last}")


def test_ten_comes_after_nine():
    assert sorted(["1.1.10", "1.1.9", "1.1.2"], key=parse_code) == ["1.1.2", "1.1.9", "1.1.10"]


@pytest.mark.parametrize(
    "text", ["", "0", "01", "1.", ".1", "1..1", "1.0", "a", "1.1.1.1.1", "١.١", "1 .1", "1000"]
)
def test_anything_else_is_refused_in_czech(text):
    with pytest.raises(ValueError, match=r"[Kk]ód"):
        parse_code(text)


def test_the_depth_can_be_demanded():
    with pytest.raises(ValueError, match="místo 3"):
        parse_code("1.1", depth=3)


def test_a_reference_names_goal_and_position():
    assert parse_indicator_reference("1.1.1/2") == ("1.1.1", 2)
    for wrong in ("1.1/2", "1.1.1", "1.1.1/0", "1.1.1/x", "/1"):
        with pytest.raises(ValueError, match=r"kód|odkaz|Kód"):
            parse_indicator_reference(wrong)
