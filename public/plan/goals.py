"""Where a goal stands: its neighbours in the plan, the measures that count for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from measures.progress import MeasureProgress, ReportCount
from measures.summary import count_reports, count_states
from plans.models import StrategicPlan
from plans.outline import AreaOutline, GoalOutline, StrategicOutline
from public.of_plan import urls_by_code
from public.plan.measure_lines import MeasureLine

AnyGoal = GoalOutline | StrategicOutline


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """A specific goal with its measures, for the pages above it."""

    goal: GoalOutline
    url: str
    states: Mapping[str, int]
    reports: ReportCount
    measures: Sequence[MeasureLine] = ()


@dataclass(frozen=True, slots=True)
class StrategicProgress:
    """A strategic goal with its specific goals."""

    goal: StrategicOutline
    url: str
    goals: Sequence[GoalProgress]


class Place(NamedTuple):
    """A goal in its plan: its area, and the goals of its kind before and after it, if any."""

    area: AreaOutline
    previous: AnyGoal | None
    next: AnyGoal | None


def place_of(areas: Sequence[AreaOutline], *, specific: int = 0, strategic: int = 0) -> Place:
    """Of a specific or a strategic goal, by its primary key."""
    goals: list[tuple[AreaOutline, AnyGoal]] = [
        (area, goal) for area in areas for goal in (area.specific_goals if specific else area.goals)
    ]
    position = [goal.pk for _area, goal in goals].index(specific or strategic)
    return Place(
        area=goals[position][0],
        previous=goals[position - 1][1] if position else None,
        next=goals[position + 1][1] if position + 1 < len(goals) else None,
    )


def goals_with_progress(
    plan: StrategicPlan,
    goals: Iterable[StrategicOutline],
    progress: Mapping[int, MeasureProgress],
    lines: Mapping[int, Sequence[MeasureLine]] | None = None,
) -> list[StrategicProgress]:
    """``progress`` may be of more measures than those of the goals; ``lines`` are by goal."""
    url_of = urls_by_code("plans:goal-detail", plan)
    by_goal: defaultdict[int, list[MeasureProgress]] = defaultdict(list)
    for item in progress.values():
        by_goal[item.goal].append(item)
    return [
        StrategicProgress(
            goal=strategic,
            url=url_of(strategic.code),
            goals=[
                GoalProgress(
                    goal=goal,
                    url=url_of(goal.code),
                    states=count_states(by_goal[goal.pk]),
                    reports=count_reports(by_goal[goal.pk]),
                    measures=(lines or {}).get(goal.pk, ()),
                )
                for goal in strategic.goals
            ],
        )
        for strategic in goals
    ]
