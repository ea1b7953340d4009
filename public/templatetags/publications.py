"""Dates of events in templates."""

from django import template
from django.utils.safestring import SafeString

from public import event_dates
from publications.models import Event

register = template.Library()


@register.filter
def when(event: Event) -> SafeString:
    """A day, a range of days, or the month where only that is known, as ``<time>``."""
    return event_dates.when(event)
