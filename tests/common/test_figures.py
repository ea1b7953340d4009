from decimal import Decimal
from itertools import combinations

import pytest

from common.figures import ValueStatus, format_figure, speak_figure

NO_VALUE = [status for status in ValueStatus if status is not ValueStatus.REPORTED]


@pytest.mark.parametrize("write", [format_figure, speak_figure])
def test_zero_and_the_three_kinds_of_nothing_never_read_alike(write):
    texts = [write(Decimal(0)), *(write(None, status) for status in NO_VALUE)]
    for one, other in combinations(texts, 2):
        assert one
        assert one != other


@pytest.mark.parametrize(
    ("marks", "printed", "spoken"),
    [
        ({"value": Decimal(1190), "unit": "osob"}, "1 190 osob", "1 190 osob"),
        ({"value": Decimal("3.01"), "unit": "%"}, "3,01 %", "3,01 %"),
        ({"value": 3100, "approximate": True}, "cca 3 100", "přibližně 3 100"),
        ({"value": Decimal(-2)}, "−2", "minus 2"),
        ({"value": 3, "suppressed_below": 5}, "< 5", "méně než 5"),
        ({"value": None, "suppressed_below": 5}, "< 5", "méně než 5"),
        ({"value": None, "status": NO_VALUE[0]}, "n. a.", "údaj není k dispozici"),
        ({"value": None, "status": NO_VALUE[1]}, "–", "dosud nevykázáno"),
        ({"value": None, "status": NO_VALUE[2]}, "×", "netýká se"),
    ],
)
def test_a_figure_is_printed_and_spoken(marks, printed, spoken):
    assert format_figure(**marks).replace("\u00a0", " ") == printed
    assert speak_figure(**marks).replace("\u00a0", " ") == spoken


def test_a_value_that_must_not_be_shown_leaves_no_trace():
    assert "3" not in format_figure(3, suppressed_below=5)
    assert "3" not in speak_figure(3, suppressed_below=5)


@pytest.mark.parametrize(
    ("value", "status"), [(None, ValueStatus.REPORTED), (Decimal(0), ValueStatus.NOT_REPORTED)]
)
def test_a_value_and_a_status_that_disagree_are_refused(value, status):
    with pytest.raises(ValueError, match="nejdou dohromady"):
        format_figure(value, status)
