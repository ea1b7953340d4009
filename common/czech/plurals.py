"""Czech plural forms by the CLDR rules: 1 byt, 2 byty, 5 bytů, 1,5 bytu."""

from decimal import Decimal
from functools import cache
from typing import Final

from babel import Locale
from babel.plural import PluralRule

from common.czech.numbers import NBSP, format_number, round_half_up

DIVIDER: Final = "|"


def plural(n: Decimal | int, one: str, few: str, many: str, fraction: str | None = None) -> str:
    """Return the form of a word that goes with `n`.

    The forms are those after 1, after 2 to 4, after 0 and 5 or more, and after a decimal
    number ("1,5 bytu"). A word without a `fraction` form takes `many`. Visible zeros count:
    "1,0 bytu". (CLDR itself calls these one, few, other and many.)
    """
    forms = {"one": one, "few": few, "other": many, "many": many if fraction is None else fraction}
    return forms[_rule()(abs(Decimal(n)))]


def count(
    n: Decimal | int,
    one: str,
    few: str,
    many: str,
    fraction: str | None = None,
    *,
    places: int | None = None,
) -> str:
    """Return the number with its word: "40 bytů", held together by U+00A0."""
    if places is not None:
        n = round_half_up(n, places)
    return f"{format_number(n)}{NBSP}{plural(n, one, few, many, fraction)}"


def written_forms(text: str) -> tuple[str, str, str, str]:
    """The forms of ``plural`` as somebody wrote them: "byt | byty | bytů", or one for all numbers.

    A fourth form is the one after a decimal number. ValueError (in Czech) for another number of
    forms, or an empty one.
    """
    forms = [form.strip() for form in text.split(DIVIDER)]
    if not all(forms):
        raise ValueError("Tvar slova je prázdný.")
    if len(forms) == 1:
        forms *= 4
    if len(forms) not in (3, 4):
        raise ValueError(
            "Napište buď jeden tvar, nebo tři oddělené svislou čarou: po 1, po 2 až 4 a po 5 a víc."
        )
    return forms[0], forms[1], forms[2], forms[-1]


@cache
def _rule() -> PluralRule:
    return Locale("cs").plural_form
