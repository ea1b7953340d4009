"""Events as iCalendar (RFC 5545), for the calendars people already use.

An event whose day is not known lasts the whole month and takes up no time in it (TRANSPARENT):
left out, a year known only by months would be an empty calendar. DTEND is the day after the last.
DTSTAMP is the last change of the record, never the clock: the same events give the same bytes.
"""

import datetime
from collections.abc import Callable, Iterable

import icalendar
from django.db.models import Max, QuerySet

from publications.models import Event

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//inclusion-portal//udalosti//CS"


def with_last_change(events: "QuerySet[Event]") -> "QuerySet[Event]":
    """Adds ``changed_at``, from the history the database keeps."""
    return events.annotate(changed_at=Max("history__pgh_created_at"))


def as_calendar(
    events: Iterable[Event], *, name: str, host: str, absolute: Callable[[str], str]
) -> bytes:
    """The file. ``events`` come from ``with_last_change``; ``host`` makes their ids unique."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_event(event, host, absolute))
    written: bytes = calendar.to_ical()
    return written


def _event(event: Event, host: str, absolute: Callable[[str], str]) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{event.key}@{host}")
    entry.add("dtstamp", _last_change(event))
    entry.add("dtstart", event.starts_on)
    entry.add("dtend", event.last_day + datetime.timedelta(days=1))
    entry.add("summary", event.title)
    if event.summary:
        entry.add("description", event.summary)
    if event.place:
        entry.add("location", event.place)
    entry.add("url", absolute(event.get_absolute_url()))
    if event.precision == Event.Precision.MONTH:
        entry.add("transp", "TRANSPARENT")
    return entry


def _last_change(event: Event) -> datetime.datetime:
    changed_at: datetime.datetime | None = getattr(event, "changed_at", None)
    if changed_at is None:  # a history that was cleared away
        return datetime.datetime.combine(event.starts_on, datetime.time.min, datetime.UTC)
    return changed_at.astimezone(datetime.UTC)
