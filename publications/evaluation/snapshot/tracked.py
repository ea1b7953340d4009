"""The figures of an edition that are followed from year to year, and what they are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from publications.evaluation.snapshot.change_sentences import Said
from publications.evaluation.snapshot.ledger import LedgerEntry
from publications.evaluation.snapshot.schema import (
    FigureId,
    ImpactRow,
    MeasureRow,
    Snapshot,
)


@dataclass(frozen=True, slots=True)
class Tracked:
    """``key`` names the figure in every year; its ledger id may name the period, too."""

    key: str
    entry: LedgerEntry
    label: str
    is_rank: bool = False

    @property
    def figure(self) -> FigureId:
        return FigureId(self.entry.id)

    @property
    def said(self) -> Said:
        return Said(self.entry.figure, self.is_rank)


@dataclass(frozen=True, slots=True)
class TrackedTarget:
    """``figure`` is that of the target, or of the value where the target has no number."""

    key: str
    label: str
    text: str
    figure: FigureId


STATES: Final = ("planned", "in_progress", "completed", "not_implemented")


def tracked_figures(snapshot: Snapshot) -> dict[str, Tracked]:
    """By key, in the order of the document."""
    return {item.key: item for item in _figures(snapshot)}


def tracked_targets(snapshot: Snapshot) -> dict[str, TrackedTarget]:
    found: dict[str, TrackedTarget] = {}
    for row in snapshot.global_indicators:
        key = f"global:{row.key}"
        found[key] = TrackedTarget(
            key=key,
            label=f"Cíl: {row.name}",
            text=f"{row.target_text} do konce roku\u00a0{row.target_year}",
            figure=row.target or row.current[0].figure,
        )
    for indicator in impact_rows(snapshot):
        key = f"impact:{indicator.code}"
        found[key] = TrackedTarget(
            key=key,
            label=f"Cíl: {indicator.name}",
            text=indicator.target_text,
            figure=indicator.target or indicator.total,
        )
    return found


def measures_in(snapshot: Snapshot, state: str) -> list[str]:
    """Codes of the measures in a state, in the order of the plan."""
    return [measure.code for measure in measure_rows(snapshot) if measure.state == state]


def impact_rows(snapshot: Snapshot) -> Iterator[ImpactRow]:
    for area in snapshot.areas:
        for strategic_goal in area.strategic_goals:
            for goal in strategic_goal.specific_goals:
                yield from goal.indicators


def measure_rows(snapshot: Snapshot) -> Iterator[MeasureRow]:
    for area in snapshot.areas:
        for strategic_goal in area.strategic_goals:
            for goal in strategic_goal.specific_goals:
                yield from goal.measures


def _figures(snapshot: Snapshot) -> Iterator[Tracked]:
    yield from _global_figures(snapshot)
    for indicator in impact_rows(snapshot):
        yield _track(snapshot, indicator.total)
        for category in indicator.categories:
            yield _track(snapshot, category.figure)
    for state in STATES:
        figure = FigureId(f"measures:all/{state}")
        if figure in snapshot.ledger:
            yield _track(snapshot, figure)
    funding = snapshot.funding
    for funded_area in funding.areas:
        for project in funded_area.projects:
            yield _track(snapshot, project.budget)
    for total in funding.by_programme:
        yield _track(snapshot, total.figure)
    yield _track(snapshot, funding.total)
    yield _track(snapshot, funding.project_count)


def _global_figures(snapshot: Snapshot) -> Iterator[Tracked]:
    """Current values: in the next year they have another period, and so another ledger id."""
    for row in snapshot.global_indicators:
        for value in row.current:
            place, label = f"{row.key}/{value.territory}", f"{row.name}, {value.territory}"
            yield _track(snapshot, value.figure, f"global:{place}", label)
            if value.rank:
                key = f"global-rank:{place}"
                yield _track(snapshot, value.rank, key, f"{label}: pořadí", is_rank=True)


def _track(
    snapshot: Snapshot, figure: FigureId, key: str = "", label: str = "", *, is_rank: bool = False
) -> Tracked:
    entry = snapshot.ledger[figure]
    return Tracked(key=key or figure, entry=entry, label=label or entry.label, is_rank=is_rank)
