"""Figures that greet people on the home page: a few impact indicators that coordinators chose."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from common.czech import non_breaking, plural, written_forms
from indicators.impact_reading import IndicatorFacts, read_impact_records
from indicators.models import ImpactIndicator
from indicators.results import ImpactResult, impact_results
from indicators.shown import impact_text
from indicators.suppression import Disclosure
from indicators.verdicts import Verdict
from measures.progress import MeasureProgress
from plans.models import StrategicPlan


@dataclass(frozen=True, slots=True)
class Headline:
    """``text`` is the number as published, "1 190" or "< 5"; ``words`` go on from it.

    ``code`` is "1.1.1/1", ``target_text`` is empty without a target, ``url`` is the ledger's page.
    """

    text: str
    words: str
    code: str
    name: str
    target_text: str
    verdict: Verdict
    as_of: datetime.date | None
    url: str


def headlines(
    plan: StrategicPlan,
    *,
    on: datetime.date,
    progress: Mapping[int, MeasureProgress] | None = None,
) -> list[Headline]:
    """In their order, as known on the day. A figure without a number to show is left out.

    Three queries, and three more without ``progress``, which is that of the same day.
    """
    records = read_impact_records(ImpactIndicator.objects.of_plan(plan).on_the_home_page())
    if not records.indicators:
        return []
    results = impact_results(plan, cut_off=on, progress=progress, records=records)
    chosen = sorted(
        zip(records.indicators, results, strict=True),
        key=lambda item: item[0].headline_position or 0,
    )
    return [_headline(plan, facts, result) for facts, result in chosen if _has_number(result)]


def _has_number(result: ImpactResult) -> bool:
    figure = result.disclosure.total
    return figure.figure.amount is not None and figure.disclosure is not Disclosure.WITHHELD


def _headline(plan: StrategicPlan, facts: IndicatorFacts, result: ImpactResult) -> Headline:
    total, shown = result.total, result.disclosure.total
    # "Méně než 5" takes the words of five.
    number = shown.threshold if shown.amount is None else shown.amount.normalize()
    return Headline(
        text=impact_text(total, shown),
        words=non_breaking(plural(number, *written_forms(facts.headline))),
        code=total.code,
        name=total.name,
        target_text=result.target_text,
        verdict=result.verdict,
        as_of=total.total.as_of,
        url=reverse("indicators:impact-detail", args=[plan.key, total.goal_code, total.position]),
    )
