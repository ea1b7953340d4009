"""The half-years a project reports on, and how many reports are expected of it. Pure."""

import datetime
from functools import lru_cache
from typing import Final

from common.periods import ReportingHalfYear, add_months, half_years

# Where the day a report is due is not recorded: the calls ask for it within a month.
MONTHS_TO_REPORT: Final = 1


@lru_cache(maxsize=10_000)
def report_periods(
    starts_on: datetime.date | None, ends_on: datetime.date | None
) -> tuple[ReportingHalfYear, ...]:
    """Counted from the first day; empty where one of the dates is not known.

    Remembered: pages ask for the same ones at each request.
    """
    if starts_on is None or ends_on is None:
        return ()
    return half_years(starts_on, ends_on)


def expected_reports(periods: tuple[ReportingHalfYear, ...], set_by_hand: int | None) -> int:
    """One for each started half-year, unless set by hand."""
    return len(periods) if set_by_hand is None else set_by_hand


def report_due_on(period_end: datetime.date, recorded: datetime.date | None) -> datetime.date:
    """The day by which the report on a half-year has to be in; after it, it is overdue."""
    return recorded or add_months(period_end, MONTHS_TO_REPORT)
