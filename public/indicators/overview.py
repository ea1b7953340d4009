"""All indicators of a plan on one page: global ones as tiles, impact ones by area and goal."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.safestring import SafeString

from indicators.charts import value_text
from indicators.global_reading import read_global_records
from indicators.models import GlobalIndicator
from indicators.results import GlobalResult, ImpactResult, global_results, impact_results
from indicators.verdicts import Course
from plans.models import StrategicPlan, ThematicArea
from public.impact_lines import ImpactLine, impact_line
from public.indicators.charts import small_charts
from public.tones import tone_of


@dataclass(frozen=True, slots=True)
class GlobalTile:
    """``value`` is the latest one, with the label of its period; both empty without any.
    ``baseline`` is "11 (2020)" where there is a newer one, or a newer mark that there is none.
    """

    name: str
    url: str
    value: str
    unit: str
    period: str
    rank: int | None
    rank_scope: str
    target_text: str
    state: str
    drawing: SafeString | str
    baseline: str


@dataclass(frozen=True, slots=True)
class GoalGroup:
    code: str
    title: str
    url: str
    lines: tuple[ImpactLine, ...]


@dataclass(frozen=True, slots=True)
class AreaGroup:
    code: str
    name: str
    tone: int
    goals: tuple[GoalGroup, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts are by verdict, in the order met, on course, off course, cannot tell; of impact
    indicators those that have a target."""

    tiles: tuple[GlobalTile, ...]
    areas: tuple[AreaGroup, ...]
    global_counts: Sequence[tuple[str, int]]
    impact_counts: Sequence[tuple[str, int]]
    without_target: int

    @property
    def impact_number(self) -> int:
        return sum(number for _state, number in self.impact_counts) + self.without_target


def read_overview(plan: StrategicPlan, *, on: datetime.date) -> Overview:
    """As known on the day. Ten queries."""
    records = read_global_records(GlobalIndicator.objects.filter(plan=plan), with_comments=False)
    of_city = global_results(plan, cut_off=on, records=records)
    of_goals = impact_results(plan, cut_off=on)
    drawings = small_charts(of_city)
    return Overview(
        tiles=tuple(_tile(plan, item, drawings.get(item.series.key, "")) for item in of_city),
        areas=_areas(plan, of_goals),
        global_counts=_counts(item.verdict.state for item in of_city),
        impact_counts=_counts(item.verdict.state for item in of_goals if item.target_text),
        without_target=sum(not item.target_text for item in of_goals),
    )


def _counts(states: Iterable[Course]) -> list[tuple[str, int]]:
    found = Counter(states)
    return [(state.value, found[state]) for state in Course]


def _tile(plan: StrategicPlan, result: GlobalResult, drawing: SafeString | str) -> GlobalTile:
    series = result.series
    baseline = series.own.baseline
    value = series.own.current or baseline
    return GlobalTile(
        name=series.name,
        url=reverse("indicators:global-detail", args=[plan.key, series.key]),
        value=value_text(series, value) if value else "",
        unit=series.unit,
        period=value.period.label if value else "",
        rank=value.rank if value else None,
        rank_scope=series.rank_scope,
        target_text=result.target_text,
        state=result.verdict.state.value,
        drawing=drawing,
        baseline=(
            f"{value_text(series, baseline)} ({baseline.period.label})"
            if baseline and baseline != value
            else ""
        ),
    )


def _areas(plan: StrategicPlan, results: Sequence[ImpactResult]) -> tuple[AreaGroup, ...]:
    """Areas and goals that have indicators, in the order of the plan. One query."""
    by_goal: dict[int, tuple[ImpactLine, ...]] = {
        goal: tuple(impact_line(plan, item) for item in items)
        for goal, items in groupby(results, key=lambda item: item.total.goal)
    }
    rows = (
        ThematicArea.objects.filter(plan=plan)
        .order_by(
            "code_path",
            "strategic_goals__code_path",
            "strategic_goals__specific_goals__code_path",
            "strategic_goals__specific_goals",
        )
        .values_list(
            "code",
            "name",
            "strategic_goals__specific_goals",
            "strategic_goals__specific_goals__code",
            "strategic_goals__specific_goals__title",
        )
    )
    groups = []
    for index, ((code, name), of_area) in enumerate(groupby(rows, key=lambda row: row[:2])):
        goals = _goals(plan, (row[2:] for row in of_area), by_goal)
        if goals:
            groups.append(AreaGroup(code, name, tone_of(index), goals))
    return tuple(groups)


def _goals(
    plan: StrategicPlan,
    rows: Iterable[tuple[int, str, str]],
    lines: Mapping[int, tuple[ImpactLine, ...]],
) -> tuple[GoalGroup, ...]:
    return tuple(
        GoalGroup(code, title, reverse("plans:goal-detail", args=[plan.key, code]), lines[goal])
        for goal, code, title in rows
        if goal in lines
    )
