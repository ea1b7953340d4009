"""Numbers, money and dates in templates: Czech on Czech pages, English on English ones.

Every filter turns None into "" so that a template decides itself what a missing value looks like.
"""

import datetime
from decimal import Decimal

from babel.dates import format_date as babel_date
from babel.numbers import format_currency, format_decimal
from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common import czech
from common.czech.numbers import NBSP
from common.ico import format_ico

register = template.Library()


@register.filter
def number(value: Decimal | int | None, places: int | None = None) -> str:
    """ "1 190" or "3,01"; "1,190" and "3.01" in English."""
    if value is None:
        return ""
    if _is_czech():
        return czech.format_number(value, places)
    if places is not None:
        value = czech.round_half_up(value, places)
    return format_decimal(value, locale="en", decimal_quantization=False)


@register.filter
def money(value: Decimal | None) -> str:
    """ "14 964 994,80 Kč"; "CZK 14,964,994.80" in English."""
    if value is None:
        return ""
    if _is_czech():
        return czech.format_money(value)
    return format_currency(value, "CZK", format="¤¤\u00a0#,##0.00", locale="en")


@register.filter
def millions(value: Decimal | None, places: int = 1) -> str:
    """ "178,7 mil. Kč"; "CZK 178.7 million" in English."""
    if value is None:
        return ""
    if _is_czech():
        return czech.format_millions(value, places)
    amount = czech.round_half_up(Decimal(value) / 1_000_000, places)
    return (
        f"CZK{NBSP}{format_decimal(amount, locale='en', decimal_quantization=False)}{NBSP}million"
    )


@register.filter
def day(value: datetime.date | None) -> str:
    """ "30. 4. 2024"; "30 Apr 2024" in English."""
    if value is None:
        return ""
    value = _local_day(value)
    if _is_czech():
        return czech.format_date(value)
    return babel_date(value, "d\u00a0MMM\u00a0yyyy", locale="en")


@register.filter
def long_day(value: datetime.date | None) -> str:
    """ "30. dubna 2024"; "30 April 2024" in English."""
    if value is None:
        return ""
    value = _local_day(value)
    if _is_czech():
        return czech.format_long_date(value)
    return babel_date(value, "d\u00a0MMMM yyyy", locale="en")


@register.filter
def month(value: datetime.date | None) -> str:
    """ "duben 2024"; "April 2024" in English."""
    if value is None:
        return ""
    if _is_czech():
        return f"{czech.month_name(value.month)} {value.year}"
    return babel_date(value, "MMMM yyyy", locale="en")


@register.simple_tag
def days(start: datetime.date | None, end: datetime.date | None) -> str:
    """ "1. 7. 2023–30. 6. 2026", or what is known of it: "od 1. 7. 2023"."""
    if start is not None and end is not None:
        return day(start) if start == end else f"{day(start)}\u2013{day(end)}"
    if start is not None:
        return _("from %(day)s") % {"day": day(start)}
    return _("until %(day)s") % {"day": day(end)} if end is not None else ""


@register.filter
def ico(value: str | None) -> str:
    """ "008 45 451"."""
    return format_ico(value or "")


@register.filter
def file_size(value: int | None) -> str:
    """ "1,2 MB" for a size in bytes."""
    if value is None:
        return ""
    size = czech.format_file_size(value)
    return size if _is_czech() else size.replace(",", ".")


@register.filter
def typography(text: str) -> str:
    """Czech text with no-break spaces after one-letter words and inside numbers."""
    return czech.non_breaking(text)


def _is_czech() -> bool:
    return get_language() != "en"


def _local_day(value: datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime):
        from django.utils.timezone import localdate

        return localdate(value)
    return value
