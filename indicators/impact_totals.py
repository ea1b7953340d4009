"""What the impact indicators of a plan come to, by their rule, as of a cut-off.

Values count from approved reports in the version known at the cut-off, and from documents. Rules:

- SUM: increments add up.
- LATEST: reports state a cumulative number; the latest one of each project is taken and these are
  added over projects.
- MAXIMUM: the greatest single value.

A document may have published a figure for all projects together. The latest one by the cut-off is
the *base*, and reports whose half-year ended by its date are already in it. Later reports:

- SUM adds them to the base.
- MAXIMUM takes the base as one more value.
- LATEST cannot add a project's new state to a base that may hold its old one. So a project that
  had not reported by the base's date is added to the base. The projects that stand behind the base
  are left out until each of them has a newer state, and then the states of all replace it: an
  older figure that is whole is better than a newer one with half of the projects counted twice or
  not at all. What is left out is listed, with the reason.

Whether "not reported yet", "not available" or "not applicable": a figure has a number as soon as
one value behind it has. Otherwise it is not reported yet when any value still is to come.
Where an indicator has categories with values, its total is the sum of their figures.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from common.figures import ValueStatus
from indicators.impact_figures import TOTAL, Contribution, ImpactFigure, ImpactTotal
from indicators.impact_formulas import formula
from indicators.impact_reading import (
    ImpactFacts,
    IndicatorFacts,
    read_impact_facts,
    read_impact_records,
)
from indicators.models import ImpactIndicator, ImpactValue
from measures.progress import measure_progress
from plans.models import StrategicPlan

Rule = ImpactIndicator.Aggregation

WAITS_FOR_OTHERS = (
    "Projekt je zahrnut v publikované hodnotě; jeho novější stav se započte, "
    "až vykážou i ostatní projekty v ní zahrnuté."
)
IN_PUBLISHED = "Je už zahrnuto v publikované hodnotě."
OLDER_PUBLISHED = "Nahrazeno novější publikovanou hodnotou."
OLDER = "Nahrazeno novějším stavem téhož projektu."
REPLACED = "Nahrazeno novějšími stavy všech projektů, které zahrnuje."
NOT_GREATEST = "Jiná hodnota je vyšší."
UNDIVIDED = "Celková hodnota se počítá z kategorií."


def impact_totals(
    plan: StrategicPlan,
    *,
    cut_off: datetime.date,
    corrections_until: datetime.date | None = None,
) -> dict[int, ImpactTotal]:
    """Totals by primary key of the indicator, in the order of goals and positions."""
    progress = measure_progress(plan, cut_off=cut_off, corrections_until=corrections_until)
    facts = read_impact_facts(
        read_impact_records(ImpactIndicator.objects.of_plan(plan)),
        progress,
        cut_off=cut_off,
        corrections_until=corrections_until,
    )
    return totals_of(facts)


def totals_of(facts: ImpactFacts) -> dict[int, ImpactTotal]:
    return {item.indicator: impact_total(item) for item in facts.indicators}


def impact_total(facts: IndicatorFacts) -> ImpactTotal:
    by_category: defaultdict[str, list[Contribution]] = defaultdict(list)
    for value in facts.values:
        by_category[value.category].append(value)
    categories = tuple(
        _figure(facts, key, name, by_category[key]) for key, name in facts.categories
    )
    if any(figure.contributions for figure in categories):
        total = sum_of_categories(facts.aggregation, categories, by_category[TOTAL])
    else:
        total = _figure(facts, TOTAL, facts.name, by_category[TOTAL])
    return ImpactTotal(
        indicator=facts.indicator,
        code=f"{facts.goal_code}/{facts.position}",
        goal=facts.goal,
        goal_code=facts.goal_code,
        position=facts.position,
        name=facts.name,
        unit=facts.unit,
        decimal_places=facts.decimal_places,
        aggregation=facts.aggregation,
        is_sensitive=facts.is_sensitive,
        footnote=facts.footnote,
        source=facts.source,
        source_place=facts.source_place,
        target=facts.target,
        total=total,
        categories=categories,
    )


def sum_of_categories(
    rule: ImpactIndicator.Aggregation,
    categories: Sequence[ImpactFigure],
    undivided: Iterable[Contribution] = (),
) -> ImpactFigure:
    """The total of an indicator whose categories are counted each on its own.

    Values ``undivided`` into categories are listed and do not count; a check reports them.
    """
    amounts = [figure.amount for figure in categories if figure.amount is not None]
    dated = [figure for figure in categories if figure.as_of is not None]
    latest = max(dated, key=lambda figure: figure.as_of or datetime.date.min, default=None)
    return ImpactFigure(
        category=TOTAL,
        name="Celkem",
        status=_status(figure.status for figure in categories),
        amount=sum(amounts, Decimal(0)) if amounts else None,
        formula=formula(rule, is_sum_of_categories=True),
        is_approximate=any(figure.is_approximate for figure in categories),
        is_sum_of_categories=True,
        is_partial=bool(amounts)
        and any(figure.is_partial or figure.amount is None for figure in categories),
        as_of=latest.as_of if latest else None,
        as_of_kind=latest.as_of_kind if latest else ImpactValue.AsOfKind.DATA_AVAILABLE,
        contributions=tuple(replace(item, why_left_out=UNDIVIDED) for item in undivided),
    )


def _figure(
    facts: IndicatorFacts, category: str, name: str, values: Sequence[Contribution]
) -> ImpactFigure:
    published = sorted((v for v in values if v.is_published), key=lambda v: v.as_of, reverse=True)
    base = published[0] if published else None
    reports = sorted(
        (value for value in values if not value.is_published),
        key=lambda value: (value.project, value.number, value.version),
    )
    contributions, uses_base = _choose(facts, base, reports)
    contributions += [replace(item, why_left_out=OLDER_PUBLISHED) for item in published[1:]]
    counted = [item for item in contributions if item.is_counted]
    amounts = [item.amount for item in counted if item.amount is not None]
    amount: Decimal | None = None
    if amounts:
        amount = max(amounts) if facts.aggregation == Rule.MAXIMUM else sum(amounts, Decimal(0))
    latest = max(counted or contributions, key=lambda item: item.as_of, default=None)
    return ImpactFigure(
        category=category,
        name=name,
        status=_status(item.status for item in counted),
        amount=amount,
        formula=formula(
            facts.aggregation,
            base=base.as_of if base and uses_base else None,
            has_reports=any(not item.is_published for item in counted),
        ),
        is_approximate=any(item.is_approximate for item in counted if item.amount is not None),
        is_partial=bool(amounts) and len(amounts) < len(counted),
        as_of=latest.as_of if latest else None,
        as_of_kind=latest.as_of_kind if latest else ImpactValue.AsOfKind.DATA_AVAILABLE,
        contributions=tuple(contributions),
    )


def _choose(
    facts: IndicatorFacts, base: Contribution | None, reports: Sequence[Contribution]
) -> tuple[list[Contribution], bool]:
    """Which values count, the base first; and whether the base does."""
    if base is None:
        rows = _latest_states(reports) if facts.aggregation == Rule.LATEST else list(reports)
        return _mark_greatest(facts, rows), False
    newer = [item for item in reports if _ends(item) > base.as_of]
    older = [
        replace(item, why_left_out=IN_PUBLISHED) for item in reports if _ends(item) <= base.as_of
    ]
    if facts.aggregation != Rule.LATEST:
        return _mark_greatest(facts, [base, *newer, *older]), True
    newer = _latest_states(newer)
    behind = facts.projects_behind(base.as_of)
    renewed = {item.project for item in newer if item.is_counted and item.amount is not None}
    is_empty = base.amount is None and bool(renewed)
    if is_empty or (behind and behind <= renewed):
        return [*newer, replace(base, why_left_out=REPLACED), *older], False
    newer = [
        replace(item, why_left_out=WAITS_FOR_OTHERS)
        if item.project in behind and item.is_counted
        else item
        for item in newer
    ]
    return [base, *newer, *older], True


def _latest_states(reports: Sequence[Contribution]) -> list[Contribution]:
    """Of each project the last report with a number; without any, its last report.

    A state once reported stands until a newer one: "not reported yet" does not take it away.
    """
    last: dict[str, Contribution] = {}
    for item in sorted(reports, key=lambda item: item.number):
        if item.amount is not None or item.project not in last or last[item.project].amount is None:
            last[item.project] = item
    return [
        item if last[item.project] == item else replace(item, why_left_out=OLDER)
        for item in reports
    ]


def _mark_greatest(facts: IndicatorFacts, rows: list[Contribution]) -> list[Contribution]:
    if facts.aggregation != Rule.MAXIMUM:
        return rows
    amounts = [row.amount for row in rows if row.amount is not None and row.is_counted]
    if not amounts:
        return rows
    greatest = max(amounts)
    return [
        replace(row, why_left_out=NOT_GREATEST)
        if row.is_counted and row.amount is not None and row.amount < greatest
        else row
        for row in rows
    ]


def _ends(report: Contribution) -> datetime.date:
    return report.period_end or report.as_of


def _status(statuses: Iterable[ValueStatus]) -> ValueStatus:
    found = set(statuses)
    for status in (
        ValueStatus.REPORTED,
        ValueStatus.NOT_REPORTED,
        ValueStatus.NOT_AVAILABLE,
        ValueStatus.NOT_APPLICABLE,
    ):
        if status in found:
            return status
    return ValueStatus.NOT_REPORTED


def contributions_by_year(figure: ImpactFigure) -> Mapping[int, tuple[Contribution, ...]]:
    """Values that count, by the year in which their half-year or their date ends."""
    found: defaultdict[int, list[Contribution]] = defaultdict(list)
    for item in figure.counted:
        found[_ends(item).year].append(item)
    return {year: tuple(items) for year, items in found.items()}
