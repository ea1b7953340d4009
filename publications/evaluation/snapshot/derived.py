"""The derived figures of a plan as known on a day. Nothing is computed here."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.global_reading import read_global_records
from indicators.impact_reading import ImpactRecords, read_impact_records
from indicators.models import GlobalIndicator, ImpactIndicator
from indicators.results import (
    EarlierFigures,
    GlobalResult,
    ImpactResult,
    global_results,
    impact_results,
)
from indicators.series import GlobalRecords
from measures.models import Measure
from measures.progress import MeasureProgress, progress_of
from measures.progress_records import MeasureRecords, read_measures
from plans.models import StrategicPlan
from publications.evaluation.snapshot.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Derived:
    """``progress`` by primary key of the measure."""

    progress: Mapping[int, MeasureProgress]
    impact: tuple[ImpactResult, ...]
    global_indicators: tuple[GlobalResult, ...]


class PlanRecords:
    """What figures are derived from, read once, to be looked at from several days."""

    def __init__(self, plan: StrategicPlan, earlier: EarlierFigures) -> None:
        self._plan = plan
        self._earlier = earlier
        self.measures: MeasureRecords = read_measures(Measure.objects.of_plan(plan))
        self.impact: ImpactRecords = read_impact_records(ImpactIndicator.objects.of_plan(plan))
        self.global_indicators: GlobalRecords = read_global_records(
            GlobalIndicator.objects.filter(plan=plan)
        )

    def as_known(self, knowledge: Knowledge) -> Derived:
        """Two queries: the reports known then, and their values."""
        cut_off, known_until = knowledge.cut_off, knowledge.known_until
        progress = progress_of(self.measures, cut_off=cut_off, corrections_until=known_until)
        impact = impact_results(
            self._plan,
            year=knowledge.year,
            cut_off=cut_off,
            corrections_until=known_until,
            progress=progress,
            earlier=self._earlier,
            records=self.impact,
        )
        return Derived(
            progress=progress,
            impact=tuple(impact),
            global_indicators=tuple(
                global_results(self._plan, cut_off=cut_off, records=self.global_indicators)
            ),
        )
