"""Periods that values are dated by, and the half-years that projects report in.

A period is a kind and its first day; its canonical text ("2021-H1", "2020/21") is what is
stored, imported and exported.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import Final, NamedTuple

from common.czech import NBSP, format_date, format_date_range

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
SCHOOL_YEAR_MONTH: Final = 9


class PeriodKind(StrEnum):
    """How long a period is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"

    @property
    def label(self) -> str:
        """The Czech name of the kind."""
        return _KIND_LABELS[self]


_KIND_LABELS: Final = {
    PeriodKind.DAY: "den",
    PeriodKind.MONTH: "měsíc",
    PeriodKind.QUARTER: "čtvrtletí",
    PeriodKind.HALF_YEAR: "pololetí",
    PeriodKind.YEAR: "rok",
    PeriodKind.SCHOOL_YEAR: "školní rok",
}
_MONTHS: Final = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.YEAR: 12,
    PeriodKind.SCHOOL_YEAR: 12,
}
_TEXTS: Final = (
    (PeriodKind.DAY, re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")),
    (PeriodKind.MONTH, re.compile(r"([0-9]{4})-([0-9]{2})")),
    (PeriodKind.QUARTER, re.compile(r"([0-9]{4})-Q([1-4])")),
    (PeriodKind.HALF_YEAR, re.compile(r"([0-9]{4})-H([12])")),
    (PeriodKind.YEAR, re.compile(r"([0-9]{4})")),
    (PeriodKind.SCHOOL_YEAR, re.compile(r"([0-9]{4})/([0-9]{2})")),
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, quarter, half-year, year or school year (1 September to 31 August).

    `start` is the first day; ValueError (in Czech) when it is not a first day of such a period
    or lies outside 1900 to 2200. Periods sort by their first day, then by their last.
    """

    kind: PeriodKind
    start: date

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.start.year <= LAST_YEAR:
            raise ValueError(f"Rok {self.start.year} leží mimo {FIRST_YEAR}–{LAST_YEAR}.")
        if self.kind is not PeriodKind.DAY and self.start != _first_day(self.kind, self.start):
            raise ValueError(f"{format_date(self.start)} nezačíná {self.kind.label}.")

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The canonical text; `Period.parse(period.text) == period`."""
        year, month = self.start.year, self.start.month
        match self.kind:
            case PeriodKind.DAY:
                return self.start.isoformat()
            case PeriodKind.MONTH:
                return f"{year}-{month:02}"
            case PeriodKind.QUARTER:
                return f"{year}-Q{month // 3 + 1}"
            case PeriodKind.HALF_YEAR:
                return f"{year}-H{month // 6 + 1}"
            case PeriodKind.YEAR:
                return str(year)
            case PeriodKind.SCHOOL_YEAR:
                return f"{year}/{(year + 1) % 100:02}"

    @property
    def end(self) -> date:
        """The last day."""
        if self.kind is PeriodKind.DAY:
            return self.start
        return add_months(self.start, _MONTHS[self.kind]) - timedelta(days=1)

    @property
    def label(self) -> str:
        """Czech, for a reader: "1. pol. 2021", "12/2021", "školní rok 2020/21"."""
        year, month = self.start.year, self.start.month
        match self.kind:
            case PeriodKind.DAY:
                return format_date(self.start)
            case PeriodKind.MONTH:
                return f"{month}/{year}"
            case PeriodKind.QUARTER:
                return f"{month // 3 + 1}.{NBSP}čtvrtletí{NBSP}{year}"
            case PeriodKind.HALF_YEAR:
                return f"{month // 6 + 1}.{NBSP}pol.{NBSP}{year}"
            case PeriodKind.YEAR:
                return str(year)
            case PeriodKind.SCHOOL_YEAR:
                return f"školní rok{NBSP}{self}"

    def next(self) -> "Period":
        """The period of the same kind right after this one."""
        return Period(self.kind, self.end + timedelta(days=1))

    def previous(self) -> "Period":
        """The period of the same kind right before this one."""
        return Period.containing(self.kind, self.start - timedelta(days=1))

    @classmethod
    def containing(cls, kind: PeriodKind, day: date) -> "Period":
        """The period of `kind` that `day` lies in."""
        return cls(kind, _first_day(kind, day))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read the canonical text. ValueError (in Czech) for any other."""
        for kind, pattern in _TEXTS:
            match = pattern.fullmatch(text)
            if match:
                return _build(kind, text, tuple(int(part) for part in match.groups()))
        raise ValueError(
            f"„{text[:40]}“ není období; očekává se například 2021, 2021-H1, 2021-Q3, 2021-12,"
            " 2023-12-31 nebo 2020/21."
        )


class ReportingHalfYear(NamedTuple):
    """The first and last day of one monitoring period of a project."""

    start: date
    end: date

    @property
    def label(self) -> str:
        """Czech: "1. 7. 2023–31. 12. 2023"."""
        return format_date_range(self.start, self.end)


def half_years(start: date, end: date) -> tuple[ReportingHalfYear, ...]:
    """Return the six-month monitoring periods of a project from its first to its last day.

    One for each half-year started, so the last may be shorter. They join without gaps; each
    starts so many months after `start` itself, cut to the length of its month (31 August,
    28 February, 31 August). Empty when the project ends before it starts.
    """
    periods: list[ReportingHalfYear] = []
    first = start
    while first <= end:
        following = add_months(start, 6 * (len(periods) + 1))
        last = min(end, following - timedelta(days=1))
        periods.append(ReportingHalfYear(first, last))
        first = following
    return tuple(periods)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, cut to the length of that month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def _first_day(kind: PeriodKind, day: date) -> date:
    match kind:
        case PeriodKind.DAY:
            return day
        case PeriodKind.SCHOOL_YEAR:
            return date(day.year - (day.month < SCHOOL_YEAR_MONTH), SCHOOL_YEAR_MONTH, 1)
        case _:
            months = _MONTHS[kind]
            return date(day.year, (day.month - 1) // months * months + 1, 1)


def _build(kind: PeriodKind, text: str, parts: tuple[int, ...]) -> Period:
    year = parts[0]
    month, day = 1, 1
    match kind:
        case PeriodKind.DAY:
            month, day = parts[1], parts[2]
        case PeriodKind.MONTH:
            month = parts[1]
        case PeriodKind.QUARTER | PeriodKind.HALF_YEAR:
            month = (parts[1] - 1) * _MONTHS[kind] + 1
        case PeriodKind.SCHOOL_YEAR:
            month = SCHOOL_YEAR_MONTH
            if parts[1] != (year + 1) % 100:
                raise ValueError(f"Školní rok „{text}“ nekončí rokem, který následuje.")
    try:
        return Period(kind, date(year, month, day))
    except ValueError as error:
        raise ValueError(f"Období „{text}“ v kalendáři není.") from error
