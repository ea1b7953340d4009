"""Four things that look alike and are kept apart: 0, n. a., not reported yet, not applicable.

Every page, export and PDF prints a figure through here, so that an empty cell never has to be
guessed at. The signs follow the printed plan (n. a., –) and the Czech Statistical Office (×).
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from common.czech import MINUS, NBSP, format_number

APPROXIMATELY: Final = "cca"

# A count that would give a small one away is not shown either, whatever its size.
WITHHELD: Final = "skryto"


class ValueStatus(StrEnum):
    """Whether there is a value, and if not, why. Zero is a reported value."""

    REPORTED = "reported"
    NOT_AVAILABLE = "not_available"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """In Czech words."""
        return _LABELS[self]

    @property
    def sign(self) -> str:
        """What stands in the cell instead of a number; empty for a reported value."""
        return _SIGNS[self]


_LABELS: Final = {
    ValueStatus.REPORTED: "vykázáno",
    ValueStatus.NOT_AVAILABLE: "není k dispozici",
    ValueStatus.NOT_REPORTED: "dosud nevykázáno",
    ValueStatus.NOT_APPLICABLE: "netýká se",
}
_SIGNS: Final = {
    ValueStatus.REPORTED: "",
    ValueStatus.NOT_AVAILABLE: f"n.{NBSP}a.",
    ValueStatus.NOT_REPORTED: "–",
    ValueStatus.NOT_APPLICABLE: "×",
}


def format_figure(
    value: Decimal | int | None,
    status: ValueStatus = ValueStatus.REPORTED,
    places: int | None = None,
    unit: str = "",
    *,
    approximate: bool = False,
    suppressed_below: int | None = None,
) -> str:
    """Return what is printed: "1 190 osob", "cca 3 100", "< 5", "n. a.", "–" or "×".

    `suppressed_below` is the threshold of a sensitive count that must not be shown; the value
    is then not looked at and may be None. Raises ValueError when value and status disagree.
    """
    if suppressed_below is not None:
        return f"<{NBSP}{format_number(suppressed_below, 0, unit)}"
    number = _agreed(value, status)
    if number is None:
        return status.sign
    text = format_number(number, places, unit)
    return f"{APPROXIMATELY}{NBSP}{text}" if approximate else text


def speak_figure(
    value: Decimal | int | None,
    status: ValueStatus = ValueStatus.REPORTED,
    places: int | None = None,
    unit: str = "",
    *,
    approximate: bool = False,
    suppressed_below: int | None = None,
) -> str:
    """Return the same figure in words for a screen reader: "méně než 5", "dosud nevykázáno".

    Arguments and errors as in `format_figure`.
    """
    if suppressed_below is not None:
        return f"méně než {format_number(suppressed_below, 0, unit)}"
    number = _agreed(value, status)
    if number is None:
        is_missing = status is ValueStatus.NOT_AVAILABLE
        return f"údaj {status.label}" if is_missing else status.label
    text = format_number(number, places, unit).replace(MINUS, "minus ")
    return f"přibližně {text}" if approximate else text


def _agreed(value: Decimal | int | None, status: ValueStatus) -> Decimal | int | None:
    if (value is None) == (status is ValueStatus.REPORTED):
        raise ValueError(f"Hodnota {value} a stav „{status.label}“ nejdou dohromady.")
    return value
