"""A plan at a glance: its areas with their strategic and specific goals. One query."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plans.models import StrategicPlan, ThematicArea


@dataclass(frozen=True, slots=True)
class GoalOutline:
    """A specific goal."""

    pk: int
    code: str
    title: str
    deadline_year: int | None


@dataclass(frozen=True, slots=True)
class StrategicOutline:
    """A strategic goal; ``goals`` are its specific goals."""

    pk: int
    code: str
    title: str
    goals: tuple[GoalOutline, ...]


@dataclass(frozen=True, slots=True)
class AreaOutline:
    """``position`` is that of the area in its plan, from 0: areas take their colour from it."""

    pk: int
    code: str
    name: str
    position: int
    goals: tuple[StrategicOutline, ...]

    @property
    def specific_goals(self) -> Iterator[GoalOutline]:
        return (goal for strategic in self.goals for goal in strategic.goals)


def read_outline(plan: StrategicPlan) -> tuple[AreaOutline, ...]:
    """In the order of codes; an area without goals and a goal without goals are there too."""
    rows = (
        ThematicArea.objects.filter(plan=plan)
        .order_by(
            "code_path",
            "pk",
            "strategic_goals__code_path",
            "strategic_goals__pk",
            "strategic_goals__specific_goals__code_path",
            "strategic_goals__specific_goals__pk",
        )
        .values_list(
            "pk",
            "code",
            "name",
            "strategic_goals__pk",
            "strategic_goals__code",
            "strategic_goals__title",
            "strategic_goals__specific_goals__pk",
            "strategic_goals__specific_goals__code",
            "strategic_goals__specific_goals__title",
            "strategic_goals__specific_goals__deadline_year",
        )
    )
    of_areas = groupby(rows, key=lambda row: row[:3])
    return tuple(
        AreaOutline(pk, code, name, position, tuple(_strategic_goals(of_area)))
        for position, ((pk, code, name), of_area) in enumerate(of_areas)
    )


def _strategic_goals(rows: Iterator[tuple[Any, ...]]) -> Iterator[StrategicOutline]:
    for (pk, code, title), of_goal in groupby(rows, key=lambda row: row[3:6]):
        if pk is not None:
            specific = tuple(GoalOutline(*row[6:]) for row in of_goal if row[6] is not None)
            yield StrategicOutline(pk, code, title, specific)
