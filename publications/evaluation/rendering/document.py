"""The document as its templates read it: parts that the snapshot only implies.

Numbering of notes, which chapters there are, what the page of key figures shows. No figure is
computed here: whatever is printed as a number has its entry in the ledger.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from common.czech import NBSP, format_number
from publications.evaluation.rendering.figures import Ledger
from publications.evaluation.rendering.ledger_pages import LedgerChapter, Source, ledger_chapters
from publications.evaluation.snapshot.placeholders import FigureRef, resolve
from publications.evaluation.snapshot.schema import (
    AreaSection,
    FigureId,
    GlobalRow,
    ImpactRow,
    MeasureRow,
    Snapshot,
    SpecificGoalSection,
    Text,
)

SUMMARY_SECTIONS: Final = ("foreword", "indicators", "year", "money", "impact")
KEY_FIGURES: Final = 5
MILLION: Final = 1_000_000
COLOURS: Final = 6


@dataclass(frozen=True, slots=True)
class Note:
    """A note below a goal. ``anchor`` of the note, ``call`` of the place that refers to it."""

    number: int
    text: str
    goal: str

    @property
    def anchor(self) -> str:
        return f"n-{self.goal}-{self.number}"

    @property
    def call(self) -> str:
        return f"v-{self.goal}-{self.number}"


@dataclass(frozen=True, slots=True)
class NotedIndicator:
    row: ImpactRow
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class NotedMeasure:
    row: MeasureRow
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class GoalPage:
    """A specific goal with its notes numbered from 1, indicators first."""

    section: SpecificGoalSection
    indicators: tuple[NotedIndicator, ...]
    measures: tuple[NotedMeasure, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        of_indicators = (note for row in self.indicators for note in row.notes)
        of_measures = (note for row in self.measures for note in row.notes)
        return (*of_indicators, *of_measures)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the table of contents."""

    anchor: str
    title: str
    number: str = ""
    level: int = 1
    tone: int = 0


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A big number. ``whole`` is the indicator that a category of it belongs to.

    ``tone`` is the colour of its area, 0 where it belongs to none. ``text`` and ``unit`` where
    it is not printed in full.
    """

    figure: FigureId
    label: str
    words: str
    whole: str = ""
    tone: int = 0
    text: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PortalLinks:
    """Addresses of the portal's pages, for a drawing that is one of them.

    ``sources`` by key of the document, ``live`` by id of the figure: the page that shows today
    what the figure was then, and what that page is about.
    """

    sources: Mapping[str, str]
    live: Mapping[str, tuple[str, str]]


class Document:
    """What the templates ask for beside the snapshot itself. A file has no ``links``."""

    def __init__(self, snapshot: Snapshot, links: PortalLinks | None = None) -> None:
        self.snapshot = snapshot
        self.links = links
        self.ledger = Ledger(snapshot.ledger)
        self._texts = {text.section: text for text in snapshot.texts}

    @property
    def texts(self) -> dict[str, Text]:
        return self._texts

    @property
    def summary(self) -> tuple[Text, ...]:
        return tuple(self._texts[name] for name in SUMMARY_SECTIONS if name in self._texts)

    @cached_property
    def key_figures(self) -> tuple[KeyFigure, ...]:
        """What changed for people: the figures a coordinator put into the text about impact.

        Where the text names none, the first indicator of each area that reports something.
        """
        chosen = self._figures_of("impact")
        if not chosen:
            chosen = [row.total for area in self.snapshot.areas for row in self._telling(area)[:1]]
        people = [self._key_figure(item) for item in list(dict.fromkeys(chosen))[:KEY_FIGURES]]
        return (*people, *self._key_money)

    @property
    def _key_money(self) -> Iterator[KeyFigure]:
        total = self.snapshot.funding.total
        amount = self.snapshot.ledger[total].figure.amount
        if amount is not None and amount >= MILLION:
            millions = format_number(amount / MILLION, 1)
            label = "celkový rozpočet projektů z výzev"
            yield KeyFigure(total, label, "", text=millions, unit=f"mil.{NBSP}Kč")

    def _key_figure(self, figure: FigureId) -> KeyFigure:
        words = self.ledger[figure].words
        for area in self.snapshot.areas:
            tone = self.tones[area.code]
            for row in impact_rows(area):
                if row.total == figure:
                    return KeyFigure(figure, row.name, words, tone=tone)
                for category in row.categories:
                    if category.figure == figure:
                        return KeyFigure(figure, category.name, words, row.name, tone)
        return KeyFigure(figure, self.ledger[figure].label, words)

    @cached_property
    def tones(self) -> dict[str, int]:
        """Which of the six colours an area has, by its code."""
        return {area.code: n % COLOURS + 1 for n, area in enumerate(self.snapshot.areas)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        pages = self.links.sources if self.links else {}
        return {
            ref.key: Source(number, ref.title, pages.get(ref.key, ""))
            for number, ref in enumerate(self.snapshot.sources, start=1)
        }

    @property
    def commented(self) -> tuple[GlobalRow, ...]:
        return tuple(row for row in self.snapshot.global_indicators if row.comment)

    @property
    def noted(self) -> tuple[GlobalRow, ...]:
        return tuple(row for row in self.snapshot.global_indicators if row.note)

    @cached_property
    def goals(self) -> dict[str, GoalPage]:
        """By code of the specific goal."""
        return {
            goal.code: _goal_page(goal)
            for area in self.snapshot.areas
            for strategic in area.strategic_goals
            for goal in strategic.specific_goals
        }

    @cached_property
    def ledger_chapters(self) -> tuple[LedgerChapter, ...]:
        return ledger_chapters(self.snapshot)

    def _figures_of(self, section: str) -> list[FigureId]:
        if section not in self._texts:
            return []
        parts = resolve(self._texts[section].body, self.snapshot.ledger)
        return [part.figure for part in parts if isinstance(part, FigureRef)]

    def _telling(self, area: AreaSection) -> list[ImpactRow]:
        ledger = self.snapshot.ledger
        return [row for row in impact_rows(area) if ledger[row.total].figure.amount]


def impact_rows(area: AreaSection) -> Iterator[ImpactRow]:
    for strategic in area.strategic_goals:
        for goal in strategic.specific_goals:
            yield from goal.indicators


def _goal_page(goal: SpecificGoalSection) -> GoalPage:
    numbers = iter(range(1, 1000))

    def notes(*texts: str) -> tuple[Note, ...]:
        return tuple(Note(next(numbers), text, goal.code) for text in texts if text)

    return GoalPage(
        section=goal,
        indicators=tuple(NotedIndicator(row, notes(row.footnote)) for row in goal.indicators),
        measures=tuple(
            NotedMeasure(row, notes(row.footnote, row.source_note)) for row in goal.measures
        ),
    )


def contents(document: Document) -> Iterator[Chapter]:
    """The lines of the table of contents, in the order of the document."""
    snapshot = document.snapshot
    yield Chapter("cteni", "Jak číst tento dokument")
    yield Chapter("shrnuti", "Manažerské shrnutí")
    yield Chapter("globalni", "Globální indikátory sociálního začleňování")
    yield Chapter("rok", f"Spolupráce v roce {snapshot.meta.year}")
    if snapshot.advisory_programmes:
        yield Chapter("poradenstvi", "Poradenské programy")
    yield Chapter("priloha-a", "Čerpání z výzev", number="A")
    yield Chapter("priloha-b", "Vyhodnocení opatření", number="B")
    for area in snapshot.areas:
        tone = document.tones[area.code]
        yield Chapter(f"oblast-{area.code}", area.name, area.code, level=2, tone=tone)
        for strategic in area.strategic_goals:
            anchor = f"cil-{strategic.code}"
            yield Chapter(anchor, strategic.title, strategic.code, level=3, tone=tone)
    yield Chapter("zmeny", "Změny proti předchozímu vydání", number="C")
    yield Chapter("nalezy", "Nálezy kontrol a jejich vysvětlení", number="D")
    yield Chapter("puvod", "Původ údajů", number="E")
    yield Chapter("prameny", "Prameny", number="F")
