"""How a placeholder prints its figure: ``mil``, ``kc``, ``cislo``, ``tvary:byt/byty/bytů``."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from common.czech import (
    NBSP,
    format_millions,
    format_money,
    format_number,
    plural,
    round_half_up,
)
from publications.evaluation.snapshot.ledger import Figure
from publications.evaluation.snapshot.printing import MONEY, STATUS_WORDS, sentence_text

_FORMS: Final = "tvary:"

_MONEY_STYLES: Final[dict[str, Callable[[Decimal], str]]] = {
    "kc": format_money,
    "kc0": lambda amount: format_number(amount, 0, MONEY),
    "mil": lambda amount: format_millions(amount, 1),
    "mil0": lambda amount: format_millions(amount, 0),
    "mil2": lambda amount: format_millions(amount, 2),
}

STYLES: Final = (*_MONEY_STYLES, "cislo", _FORMS + "jeden/dva/pět")


class StyleError(ValueError):
    """The placeholder cannot be printed; the message is a Czech clause for its writer."""


def styled(figure: Figure, style: str) -> str:
    """Print ``figure`` as ``style`` says; without a style as in a sentence. Raises StyleError."""
    if not style:
        return sentence_text(figure)
    if style.startswith(_FORMS):
        return _with_word(figure, style.removeprefix(_FORMS).split("/"))
    if style not in STYLES:
        raise StyleError(f"formát „{style}“ neexistuje; jsou k dispozici {', '.join(STYLES)}")
    if style in _MONEY_STYLES and figure.unit != MONEY:
        raise StyleError(f"formát „{style}“ je jen pro částky v Kč")
    if figure.is_hidden:
        return sentence_text(figure)
    amount = _amount(figure, style)
    if style in _MONEY_STYLES:
        return _MONEY_STYLES[style](amount)
    return format_number(amount, figure.places)


def _with_word(figure: Figure, forms: list[str]) -> str:
    """``20 projektů``: the number with the form of the word that goes with it."""
    words = [form.strip() for form in forms]
    if len(words) not in (3, 4) or not all(words):
        raise StyleError(
            "formát „tvary:“ má mít tři tvary oddělené lomítkem, například tvary:byt/byty/bytů"
        )
    one, few, many = words[:3]
    fraction = words[3] if len(words) == 4 else None
    if figure.suppressed_below is not None:
        word = plural(figure.suppressed_below, one, few, many)
        return f"{sentence_text(figure)}{NBSP}{word}"
    if figure.is_withheld:
        return sentence_text(figure)
    amount = round_half_up(_amount(figure, "tvary"), figure.places)
    return f"{format_number(amount)}{NBSP}{plural(amount, one, few, many, fraction)}"


def _amount(figure: Figure, style: str) -> Decimal:
    if figure.amount is None:
        status = STATUS_WORDS[figure.status]
        raise StyleError(f"číslo nemá hodnotu ({status}), formát „{style}“ pro ně nelze použít")
    return figure.amount
