import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.periods import Period, PeriodKind, add_months, half_years

STARTS = {
    PeriodKind.DAY: lambda day: day,
    PeriodKind.MONTH: lambda day: day.replace(day=1),
    PeriodKind.QUARTER: lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    PeriodKind.HALF_YEAR: lambda day: day.replace(month=(day.month - 1) // 6 * 6 + 1, day=1),
    PeriodKind.YEAR: lambda day: day.replace(month=1, day=1),
    PeriodKind.SCHOOL_YEAR: lambda day: day.replace(month=9, day=1),
}
days = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2200, 1, 1))


@given(st.sampled_from(PeriodKind), days)
def test_the_canonical_text_reads_back(kind, day):
    period = Period(kind, STARTS[kind](day))
    assert Period.parse(period.text) == period
    assert period.start <= period.end
    assert period.label


@pytest.mark.parametrize(
    ("text", "label", "end"),
    [
        ("2021", "2021", "2021-12-31"),
        ("2021-H1", "1.\u00a0pol.\u00a02021", "2021-06-30"),
        ("2021-Q3", "3.\u00a0čtvrtletí\u00a02021", "2021-09-30"),
        ("2021-12", "12/2021", "2021-12-31"),
        ("2020/21", "školní rok\u00a02020/21", "2021-08-31"),
        ("1999/00", "školní rok\u00a01999/00", "2000-08-31"),
        ("2023-12-31", "31.\u00a012.\u00a02023", "2023-12-31"),
    ],
)
def test_a_period_is_printed_as_in_czech_documents(text, label, end):
    period = Period.parse(text)
    assert (period.label, period.end.isoformat()) == (label, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rok",
        "2021-13",
        "2021-H3",
        "2020/22",
        "2021-02-30",
        "٢٠٢١",
        "2021 ",
        "2021-1",
        "2021-Q0",
    ],
)
def test_anything_else_is_refused_in_czech(text):
    with pytest.raises(ValueError, match=r"[Oo]bdobí|[Šš]kolní rok"):
        Period.parse(text)


def test_a_period_begins_where_its_kind_begins():
    with pytest.raises(ValueError, match="nezačíná"):
        Period(PeriodKind.HALF_YEAR, datetime.date(2021, 3, 1))
    with pytest.raises(ValueError, match="nezačíná"):
        Period(PeriodKind.YEAR, datetime.date(2021, 1, 2))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-07-01", "2026-06-30", 6),
        ("2023-10-01", "2026-06-30", 6),  # 33 months: the sixth half-year has begun
        ("2024-01-01", "2025-12-31", 4),
        ("2023-07-01", "2023-07-01", 1),
        ("2023-07-01", "2023-06-30", 0),
    ],
)
def test_a_project_reports_once_for_each_started_half_year(start, end, expected):
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    assert len(half_years(first, last)) == expected


@given(days, st.integers(min_value=0, max_value=4000))
def test_half_years_follow_each_other_and_cover_the_project(start, length):
    end = start + datetime.timedelta(days=length)
    periods = half_years(start, end)
    assert periods[0][0] == start
    assert periods[-1][1] == end
    for (_, before), (after, _) in pairwise(periods):
        assert after == before + datetime.timedelta(days=1)


def test_a_month_later_than_the_end_of_august_is_the_end_of_september():
    assert add_months(datetime.date(2023, 8, 31), 6) == datetime.date(2024, 2, 29)


@given(st.sampled_from(PeriodKind), days)
def test_periods_of_a_kind_follow_each_other(kind, day):
    period = Period.containing(kind, day.replace(year=min(max(day.year, 1902), 2190)))
    assert period.next().previous() == period
    assert period.end + datetime.timedelta(days=1) == period.next().start
    assert period.previous() < period < period.next()
    assert Period.containing(kind, period.end) == period


def test_periods_of_several_kinds_sort_by_their_first_day_then_their_last():
    texts = ["2021", "2021-Q1", "2020/21", "2021-12-31", "2021-01", "2021-H1"]
    expected = ["2020/21", "2021-01", "2021-Q1", "2021-H1", "2021", "2021-12-31"]
    assert [period.text for period in sorted(map(Period.parse, texts))] == expected


@pytest.mark.parametrize("text", ["1899", "2201", "0000", "9999-12-31"])
def test_a_year_nobody_reports_on_is_refused(text):
    with pytest.raises(ValueError, match="v kalendáři není"):
        Period.parse(text)


def test_half_years_of_a_project_that_starts_at_the_end_of_august():
    periods = half_years(datetime.date(2023, 8, 31), datetime.date(2025, 8, 30))
    assert [period.start for period in periods] == [
        datetime.date(2023, 8, 31),
        datetime.date(2024, 2, 29),
        datetime.date(2024, 8, 31),
        datetime.date(2025, 2, 28),
    ]
