"""Global indicators whose method changed: the baseline, and the target set against it, are old."""

from collections.abc import Iterator
from decimal import Decimal

from common.figures import ValueStatus
from indicators.results import GlobalResult
from indicators.series import GlobalSeries, SeriesValue
from indicators.wording import amount_text
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check


@check("global_methods", "Metodiky globálních indikátorů")
def global_methods(facts: PlanFacts) -> Iterator[Problem]:
    for result in facts.global_indicators:
        yield from _changed(result)


def _changed(result: GlobalResult) -> Iterator[Problem]:
    own = result.series.own
    before, now = own.baseline, own.current
    if before is None or now is None or now.status is not ValueStatus.REPORTED:
        return
    if before.method == now.method:
        return
    beside = own.comparable
    kept = f" Podle metodiky výchozí hodnoty je to {_text(result, beside)}." if beside else ""
    is_older = _target_is_older(result.series, now.method)
    target = f" Cíl „{result.target_text}“ je starší než tato změna." if is_older else ""
    yield Problem(
        f"changed:{result.series.key}",
        "warning",
        subject=f"Globální indikátor „{result.series.name}“",
        message=f"Výchozí hodnota je {_text(result, before)}, aktuální {_text(result, now)}. "
        f"Každá je zjištěna jinak{_methods(before, now)}, srovnat je nelze.{kept}{target}",
    )


def _target_is_older(series: GlobalSeries, method: str) -> bool:
    """Than the first value by ``method``. A target that only asks for a direction has no age."""
    since = min(value.period.start for value in series.own.values if value.method == method)
    target = series.target
    return target is not None and target.amount is not None and target.valid_from <= since


def _text(result: GlobalResult, value: SeriesValue) -> str:
    """ "589 (1. pol. 2021)"."""
    amount = amount_text(
        value.amount or Decimal(0),
        result.series.decimal_places,
        result.series.unit,
        is_approximate=value.is_approximate,
    )
    return f"{amount} ({value.period.label})"


def _methods(before: SeriesValue, now: SeriesValue) -> str:
    """ " („původní systém“ a „mapování“)"; a method may have no name."""
    names = [f"„{value.method}“" for value in (before, now) if value.method]
    return f" ({' a '.join(names)})" if names else ""
