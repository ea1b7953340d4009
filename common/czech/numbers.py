"""Numbers, money and sizes in Czech: decimal comma, no-break space between thousands.

Rounding is half away from zero everywhere: it is what a reader with a pocket calculator, a
spreadsheet and Czech accounting get, and a printed total has to be the one they arrive at.
Floats are refused, because a figure that was once binary is no longer the reported one.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from babel.numbers import format_decimal

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"

_LOCALE: Final = "cs"
_SIZE_UNITS: Final = ("kB", "MB", "GB", "TB", "PB")
# Enough for any Decimal the database can hold; the default 28 digits is not.
_PRECISION: Final = 200


def round_half_up(value: Decimal | int, places: int) -> Decimal:
    """Return `value` with exactly `places` decimal places, halves away from zero, never -0.

    Raises TypeError for a float and ValueError for NaN, infinity or an absurd magnitude.
    """
    number = _exact(value)
    with localcontext(prec=_PRECISION):
        rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        return rounded.copy_abs() if rounded.is_zero() else rounded


def format_number(
    value: Decimal | int,
    places: int | None = None,
    unit: str = "",
    *,
    signed: bool = False,
) -> str:
    """Return "1 190", "3,01" or "40 bytů"; thousands and the unit are held by U+00A0.

    Without `places` the value keeps the decimal places it has. `signed` writes the plus of a
    positive change ("+5"); a minus is U+2212. Raises as `round_half_up` does.
    """
    number = _exact(value)
    if places is None:
        exponent = number.as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
    rounded = round_half_up(number, places)
    pattern = "#,##0." + "0" * places if places else "#,##0"
    with localcontext(prec=_PRECISION):
        digits: str = format_decimal(abs(rounded), format=pattern, locale=_LOCALE)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{digits}{NBSP}{unit}" if unit else f"{sign}{digits}"


def format_percent(value: Decimal | int, places: int | None = None, *, signed: bool = False) -> str:
    """Return "3,01 %" for `value` in per cent (3.01, not 0.0301)."""
    return format_number(value, places, "%", signed=signed)


def format_money(value: Decimal | int, *, signed: bool = False) -> str:
    """Return "14 964 994,80 Kč" for an amount in crowns; always two places."""
    return format_number(value, 2, "Kč", signed=signed)


def format_millions(value: Decimal | int, places: int = 1) -> str:
    """Return "178,7 mil. Kč" for an amount in crowns."""
    with localcontext(prec=_PRECISION):
        millions = _exact(value) / 1_000_000
    return format_number(millions, places, f"mil.{NBSP}Kč")


def format_file_size(size: int) -> str:
    """Return "1,2 MB" for a size in bytes; units are decimal (1 kB = 1000 B), as systems show.

    Raises ValueError for a negative size.
    """
    if size < 0:
        raise ValueError(f"a file cannot have {size} bytes")
    if size < 1000:
        return format_number(size, 0, "B")
    amount = Decimal(size)
    for unit in _SIZE_UNITS:
        amount /= 1000
        if round_half_up(amount, 0) < 1000 or unit == _SIZE_UNITS[-1]:
            break
    return format_number(amount, 1 if round_half_up(amount, 1) < 10 else 0, unit)


def _exact(value: Decimal | int) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"expected Decimal or int, got {type(value).__name__}")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{value} is not a number that can be printed")
    if abs(number.adjusted()) > _PRECISION // 2:
        raise ValueError("the number is too large or too small to be printed")
    return number
