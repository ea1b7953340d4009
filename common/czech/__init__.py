"""Czech numbers, dates, plurals and typography, as printed on pages and in documents."""

from common.czech.dates import (
    format_date,
    format_date_range,
    format_long_date,
    month_name,
)
from common.czech.numbers import (
    MINUS,
    NBSP,
    format_file_size,
    format_millions,
    format_money,
    format_number,
    format_percent,
    round_half_up,
)
from common.czech.plurals import count, plural, written_forms
from common.czech.typography import non_breaking

__all__ = [
    "MINUS",
    "NBSP",
    "count",
    "format_date",
    "format_date_range",
    "format_file_size",
    "format_long_date",
    "format_millions",
    "format_money",
    "format_number",
    "format_percent",
    "month_name",
    "non_breaking",
    "plural",
    "round_half_up",
    "written_forms",
]
