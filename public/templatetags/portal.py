"""The small components of every page: states and verdicts, squares, prose, structured data."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt

from common.czech import non_breaking
from measures.models import MeasureState
from projects.models import ImplementationReport, Project
from public.plain_text import plain_text

register = template.Library()

STATES: Final[dict[str, Promise | str]] = {
    **dict(ImplementationReport.State.choices),
    **dict(Project.Stage.choices),
    **dict(MeasureState.State.choices),
    "expected": _("expected"),
    "overdue": _("overdue"),
}
VERDICTS: Final[dict[str, Promise | str]] = {
    "met": _("met"),
    "on_course": _("on course"),
    "off_course": _("off course"),
    "cannot_tell": _("cannot tell"),
}
# Done first, so that the filled squares stand together at the left.
ORDER: Final = ("completed", "in_progress", "planned", "not_implemented")
# More squares than this say nothing to the eye.
MOST_SQUARES: Final = 60

# Raw HTML and images stay text; a link may lead to the web, a mail address or within the portal.
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
_JSON_ESCAPES: Final = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def state(value: str, label: str = "") -> SafeString:
    """A state as a word with a shape, so that it does not rest on colour."""
    return format_html(
        '<span class="state state--{}">{}</span>', value, label or STATES.get(value, value)
    )


@register.simple_tag
def verdict(value: str, label: str = "") -> SafeString:
    """A verdict on a target as a word with a shape."""
    return format_html(
        '<span class="verdict verdict--{}">{}</span>', value, label or VERDICTS.get(value, value)
    )


@register.simple_tag
def progress(counts: Mapping[str, int]) -> SafeString:
    """A square a measure, filled by its state; over 60 of them, squares in proportion.

    Hidden from screen readers: the numbers stand beside it in words.
    """
    total = sum(counts.values())
    scale = max(1, total / MOST_SQUARES)
    squares = [key for key in _in_order(counts) for _n in range(round(counts[key] / scale))]
    return format_html(
        '<span class="squares" aria-hidden="true">{}</span>',
        format_html_join("", '<i class="square square--{}"></i>', ((key,) for key in squares)),
    )


@register.simple_tag
def progress_words(counts: Mapping[str, int]) -> SafeString:
    """The same in words: a list of states, each with its number."""
    return format_html(
        '<ul class="squares-words">{}</ul>',
        format_html_join(
            "",
            '<li><span class="state state--{}">{}</span> <b>{}</b></li>',
            ((key, STATES.get(key, key), counts[key]) for key in _in_order(counts) if counts[key]),
        ),
    )


@register.filter
def prose(text: str) -> SafeString:
    """CommonMark as HTML, with Czech typography. What is typed as HTML stays text."""
    tokens = _MARKDOWN.parse(text)
    for child in (child for token in tokens for child in token.children or ()):
        if child.type == "text":
            child.content = non_breaking(child.content)
    html: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return mark_safe(html)  # noqa: S308 - written by the Markdown library, HTML switched off


@register.filter
def plain(text: str) -> str:
    """CommonMark as words in one line, for a description."""
    return " ".join(plain_text(text).split())


@register.filter
def json_ld(data: Mapping[str, Any]) -> SafeString:
    """Structured data (schema.org) as a data block; scripts cannot be smuggled in through it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(_JSON_ESCAPES)),  # noqa: S308 - escaped in the line itself
    )


def _in_order(counts: Iterable[str]) -> list[str]:
    known = [key for key in ORDER if key in counts]
    return [*known, *(key for key in counts if key not in ORDER)]
