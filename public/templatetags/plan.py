"""What measures need in templates: their period in words, reports received of expected."""

from typing import Any, Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.templatetags.formats import days
from measures.models import Measure

register = template.Library()

NOTHING: Final = SafeString("")


@register.filter
def period(measure: Any) -> str:
    """ "1. 7. 2023–30. 6. 2026", "2023", "ongoing"; empty where none is set. Takes whatever has
    the fields of a measure's period."""
    kind = measure.period_kind
    if kind == Measure.PeriodKind.ONGOING:
        return _("ongoing")
    if kind == Measure.PeriodKind.YEAR:
        return str(measure.starts_on.year)
    return days(measure.starts_on, measure.ends_on)


@register.filter
def reports(count: Any) -> SafeString:
    """ "(2/6)" as the plan prints it, and in words for those who hear it; empty where no report is
    expected. Takes whatever has ``received`` and ``expected``."""
    if not count.expected:
        return NOTHING
    words = _("%(received)s of %(expected)s reports received") % {
        "received": count.received,
        "expected": count.expected,
    }
    return format_html(
        '<span class="plan-reports" title="{}"><span aria-hidden="true">({}/{})</span>'
        '<span class="sr">{}</span></span>',
        words,
        count.received,
        count.expected,
        words,
    )
