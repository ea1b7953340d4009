"""Annex B: areas, goals, their indicators, measures and reviews."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Prefetch

from indicators.results import ImpactResult
from measures.models import Measure, MeasureImplementer
from plans.models import GoalReview, SpecificGoal, StrategicGoal, StrategicPlan, ThematicArea
from publications.evaluation.snapshot.impact_part import ImpactPart
from publications.evaluation.snapshot.measures_part import MeasuresPart
from publications.evaluation.snapshot.schema import (
    AreaSection,
    ImpactRow,
    Review,
    SpecificGoalSection,
    StrategicGoalSection,
)


def read_areas(plan: StrategicPlan, *, year: int) -> list[ThematicArea]:
    """The plan as a tree, with the reviews of one year; six queries whatever its size."""
    implementers = MeasureImplementer.objects.select_related(
        "organisation__parent__parent"
    ).order_by("position", "pk")
    measures = (
        Measure.objects.select_related("specific_goal")
        .order_by("code_path", "pk")
        .prefetch_related(Prefetch("implementer_rows", implementers))
    )
    specific_goals = SpecificGoal.objects.order_by("code_path", "pk").prefetch_related(
        Prefetch("reviews", GoalReview.objects.filter(year=year)),
        Prefetch("measures", measures),
    )
    strategic_goals = StrategicGoal.objects.order_by("code_path", "pk").prefetch_related(
        Prefetch("specific_goals", specific_goals)
    )
    return list(
        ThematicArea.objects.filter(plan=plan)
        .order_by("code_path", "pk")
        .prefetch_related(Prefetch("strategic_goals", strategic_goals))
    )


class AreasPart:
    def __init__(
        self, *, impact: ImpactPart, measures: MeasuresPart, results: Iterable[ImpactResult]
    ) -> None:
        self._impact = impact
        self._measures = measures
        self._results: Mapping[int, list[ImpactResult]] = _by_goal(results)

    def sections(self, areas: Sequence[ThematicArea]) -> tuple[AreaSection, ...]:
        sections = tuple(self._area(area) for area in areas)
        self._measures.state_counts(measure for area in areas for measure in measures_of(area))
        return sections

    def _area(self, area: ThematicArea) -> AreaSection:
        return AreaSection(
            code=area.code,
            name=area.name,
            strategic_goals=tuple(
                StrategicGoalSection(
                    code=strategic_goal.code,
                    title=strategic_goal.title,
                    specific_goals=tuple(
                        self._goal(goal) for goal in strategic_goal.specific_goals.all()
                    ),
                )
                for strategic_goal in area.strategic_goals.all()
            ),
            state_counts=self._measures.state_counts(measures_of(area), area),
        )

    def _goal(self, goal: SpecificGoal) -> SpecificGoalSection:
        indicators = self._impact.rows(self._results.get(goal.pk, ()))
        return SpecificGoalSection(
            code=goal.code,
            title=goal.title,
            as_of_label=_common_label(indicators),
            indicators=indicators,
            measures=tuple(self._measures.row(measure) for measure in goal.measures.all()),
            review=_review(goal),
        )


def measures_of(area: ThematicArea) -> list[Measure]:
    return [
        measure
        for strategic_goal in area.strategic_goals.all()
        for goal in strategic_goal.specific_goals.all()
        for measure in goal.measures.all()
    ]


def _by_goal(results: Iterable[ImpactResult]) -> Mapping[int, list[ImpactResult]]:
    found: defaultdict[int, list[ImpactResult]] = defaultdict(list)
    for result in results:
        found[result.total.goal].append(result)
    return found


def _common_label(indicators: Sequence[ImpactRow]) -> str:
    labels = {row.as_of_label for row in indicators}
    return labels.pop() if len(labels) == 1 else ""


def _review(goal: SpecificGoal) -> Review | None:
    """Of the year that was read; a goal has at most one."""
    review = next(iter(goal.reviews.all()), None)
    if review is None:
        return None
    return Review(year=review.year, summary=review.summary, outlook=review.outlook)
