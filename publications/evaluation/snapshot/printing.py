"""How a figure reads: in a table (``< 5``, ``skryto``, ``n. a.``, ``–``) and inside a sentence.

Pure: drawing, attachments, placeholders and comparison all print through here.
"""

from typing import Final

from common.czech import NBSP
from common.figures import WITHHELD, ValueStatus, format_figure
from publications.evaluation.snapshot.ledger import Figure

MONEY: Final = "Kč"

# Units that stand beside any number unchanged; a word would have to be declined.
SYMBOL_UNITS: Final = frozenset({"%", "‰", MONEY})

STATUS_WORDS: Final[dict[ValueStatus, str]] = {status: status.label for status in ValueStatus}


def figure_text(figure: Figure) -> str:
    """As in a table cell: ``cca 3 100``, ``13,45 %``, ``< 5``, ``n. a.``, ``–``."""
    if figure.is_withheld:
        return WITHHELD
    return format_figure(
        figure.amount,
        figure.status,
        2 if figure.unit == MONEY else figure.places,
        figure.unit if figure.unit in SYMBOL_UNITS and figure.suppressed_below is None else "",
        approximate=figure.is_approximate,
        suppressed_below=figure.suppressed_below,
    )


def sentence_text(figure: Figure) -> str:
    """As inside a sentence: words where a table has a mark."""
    if figure.suppressed_below is not None:
        return f"méně než{NBSP}{figure.suppressed_below}"
    if figure.is_withheld:
        return f"({WITHHELD})"
    if figure.amount is None:
        return f"({figure.status.label})"
    return figure_text(figure)
