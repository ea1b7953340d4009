"""Values of reports that do not fit each other: a falling state, categories beside their total.

Numbers of sensitive indicators are not written out: a finding is printed in the edition.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from common.czech import format_date, format_number
from indicators.impact_figures import Contribution, ImpactFigure
from indicators.models import ImpactIndicator
from indicators.results import ImpactResult
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check


@check("impact_reports", "Hodnoty indikátorů dopadu ve zprávách")
def impact_reports(facts: PlanFacts) -> Iterator[Problem]:
    for result in facts.impact:
        yield from _undivided(result)
        if result.total.aggregation == ImpactIndicator.Aggregation.LATEST:
            for figure in result.total.figures:
                yield from _falling(result, figure)


def _falling(result: ImpactResult, figure: ImpactFigure) -> Iterator[Problem]:
    """A cumulative state does not fall, neither from report to report nor as published."""
    series: defaultdict[str, list[Contribution]] = defaultdict(list)
    for item in sorted(figure.contributions, key=lambda item: (item.as_of, item.number)):
        if item.amount is not None:
            series[item.project].append(item)
    for items in series.values():
        for before, after in pairwise(items):
            if (after.amount or Decimal(0)) < (before.amount or Decimal(0)):
                yield _fall(result, figure, before, after)


def _fall(
    result: ImpactResult, figure: ImpactFigure, before: Contribution, after: Contribution
) -> Problem:
    category = f"@{figure.category}" if figure.category else ""
    where = f"{after.project}/{after.number}" if after.project else after.as_of.isoformat()
    numbers = [_number(result, item) for item in (before, after)]
    change = f" z {numbers[0]} na {numbers[1]}" if all(numbers) else ""
    name = f" v kategorii „{figure.name}“" if figure.category else ""
    return Problem(
        f"falls:{result.total.code}{category}/{where}",
        "error",
        subject=_subject(result),
        message=f"Souhrnný stav{name} klesl{change}: {_origin(before)} a {_origin(after)}. "
        "Stav od začátku projektu klesnout nemůže.",
        expected=f"nejméně {numbers[0]}" if all(numbers) else "",
        found=numbers[1],
    )


def _undivided(result: ImpactResult) -> Iterator[Problem]:
    """A total reported beside the categories, or instead of them."""
    if not result.total.total.is_sum_of_categories:
        return
    parts: defaultdict[tuple[str, int, str], Decimal] = defaultdict(Decimal)
    for figure in result.total.categories:
        for item in figure.contributions:
            if item.amount is not None:
                parts[_source(item)] += item.amount
    for item in result.total.total.contributions:
        if item.amount is None:
            continue
        source = _source(item)
        where = f"{item.project}/{item.number}" if item.project else item.as_of.isoformat()
        if source not in parts:
            yield Problem(
                f"undivided:{result.total.code}/{where}",
                "error",
                subject=_subject(result),
                message=f"{_origin(item, capital=True)} uvádí jen celkovou hodnotu. Bez rozdělení "
                "do kategorií se nezapočítává.",
            )
        elif parts[source] != item.amount:
            total, together = _number(result, item), _amount(result, parts[source])
            numbers = f": celkem {total}, kategorie dohromady {together}" if total else ""
            yield Problem(
                f"category_sum:{result.total.code}/{where}",
                "error",
                subject=_subject(result),
                message=f"{_origin(item, capital=True)} uvádí celkovou hodnotu, která neodpovídá "
                f"součtu kategorií{numbers}.",
                expected=together,
                found=total,
            )


def _source(item: Contribution) -> tuple[str, int, str]:
    """A report, or a document on a day."""
    return (item.project, item.number, "" if item.project else item.as_of.isoformat())


def _origin(item: Contribution, *, capital: bool = False) -> str:
    if not item.is_published:
        return item.label
    text = f"dokument „{item.label}“ k {format_date(item.as_of)}"
    return text[0].upper() + text[1:] if capital else text


def _number(result: ImpactResult, item: Contribution) -> str:
    """Empty where it may not be written out."""
    if item.amount is None or (result.total.is_sensitive and not item.is_published):
        return ""
    return format_number(item.amount, result.total.decimal_places)


def _amount(result: ImpactResult, amount: Decimal) -> str:
    return "" if result.total.is_sensitive else format_number(amount, result.total.decimal_places)


def _subject(result: ImpactResult) -> str:
    return f"Indikátor {result.total.code} „{result.total.name}“"
