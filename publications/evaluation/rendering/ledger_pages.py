"""The ledger in the order in which its figures stand in the document, and how an entry reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from common.czech import format_date, format_number
from publications.evaluation.rendering.figures import HIDDEN_COUNT, Ledger, PrintedFigure
from publications.evaluation.snapshot.ledger import Figure, LedgerEntry, LedgerInput
from publications.evaluation.snapshot.printing import figure_text
from publications.evaluation.snapshot.schema import (
    AreaSection,
    FigureId,
    Funding,
    GlobalRow,
    Snapshot,
)

LONG: Final = 6


@dataclass(frozen=True, slots=True)
class Source:
    """A source document as the ledger refers to it: by its number in the list of sources.

    ``page`` is its address in the portal, where the drawing is part of it.
    """

    number: int
    title: str
    page: str = ""

    @property
    def anchor(self) -> str:
        return f"p-{self.number}"

    @property
    def address(self) -> str:
        return self.page or f"#{self.anchor}"


@dataclass(frozen=True, slots=True)
class InputLine:
    """One input of a figure. ``anchor`` leads to its own entry, where it is a figure."""

    label: str
    anchor: str
    amount: str
    facts: tuple[str, ...]
    source: Source | None
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry as printed."""

    figure: PrintedFigure
    inputs: tuple[InputLine, ...]

    @property
    def is_long(self) -> bool:
        """Longer than what may stay in one piece."""
        return len(self.inputs) > LONG


@dataclass(frozen=True, slots=True)
class LedgerChapter:
    anchor: str
    title: str
    entries: tuple[LedgerEntry, ...]


def entry_page(entry: LedgerEntry, ledger: Ledger, sources: Mapping[str, Source]) -> EntryPage:
    inputs = tuple(_line(item, entry, ledger, sources) for item in entry.inputs)
    return EntryPage(ledger[entry.id], inputs)


def _line(
    item: LedgerInput, entry: LedgerEntry, ledger: Ledger, sources: Mapping[str, Source]
) -> InputLine:
    source = sources.get(item.source)
    amount = _amount(item, entry, ledger)
    # A document is named by its number, and says the figure itself where it is the only input.
    is_named_by_source = source is not None and item.label == source.title
    is_same = len(entry.inputs) == 1 and item.amount == entry.figure.amount
    return InputLine(
        label="" if is_named_by_source else item.label,
        anchor=ledger.anchors[item.figure] if item.figure else "",
        amount="" if is_same else amount,
        facts=tuple(_facts(item)),
        source=source,
        place=item.source_place,
        note=item.note,
    )


def _amount(item: LedgerInput, entry: LedgerEntry, ledger: Ledger) -> str:
    if item.figure:
        return ledger[item.figure].text
    if item.is_hidden:
        return HIDDEN_COUNT
    if item.amount is None:
        return figure_text(Figure(status=item.status)) if item.status != "reported" else ""
    unit = entry.figure.unit if entry.figure.unit in {"%", "Kč"} else ""
    places = entry.figure.places
    # An input may be finer than the figure it went into; digits are not hidden.
    exact = item.amount.normalize().as_tuple().exponent
    finer = -exact if isinstance(exact, int) else 0
    return format_number(item.amount, max(places, finer), unit)


def _facts(item: LedgerInput) -> Iterator[str]:
    if item.as_of:
        yield f"k {format_date(item.as_of)}"
    if item.approved_by:
        when = f" {format_date(item.approved_on)}" if item.approved_on else ""
        yield f"schválení: {item.approved_by}{when}"
    if item.version > 1:
        yield f"{item.version}. verze"


def ledger_chapters(snapshot: Snapshot) -> tuple[LedgerChapter, ...]:
    """Every entry once, under the part of the document that prints it first.

    What no part prints (an input of another figure, say) stands in the last chapter.
    """
    left = dict(snapshot.ledger)

    def chapter(anchor: str, title: str, figures: Iterable[FigureId]) -> LedgerChapter:
        entries = tuple(left.pop(figure) for figure in figures if figure in left)
        return LedgerChapter(f"puvod-{anchor}", title, entries)

    chapters = [
        chapter("globalni", "Globální indikátory", _of_global(snapshot.global_indicators)),
        chapter("finance", "Projekty a jejich rozpočty", _of_funding(snapshot.funding)),
        *(
            chapter(f"oblast-{area.code}", f"Oblast {area.code} {area.name}", _of_area(area))
            for area in snapshot.areas
        ),
    ]
    others = [FigureId(key) for key in left]
    chapters.append(chapter("ostatni", "Další údaje a mezisoučty", others))
    return tuple(chapter for chapter in chapters if chapter.entries)


def _of_global(rows: Iterable[GlobalRow]) -> Iterator[FigureId]:
    for row in rows:
        for value in (*row.baseline, *row.current):
            yield value.figure
            yield value.rank
        yield row.target
        yield from (point.figure for series in row.series for point in series.points)


def _of_funding(funding: Funding) -> Iterator[FigureId]:
    for area in funding.areas:
        yield from (project.budget for project in area.projects)
        yield area.subtotal
    yield from (total.figure for total in (*funding.by_call, *funding.by_programme))
    yield funding.total
    yield funding.project_count


def _of_area(area: AreaSection) -> Iterator[FigureId]:
    yield from (count.figure for count in area.state_counts)
    for strategic in area.strategic_goals:
        for goal in strategic.specific_goals:
            for row in goal.indicators:
                yield row.total
                yield from (category.figure for category in row.categories)
                yield row.target
            for measure in goal.measures:
                yield measure.received
                yield measure.expected
