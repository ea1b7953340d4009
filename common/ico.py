"""IČO: the eight-digit number of an organisation, with a check digit.

The rule is the register's own: python-stdnum knows only DIČ, which refuses a leading 9.
"""

import re
from typing import Final

from django.core.exceptions import ValidationError

from common.czech import NBSP

WEIGHTS: Final = (8, 7, 6, 5, 4, 3, 2)


_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")


def normalise_ico(text: str) -> str:
    """As typed or imported to as stored: no spaces, the zeros a spreadsheet lost are back.

    845 451 → 00845451. Anything but one to eight digits stays as it is, for the validator.
    """
    compact = _SPACES.sub("", text)
    is_number = compact.isascii() and compact.isdigit()
    return compact.zfill(8) if is_number and len(compact) <= 8 else text


def is_valid_ico(text: str) -> bool:
    """Eight digits whose last one is 11 minus the weighted sum modulo 11, modulo 10."""
    if len(text) != 8 or not text.isascii() or not text.isdigit():
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, text[:7], strict=True))
    return (11 - total % 11) % 10 == int(text[7])


def format_ico(text: str) -> str:
    """ "008 45 451", as registers print it; anything but eight characters stays as it is."""
    return f"{text[:3]}{NBSP}{text[3:5]}{NBSP}{text[5:]}" if len(text) == 8 else text


def validate_ico(text: str) -> None:
    """Raises ValidationError (in Czech)."""
    if not is_valid_ico(text):
        raise ValidationError("IČO má mít osm číslic se správnou kontrolní číslicí.", code="ico")
