"""When an event is, in words and for machines; often only its month is known."""

import dataclasses
import datetime
from collections.abc import Sequence
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.templatetags import formats
from publications.models import Event


def machine_date(event: Event, day: datetime.date) -> str:
    """``2023-04-12``, or ``2023-04`` where only the month is known (ISO 8601)."""
    is_month = event.precision == Event.Precision.MONTH
    return f"{day:%Y-%m}" if is_month else day.isoformat()


def when(event: Event) -> SafeString:
    """``<time>`` of an event: "12. 4. 2023", "12. 4. 2023–14. 4. 2023", "duben 2023"."""
    shown = formats.month if event.precision == Event.Precision.MONTH else formats.day
    first = _time(event, event.starts_on, shown(event.starts_on))
    if event.ends_on is None or shown(event.ends_on) == shown(event.starts_on):
        return first
    return format_html("{}–{}", first, _time(event, event.ends_on, shown(event.ends_on)))


def _time(event: Event, day: datetime.date, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine_date(event, day), words)


@dataclasses.dataclass(frozen=True, slots=True)
class Month:
    """Events that begin in a month (``first``, its first day), all of them over or none."""

    first: datetime.date
    is_over: bool
    events: tuple[Event, ...]


def by_month(events: Sequence[Event]) -> list[Month]:
    """Of events from ``nearest_first``, in the order given."""
    return [
        Month(first, is_over, tuple(group))
        for (is_over, first), group in groupby(events, key=_month_of)
    ]


def _month_of(event: Event) -> tuple[bool, datetime.date]:
    is_over: bool = event.is_over  # type: ignore[attr-defined]
    return is_over, event.starts_on.replace(day=1)
