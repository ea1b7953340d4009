"""A coordinator's text as HTML: paragraphs, lists, bold, addresses, and figures as links."""

import re
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from common.czech import non_breaking
from publications.evaluation.rendering.figures import Ledger
from publications.evaluation.snapshot.placeholders import FigureRef, resolve

# Characters of the private use area mark a figure's place while Markdown does its work.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE: Final = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_PRIVATE: Final = str.maketrans(dict.fromkeys(map(chr, range(0xE000, 0xF900)), ""))

_BARE_ADDRESS: Final = re.compile(r"(?<![<\w])https?://[^\s<>]+[^\s<>.,;:!?)\]“]")

_MARKDOWN: Final = MarkdownIt("zero").enable(["list", "emphasis", "autolink"])


def prose(body: str, ledger: Ledger) -> SafeString:
    """HTML of a written section; its placeholders become links to the ledger.

    Raises UnresolvedPlaceholder. Anything but the marks named above stays text.
    """
    parts = resolve(body, ledger.entries)
    references = [part for part in parts if isinstance(part, FigureRef)]
    numbers = iter(range(len(references)))
    source = "".join(
        f"{_OPEN}{next(numbers)}{_CLOSE}" if isinstance(part, FigureRef) else _plain(part)
        for part in parts
    )
    return _filled(_html(source), references, ledger)


def note(text: str) -> SafeString:
    """HTML of a sentence or two without placeholders, as a footnote has them."""
    return mark_safe(_html(_plain(text)))  # noqa: S308 - Markdown escapes what it is given


def _plain(text: str) -> str:
    return _BARE_ADDRESS.sub(r"<\g<0>>", text.translate(_PRIVATE))


def _html(source: str) -> str:
    tokens = _MARKDOWN.parse(source)
    _hold_together(tokens)
    rendered = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return str(rendered)


def _hold_together(tokens: list[Token]) -> None:
    """Put no-break spaces where a Czech line must not break; not inside addresses."""
    for token in tokens:
        inside_address = False
        for child in token.children or ():
            if child.type in ("link_open", "link_close"):
                inside_address = child.type == "link_open"
            elif child.type == "text" and not inside_address:
                child.content = non_breaking(child.content)


def _filled(html: str, references: list[FigureRef], ledger: Ledger) -> SafeString:
    def link(match: re.Match[str]) -> str:
        reference = references[int(match[1])]
        printed = ledger[reference.figure]
        return format_html(
            '<a class="figure" href="#{}" title="{}">{}</a>',
            printed.anchor,
            f"{reference.text}, původ údaje: {printed.label}",
            reference.text,
        )

    return mark_safe(_PLACE.sub(link, html))  # noqa: S308 - Markdown and format_html escaped it
