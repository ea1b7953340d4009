"""Impact indicators: goals without one, indicators without a value, values by several methods."""

from collections.abc import Iterator

from common.figures import ValueStatus
from indicators.results import ImpactResult
from measures.models import MeasureState
from measures.progress import ReportCount, reports_by_goal
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check

State = MeasureState.State


@check("impact_indicators", "Indikátory dopadu")
def impact_indicators(facts: PlanFacts) -> Iterator[Problem]:
    with_indicator = {result.total.goal for result in facts.impact}
    for goal in facts.specific_goals:
        if goal.pk not in with_indicator:
            yield Problem(
                f"none:{goal.code}",
                "warning",
                subject=f"Specifický cíl {goal.code}",
                message="Cíl nemá žádný indikátor dopadu, nelze poznat, jestli se plní.",
            )
    progress = {measure.progress.measure: measure.progress for measure in facts.measures}
    reports = reports_by_goal(progress)
    started = {
        item.reports_of_goal
        for item in progress.values()
        if item.state in (State.IN_PROGRESS, State.COMPLETED)
    }
    for result in facts.impact:
        goal_reports = reports.get(result.total.goal, ReportCount())
        # Before the first report there is nothing to miss.
        waits = goal_reports.expected > 0 and goal_reports.received == 0
        if result.total.goal in started and not waits:
            yield from _missing(result)
        yield from _methods(result)


def _missing(result: ImpactResult) -> Iterator[Problem]:
    for figure in result.total.figures:
        if figure.status in (ValueStatus.NOT_REPORTED, ValueStatus.NOT_AVAILABLE):
            what = f" u kategorie „{figure.name}“" if figure.category else ""
            at = f"@{figure.category}" if figure.category else ""
            yield Problem(
                f"no_value:{result.total.code}{at}",
                "warning",
                subject=_subject(result),
                message=f"Hodnota{what} chybí, přestože opatření cíle už běží.",
                found=figure.status.label,
            )


def _methods(result: ImpactResult) -> Iterator[Problem]:
    methods = sorted({method for figure in result.total.figures for method in figure.methods})
    if len(methods) > 1:
        yield Problem(
            f"methods:{result.total.code}",
            "warning",
            subject=_subject(result),
            message="Sčítají se hodnoty zjištěné různými metodikami: "
            + ", ".join(f"„{method}“" for method in methods)
            + ".",
        )


def _subject(result: ImpactResult) -> str:
    return f"Indikátor {result.total.code} „{result.total.name}“"
