"""The half-years a project reports on, and how many reports are expected of it. Pure."""

import datetime
from functools import lru_cache

from common.periods import ReportingHalfYear, half_years


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
