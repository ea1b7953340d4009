"""Global indicators: without a value, a baseline or a target; off course without commentary."""

from collections.abc import Iterator

from common.figures import ValueStatus
from indicators.results import GlobalResult
from indicators.verdicts import Course
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check


@check("global_indicators", "Globální indikátory")
def global_indicators(facts: PlanFacts) -> Iterator[Problem]:
    for result in facts.global_indicators:
        yield from _missing(result)
        is_explained = any(year == facts.year for year, _text in result.series.comments)
        if result.verdict.state is Course.OFF_COURSE and not is_explained:
            yield Problem(
                f"no_comment:{result.series.key}",
                "error",
                subject=_subject(result),
                message=f"Indikátor nejde očekávaným směrem a komentář za rok {facts.year} chybí. "
                f"{result.verdict.reason}",
                expected=result.target_text,
            )


def _missing(result: GlobalResult) -> Iterator[Problem]:
    series, current = result.series, result.series.own.current
    if not series.own.values:
        yield Problem(
            f"no_value:{series.key}",
            "warning",
            subject=_subject(result),
            message="Pro město zatím není žádná hodnota.",
        )
    elif current is None or current.status in (ValueStatus.NOT_AVAILABLE, ValueStatus.NOT_REPORTED):
        baseline = series.own.baseline
        since = f" Poslední údaj je za období {baseline.period.label}." if baseline else ""
        yield Problem(
            f"no_value:{series.key}",
            "warning",
            subject=_subject(result),
            message=f"Aktuální hodnota chybí.{since}",
        )
    if series.own.values and series.own.baseline is None:
        yield Problem(
            f"no_baseline:{series.key}",
            "warning",
            subject=_subject(result),
            message="Chybí výchozí hodnota, není s čím srovnávat.",
        )
    if series.target is None:
        yield Problem(
            f"no_target:{series.key}",
            "warning",
            subject=_subject(result),
            message="Indikátor nemá cíl.",
        )


def _subject(result: GlobalResult) -> str:
    return f"Globální indikátor „{result.series.name}“"
