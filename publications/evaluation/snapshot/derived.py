"""The derived figures of a plan as known on a day. Nothing is computed here."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.results import (
    EarlierFigures,
    GlobalResult,
    ImpactResult,
    global_results,
    impact_results,
)
from measures.progress import MeasureProgress, measure_progress
from plans.models import StrategicPlan
from publications.evaluation.snapshot.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Derived:
    """``progress`` by primary key of the measure."""

    progress: Mapping[int, MeasureProgress]
    impact: tuple[ImpactResult, ...]
    global_indicators: tuple[GlobalResult, ...]


def derive(plan: StrategicPlan, knowledge: Knowledge, earlier: EarlierFigures) -> Derived:
    progress = measure_progress(
        plan, cut_off=knowledge.cut_off, corrections_until=knowledge.known_until
    )
    return Derived(
        progress=progress,
        impact=tuple(
            impact_results(
                plan,
                year=knowledge.year,
                cut_off=knowledge.cut_off,
                corrections_until=knowledge.known_until,
                progress=progress,
                earlier=earlier,
            )
        ),
        global_indicators=tuple(global_results(plan, cut_off=knowledge.cut_off)),
    )
