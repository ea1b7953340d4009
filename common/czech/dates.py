"""Dates in Czech: "30. 4. 2024", "30. dubna 2024" and ranges, with U+00A0 inside a date."""

from datetime import date
from typing import Final, Literal

from babel.dates import get_month_names

from common.czech.numbers import NBSP

_CONTEXTS: Final[dict[str, Literal["stand-alone", "format"]]] = {
    "nominative": "stand-alone",
    "genitive": "format",
}


def month_name(month: int, case: Literal["nominative", "genitive"] = "nominative") -> str:
    """Return "duben", or "dubna" in the genitive. Raises ValueError outside 1 to 12."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return str(get_month_names("wide", context=_CONTEXTS[case], locale="cs")[month])


def format_date(day: date) -> str:
    """Return "30. 4. 2024"."""
    return f"{day.day}.{NBSP}{day.month}.{NBSP}{day.year}"


def format_long_date(day: date) -> str:
    """Return "30. dubna 2024"; the line may break only before the year."""
    return f"{day.day}.{NBSP}{month_name(day.month, 'genitive')} {day.year}"


def format_date_range(start: date, end: date) -> str:
    """Return "1. 7. 2023–30. 6. 2026", or one date when both are the same.

    Raises ValueError when the range ends before it starts.
    """
    if end < start:
        raise ValueError(f"the range ends {end} before it starts {start}")
    if start == end:
        return format_date(start)
    return f"{format_date(start)}\u2013{format_date(end)}"
