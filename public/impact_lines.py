"""Impact indicators as lines of a table on the pages of goals and measures."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from indicators.impact_reading import read_impact_records
from indicators.models import ImpactIndicator
from indicators.results import ImpactResult, impact_results
from indicators.shown import impact_text
from indicators.verdicts import Verdict
from measures.progress import MeasureProgress
from plans.models import StrategicPlan


@dataclass(frozen=True, slots=True)
class ImpactLine:
    """``text`` is the value as it may be shown, ``url`` the page that says where it comes from."""

    name: str
    unit: str
    text: str
    as_of: datetime.date | None
    target_text: str
    verdict: Verdict
    url: str


def impact_lines(
    plan: StrategicPlan,
    goal: int,
    *,
    on: datetime.date,
    progress: Mapping[int, MeasureProgress],
) -> list[ImpactLine]:
    """Of a specific goal, in their order, as known on the day. Three queries.

    ``progress`` is that of all measures reported under the goal.
    """
    records = read_impact_records(ImpactIndicator.objects.filter(goal=goal))
    if not records.indicators:
        return []
    results = impact_results(plan, cut_off=on, progress=progress, records=records)
    return [impact_line(plan, result) for result in results]


def impact_line(plan: StrategicPlan, result: ImpactResult) -> ImpactLine:
    total = result.total
    return ImpactLine(
        name=total.name,
        unit=total.unit,
        text=impact_text(total, result.disclosure.total),
        as_of=total.total.as_of,
        target_text=result.target_text,
        verdict=result.verdict,
        url=reverse("indicators:impact-detail", args=[plan.key, total.goal_code, total.position]),
    )
