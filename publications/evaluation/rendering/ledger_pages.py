"""The ledger in the order in which its figures stand in the document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publications.evaluation.snapshot.ledger import LedgerEntry
from publications.evaluation.snapshot.schema import (
    AreaSection,
    FigureId,
    Funding,
    GlobalRow,
    Snapshot,
)


@dataclass(frozen=True, slots=True)
class LedgerChapter:
    anchor: str
    title: str
    entries: tuple[LedgerEntry, ...]


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
            chapter(f"oblast-{area.code}", f"{area.code} {area.name}", _of_area(area))
            for area in snapshot.areas
        ),
    ]
    chapters.append(chapter("ostatni", "Další údaje a mezisoučty", list(left)))
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
