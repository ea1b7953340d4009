"""How a figure reads: in a table (``< 5``, ``skryto``, ``n. a.``, ``–``) and inside a sentence.

Pure: drawing, attachments, placeholders and comparison all print through here.
"""

from decimal import Decimal
from typing import Final

from common.czech import NBSP, format_number
from common.figures import ValueStatus
from publications.evaluation.snapshot.ledger import Figure

MONEY: Final = "Kč"

# A count that would give a small one away is not shown either, whatever its size.
WITHHELD: Final = "skryto"

# Units that stand beside any number unchanged; a word would have to be declined.
SYMBOL_UNITS: Final = frozenset({"%", "‰", MONEY})

STATUS_MARKS: Final[dict[ValueStatus, str]] = {
    ValueStatus.NOT_AVAILABLE: f"n.{NBSP}a.",
    ValueStatus.NOT_REPORTED: "–",
    ValueStatus.NOT_APPLICABLE: "×",
}

STATUS_WORDS: Final[dict[ValueStatus, str]] = {
    ValueStatus.REPORTED: "vykázáno",
    ValueStatus.NOT_AVAILABLE: "není k dispozici",
    ValueStatus.NOT_REPORTED: "dosud nevykázáno",
    ValueStatus.NOT_APPLICABLE: "netýká se",
}


def figure_text(figure: Figure) -> str:
    """As in a table cell: ``cca 3 100``, ``13,45 %``, ``< 5``, ``n. a.``, ``–``."""
    if figure.suppressed_below is not None:
        return f"<{NBSP}{figure.suppressed_below}"
    if figure.is_withheld:
        return WITHHELD
    if figure.amount is None:
        return STATUS_MARKS[figure.status]
    return _number(figure.amount, figure)


def sentence_text(figure: Figure) -> str:
    """As inside a sentence: words where a table has a mark."""
    if figure.suppressed_below is not None:
        return f"méně než{NBSP}{figure.suppressed_below}"
    if figure.is_withheld:
        return f"({WITHHELD})"
    if figure.amount is None:
        return f"({STATUS_WORDS[figure.status]})"
    return _number(figure.amount, figure)


def _number(amount: Decimal, figure: Figure) -> str:
    unit = figure.unit if figure.unit in SYMBOL_UNITS else ""
    places = 2 if figure.unit == MONEY else figure.places
    text = format_number(amount, places, unit)
    return f"cca{NBSP}{text}" if figure.is_approximate else text
