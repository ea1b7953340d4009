"""Indicators as they may be published: figures, what of them is shown, verdicts.

Pages, exports, snapshot and PDF take indicators from here and nowhere else, so that none of them
can forget a rule.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.global_reading import read_global_records
from indicators.global_verdicts import global_verdict, number_to_reach
from indicators.impact_figures import ImpactTotal
from indicators.impact_reading import ImpactRecords, read_impact_facts, read_impact_records
from indicators.impact_totals import impact_total
from indicators.impact_verdicts import Way, impact_verdict
from indicators.models import GlobalIndicator, ImpactIndicator
from indicators.series import GlobalRecords, GlobalSeries, series_of
from indicators.shown_before import shown_before
from indicators.suppression import EarlierFigure, ImpactDisclosure, disclose
from indicators.verdicts import Verdict
from indicators.wording import global_target_text, impact_target_text
from measures.models import Measure
from measures.progress import MeasureProgress, ReportCount, progress_of, reports_by_goal
from measures.progress_records import read_measures
from plans.models import StrategicPlan

EarlierFigures = Mapping[str, Mapping[str, Sequence[EarlierFigure]]]
"""By code of the indicator ("1.1.1/1") and key of the category ("" for the total)."""


@dataclass(frozen=True, slots=True)
class ImpactResult:
    total: ImpactTotal
    disclosure: ImpactDisclosure
    verdict: Verdict
    target_text: str


@dataclass(frozen=True, slots=True)
class GlobalResult:
    """``to_reach`` is None where the target asks for a direction only."""

    series: GlobalSeries
    verdict: Verdict
    target_text: str
    to_reach: Decimal | None = None


def impact_results(
    plan: StrategicPlan,
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
    year: int | None = None,
    progress: Mapping[int, MeasureProgress] | None = None,
    earlier: EarlierFigures | None = None,
    records: ImpactRecords | None = None,
) -> list[ImpactResult]:
    """Impact indicators in the order of goals.

    ``year`` is the one judged, by default the last that is over at the cut-off. ``records`` are
    those of a part of the plan, or of a caller that asks for several cut-offs; otherwise the whole
    plan's are read. ``progress`` is that of the same cut-off, and read otherwise. Up to six
    queries: two for records, three for progress, one for values.
    """
    if records is None:
        records = read_impact_records(ImpactIndicator.objects.of_plan(plan))
    if progress is None:
        progress = _progress_behind(records, cut_off, corrections_until)
    facts = read_impact_facts(
        records,
        progress,
        cut_off=cut_off,
        corrections_until=corrections_until,
    )
    threshold = plan.small_count_threshold
    reports = reports_by_goal(progress)
    results = []
    for item in facts.indicators:
        total = impact_total(item)
        before = _joined(
            (earlier or {}).get(total.code, {}), shown_before(item, threshold=threshold)
        )
        disclosure = disclose(total, threshold=threshold, earlier=before)
        way = Way(
            year=last_whole_year(cut_off) if year is None else year,
            cut_off=cut_off,
            plan_start=plan.starts_on,
            reports=reports.get(total.goal, ReportCount()),
        )
        results.append(
            ImpactResult(
                total=total,
                disclosure=disclosure,
                verdict=impact_verdict(total, disclosure.total, way),
                target_text=impact_target_text(total.target, total.decimal_places, total.unit),
            )
        )
    return results


def _joined(*figures: Mapping[str, Sequence[EarlierFigure]]) -> dict[str, list[EarlierFigure]]:
    found: dict[str, list[EarlierFigure]] = {}
    for by_category in figures:
        for category, items in by_category.items():
            found.setdefault(category, []).extend(items)
    return found


def last_whole_year(day: datetime.date) -> int:
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def _progress_behind(
    records: ImpactRecords, cut_off: datetime.date, corrections_until: datetime.date | None
) -> dict[int, MeasureProgress]:
    """Of the measures whose reports feed these indicators."""
    goals = {facts.goal for facts in records.indicators}
    measures = Measure.objects.reported_under_goals(goals)
    return progress_of(
        read_measures(measures), cut_off=cut_off, corrections_until=corrections_until
    )


def global_results(
    plan: StrategicPlan, *, cut_off: datetime.date, records: GlobalRecords | None = None
) -> list[GlobalResult]:
    """Global indicators in their order; ``records`` as of ``impact_results``."""
    if records is None:
        records = read_global_records(GlobalIndicator.objects.filter(plan=plan))
    return [
        GlobalResult(
            series=series,
            verdict=global_verdict(series),
            target_text=global_target_text(series.target, series.decimal_places, series.unit),
            to_reach=number_to_reach(series),
        )
        for series in series_of(records, cut_off=cut_off)
    ]
