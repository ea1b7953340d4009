"""What the document's templates can say beside plain HTML: figures, texts, states, dates."""

import datetime

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from common.czech import format_date, format_long_date, month_name, non_breaking
from publications.evaluation.rendering import charts, markup, words
from publications.evaluation.rendering.document import Document, GoalPage, Note
from publications.evaluation.rendering.ledger_pages import (
    EntryPage,
    InputLine,
    Source,
    entry_page,
)
from publications.evaluation.snapshot.ledger import LedgerEntry
from publications.evaluation.snapshot.schema import (
    Change,
    EventRow,
    FundedProject,
    Funding,
    GlobalRow,
    SpecificGoalSection,
    StateCount,
)

register = template.Library()


def _document(context: Context) -> Document:
    document: Document = context["document"]
    return document


@register.simple_tag(takes_context=True)
def figure(context: Context, figure_id: str) -> SafeString:
    """The figure as it stands in a line, a link to its entry in the ledger."""
    printed = _document(context).ledger[figure_id]
    return _link(printed.anchor, printed.title, printed.text)


@register.simple_tag(takes_context=True)
def figure_as(context: Context, figure_id: str, text: str) -> SafeString:
    """The figure in another wording, such as millions."""
    printed = _document(context).ledger[figure_id]
    return _link(printed.anchor, printed.title, text)


def _link(anchor: str, title: str, text: str) -> SafeString:
    return format_html('<a class="figure" href="#{}" title="{}">{}</a>', anchor, title, text)


@register.simple_tag(takes_context=True)
def value(context: Context, figure_id: str) -> SafeString:
    """The figure as it stands in a cell: below a mark such as n. a. its meaning in words."""
    link = figure(context, figure_id)
    printed = _document(context).ledger[figure_id]
    if not printed.words:
        return link
    return format_html('{} <span class="words">{}</span>', link, printed.words)


@register.simple_tag(takes_context=True)
def figure_words(context: Context, figure_id: str) -> str:
    """What a mark such as n. a. means; empty for a number."""
    return _document(context).ledger[figure_id].words


@register.simple_tag(takes_context=True)
def prose(context: Context, body: str) -> SafeString:
    return markup.prose(body, _document(context).ledger)


@register.simple_tag(takes_context=True)
def segments(context: Context, counts: tuple[StateCount, ...]) -> SafeString:
    """A bar with a segment a measure, most advanced first. Its words stand beside it."""
    entries = _document(context).ledger.entries
    amounts = {count.state: int(entries[count.figure].figure.amount or 0) for count in counts}
    return _bar([state for state in words.STATES for _ in range(amounts.get(state, 0))])


@register.simple_tag(takes_context=True)
def pips(context: Context, received: str, expected: str) -> SafeString:
    """A bar with a segment an expected report, filled where it has been received."""
    entries = _document(context).ledger.entries
    done = int(entries[received].figure.amount or 0)
    total = max(done, int(entries[expected].figure.amount or 0))
    return _bar(["completed"] * done + ["planned"] * (total - done))


def _bar(states: list[str]) -> SafeString:
    inside = format_html_join("", '<span class="segment state--{}"></span>', ((s,) for s in states))
    return format_html('<span class="segments" aria-hidden="true">{}</span>', inside)


@register.simple_tag(takes_context=True)
def indicator_chart(context: Context, row: GlobalRow) -> SafeString:
    return charts.indicator_chart(row, _document(context).ledger)


@register.simple_tag(takes_context=True)
def funding_chart(context: Context, funding: Funding, *, narrow: bool = False) -> SafeString:
    document = _document(context)
    width = charts.NARROW_WIDTH if narrow else charts.BARS_WIDTH
    return charts.funding_chart(funding, document.tones, document.ledger, width)


@register.simple_tag(takes_context=True)
def goal_page(context: Context, goal: SpecificGoalSection) -> GoalPage:
    """For ``{% goal_page goal as page %}``."""
    return _document(context).goals[goal.code]


@register.simple_tag
def event_when(event: EventRow, month_number: int) -> str:
    """Date and place; the name of the month alone is what stands beside it already."""
    is_month = event.date_label.casefold() == month_name(month_number)
    return ", ".join(part for part in ("" if is_month else event.date_label, event.place) if part)


@register.simple_tag
def note_mark(mark: Note) -> SafeString:
    """The raised number that leads to a note."""
    return format_html(
        '<a class="note-mark" id="{}" href="#{}" title="Poznámka {}: {}">{}</a>',
        mark.call,
        mark.anchor,
        mark.number,
        mark.text,
        mark.number,
    )


@register.simple_tag(takes_context=True)
def change_now(context: Context, change: Change) -> SafeString:
    """The present value of a changed figure; a dropped one has no entry to lead to."""
    ledger = _document(context).ledger
    if change.figure not in ledger.entries:
        return format_html("{}", change.now)
    title = f"{change.now}, původ údaje: {change.label}"
    return _link(ledger.anchors[change.figure], title, change.now)


@register.simple_tag(takes_context=True)
def ledger_page(context: Context, entry: LedgerEntry) -> EntryPage:
    """For ``{% ledger_page entry as page %}``."""
    document = _document(context)
    return entry_page(entry, document.ledger, document.sources)


@register.simple_tag(takes_context=True)
def live_page(context: Context, figure_id: str) -> SafeString | str:
    """The link to what the figure is about as it is today; a file has none."""
    links = _document(context).links
    if links is None or figure_id not in links.live:
        return ""
    address, about = links.live[figure_id]
    return format_html('<p>Dnešní stav: <a href="{}">{}</a></p>', address, non_breaking(about))


@register.simple_tag
def ledger_inputs(lines: tuple[InputLine, ...]) -> SafeString:
    """All inputs of an entry in one run of text."""
    return format_html_join(" · ", "{}", ((_input(line),) for line in lines))


def _input(line: InputLine) -> SafeString:
    """What it is and how much, facts after commas, where it is written after a semicolon."""
    name: str | SafeString = non_breaking(line.label)
    if line.anchor:
        name = _link(line.anchor, f"Původ údaje: {line.label}", name)
    amount = format_html("<b>{}</b>", line.amount) if line.amount else ""
    head = format_html_join(": ", "{}", ((part,) for part in (name, amount) if part))
    facts = format_html_join(
        ", ", "{}", ((part,) for part in (head, *map(non_breaking, line.facts)) if part)
    )
    whole = format_html_join("; ", "{}", ((part,) for part in (facts, _place(line)) if part))
    return format_html("{} ({})", whole, non_breaking(line.note)) if line.note else whole


def _place(line: InputLine) -> SafeString | str:
    if line.source is None:
        return ""
    link = format_html(
        '<a href="{0}" title="Pramen {1}: {2}">pramen {1}</a>',
        line.source.address,
        line.source.number,
        line.source.title,
    )
    return format_html("{}, {}", link, non_breaking(line.place)) if line.place else link


@register.simple_tag(takes_context=True)
def source_of(context: Context, key: str) -> Source:
    """For ``{% source_of key as source %}``."""
    return _document(context).sources[key]


@register.filter
def tone(area_code: str, document: Document) -> int:
    """Which of the six colours an area has, 1 to 6."""
    return document.tones.get(area_code, 1)


@register.filter
def note(text: str) -> SafeString:
    return markup.note(text)


@register.simple_tag
def named_note(name: str, text: str) -> SafeString:
    """A note that begins with what it is about, in bold."""
    return markup.note(f"**{name}.** {text}")


@register.filter
def ordered(counts: tuple[StateCount, ...]) -> list[StateCount]:
    """The most advanced state first, as in bars and legends."""
    order = list(words.STATES)
    return sorted(counts, key=lambda count: order.index(count.state))


@register.filter
def has_own_title(project: FundedProject) -> bool:
    """Many projects are named after the measure they carry out; once is enough."""
    return bool(project.title) and not any(m.endswith(project.title) for m in project.measures)


@register.filter
def nb(text: str) -> str:
    """Hold together what a Czech line must not part."""
    return non_breaking(text)


@register.filter
def day(value: datetime.date) -> str:
    return format_date(value)


@register.filter
def long_day(value: datetime.date) -> str:
    return format_long_date(value)


@register.filter
def month(number: int) -> str:
    return month_name(number)


@register.filter
def word(key: str, kind: str) -> str:
    """``{{ row.state|word:"states" }}``; kinds are those of the module ``words``."""
    return words.BY_KIND[kind][key]
