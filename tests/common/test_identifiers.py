import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cz import dic

from common.ico import format_ico, is_valid_ico, normalise_ico, validate_ico
from common.registration_number import clean_registration_number, parse_registration_number

digits = st.text("0123456789", min_size=8, max_size=8)


@given(digits.filter(lambda text: text[0] != "9"))
def test_ico_agrees_with_an_independent_judge(text):
    assert is_valid_ico(text) == dic.is_valid(text)


@given(st.text(max_size=12))
def test_anything_but_eight_digits_is_no_ico(text):
    if len(text) != 8 or not all(letter in "0123456789" for letter in text):
        assert not is_valid_ico(text)


@pytest.mark.parametrize("text", ["00845451", "00006599"])
def test_known_numbers_pass(text):
    validate_ico(text)


@pytest.mark.parametrize(
    ("stored", "printed"), [("00845451", "008\u00a045\u00a0451"), ("12", "12")]
)
def test_an_ico_is_printed_in_three_groups(stored, printed):
    assert format_ico(stored) == printed


def test_a_wrong_check_digit_is_refused_in_czech():
    with pytest.raises(ValidationError, match="kontrolní číslicí"):
        validate_ico("00845452")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("845451", "00845451"),
        (" 00 845 451 ", "00845451"),
        ("0084\u00a05451", "00845451"),
        ("", ""),
        ("CZ00845451", "CZ00845451"),
        ("٨٤٥٤٥١", "٨٤٥٤٥١"),
    ],
)
def test_spaces_and_lost_zeros_are_mended_and_nothing_else(typed, stored):
    assert normalise_ico(typed) == stored


@pytest.mark.django_db
def test_the_database_judges_as_python_does():
    texts = ["00845451", "00845452", "00006599", "1234567", "abcdefgh", "", "99999999", "00000001"]
    texts += [f"{number:08}" for number in range(25_000_000, 25_000_500)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT t, ico_is_valid(t) FROM unnest(%s::text[]) AS t", [texts])
        assert dict(cursor.fetchall()) == {text: is_valid_ico(text) for text in texts}


@pytest.mark.parametrize(
    ("text", "period", "programme", "call"),
    [
        ("CZ.03.02.01/00/22_018/0001145", "2021–2027", "OPZ+", "03_22_018"),
        ("CZ.06.04.02/00/22_014/0002527", "2021–2027", "IROP", "06_22_014"),
        (" cz.03.02.01/00/22_018/0001145. ", "2021–2027", "OPZ+", "03_22_018"),
        ("CZ.03.02.01/00/22–018/0001145", "2021–2027", "OPZ+", "03_22_018"),
        ("CZ.03.2.63/0.0./0.0/15_030/0000605", "2014–2020", "OPZ", "03_15_030"),
        ("CZ.1.04/4.1.01/53.00168", "2007–2013", "OP LZZ", "53"),
    ],
)
def test_a_number_tells_period_programme_and_call(text, period, programme, call):
    number = parse_registration_number(text)
    assert number is not None
    assert (number.period, number.programme, number.call_code) == (period, programme, call)


def test_the_same_prefix_means_another_programme_in_another_period():
    old = parse_registration_number("CZ.03.2.63/0.0/0.0/15_030/0000605")
    new = parse_registration_number("CZ.03.02.01/00/15_030/0000605")
    assert old is not None
    assert new is not None
    assert (old.programme, new.programme) == ("OPZ", "OPZ+")


@pytest.mark.parametrize(
    "text", ["", "CZ", "CZ.31.1.01/MV/23_62/0000062", "SZ.03.02.01/00/22_018/0001145"]
)
def test_an_unknown_shape_tells_nothing_and_raises_nothing(text):
    assert parse_registration_number(text) is None


@given(
    st.tuples(*(st.integers(0, 99) for _ in range(5))),
    st.integers(0, 999),
    st.integers(0, 9_999_999),
    st.sampled_from([" ", "\u00a0", "\u200b", ""]),
)
def test_a_built_number_reads_back_whatever_spaces_stand_in_it(parts, call, serial, space):
    programme, priority, objective, segment, year = parts
    head = f"CZ.{programme:02}.{priority:02}.{objective:02}/{segment:02}"
    text = f"{head}/{year:02}_{call:03}/{serial:07}"
    number = parse_registration_number(space.join(text))
    assert number is not None
    assert number.text == text == clean_registration_number(number.text)
    assert number.call_code == f"{programme:02}_{year:02}_{call:03}"
