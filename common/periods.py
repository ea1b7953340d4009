"""Periods that values are stated for, and the half-years that projects report on.

Canonical texts: 2023-12-31 (day), 2021-12 (month), 2021-Q3, 2021-H1, 2021, 2020/21 (school year,
1 September to 31 August).
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class PeriodKind(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"


MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.YEAR: 12,
    PeriodKind.SCHOOL_YEAR: 12,
}
FIRST_MONTHS = {
    PeriodKind.QUARTER: (1, 4, 7, 10),
    PeriodKind.HALF_YEAR: (1, 7),
    PeriodKind.YEAR: (1,),
    PeriodKind.SCHOOL_YEAR: (9,),
}
_FORMS = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-H(?P<half>[12])|-Q(?P<quarter>[1-4])|/(?P<next>\d{2}))?",
    re.ASCII,
)


@dataclass(frozen=True)
class Period:
    """A kind of period and its first day; ValueError when the day cannot begin that kind."""

    kind: PeriodKind
    start: datetime.date

    def __post_init__(self) -> None:
        if self.kind is not PeriodKind.DAY and self.start.day != 1:
            raise ValueError(f"Období druhu {self.kind} nezačíná dnem {self.start}.")
        if self.kind in FIRST_MONTHS and self.start.month not in FIRST_MONTHS[self.kind]:
            raise ValueError(f"Období druhu {self.kind} nezačíná měsícem {self.start.month}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a canonical text. ValueError (in Czech) for any other."""
        match = _FORMS.fullmatch(text)
        if match is None:
            raise ValueError(
                f"„{text}“ není období; očekává se například 2021, 2021-H1, 2021-12 nebo 2020/21."
            )
        year = int(match["year"])
        if match["next"] and int(match["next"]) != (year + 1) % 100:
            raise ValueError(f"Školní rok „{text}“ nekončí rokem, který následuje.")
        try:
            if match["day"]:
                day = datetime.date(year, int(match["month"]), int(match["day"]))
                return cls(PeriodKind.DAY, day)
            if match["month"]:
                return cls(PeriodKind.MONTH, datetime.date(year, int(match["month"]), 1))
            if match["half"]:
                return cls(PeriodKind.HALF_YEAR, datetime.date(year, int(match["half"]) * 6 - 5, 1))
            if match["quarter"]:
                first_month = int(match["quarter"]) * 3 - 2
                return cls(PeriodKind.QUARTER, datetime.date(year, first_month, 1))
            if match["next"]:
                return cls(PeriodKind.SCHOOL_YEAR, datetime.date(year, 9, 1))
            return cls(PeriodKind.YEAR, datetime.date(year, 1, 1))
        except ValueError as error:
            raise ValueError(f"Období „{text}“ v kalendáři není.") from error

    @property
    def end(self) -> datetime.date:
        if self.kind is PeriodKind.DAY:
            return self.start
        return add_months(self.start, MONTHS[self.kind]) - datetime.timedelta(days=1)

    @property
    def text(self) -> str:
        """The canonical text; ``Period.parse(period.text) == period``."""
        year = f"{self.start.year:04}"
        match self.kind:
            case PeriodKind.DAY:
                return self.start.isoformat()
            case PeriodKind.MONTH:
                return f"{year}-{self.start.month:02}"
            case PeriodKind.QUARTER:
                return f"{year}-Q{self.start.month // 3 + 1}"
            case PeriodKind.HALF_YEAR:
                return f"{year}-H{self.start.month // 6 + 1}"
            case PeriodKind.SCHOOL_YEAR:
                return f"{year}/{(self.start.year + 1) % 100:02}"
            case PeriodKind.YEAR:
                return year

    @property
    def label(self) -> str:
        """As printed in Czech: 1. pol. 2021, 12/2021, školní rok 2020/21."""
        year = self.start.year
        match self.kind:
            case PeriodKind.DAY:
                return f"{self.start.day}.\u00a0{self.start.month}.\u00a0{year}"
            case PeriodKind.MONTH:
                return f"{self.start.month}/{year}"
            case PeriodKind.QUARTER:
                return f"{self.start.month // 3 + 1}.\u00a0čtvrtletí\u00a0{year}"
            case PeriodKind.HALF_YEAR:
                return f"{self.start.month // 6 + 1}.\u00a0pol.\u00a0{year}"
            case PeriodKind.SCHOOL_YEAR:
                return f"školní rok\u00a0{self.text}"
            case PeriodKind.YEAR:
                return str(year)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def half_years(
    start: datetime.date, end: datetime.date
) -> list[tuple[datetime.date, datetime.date]]:
    """The six-month reporting periods of a project, counted from its first day.

    One for each started half-year; the last one may be shorter. Empty when it ends before it starts.
    """
    periods = []
    number = 0
    while (first := add_months(start, 6 * number)) <= end:
        number += 1
        last = add_months(start, 6 * number) - datetime.timedelta(days=1)
        periods.append((first, min(last, end)))
    return periods
