"""What is counted before it can be known: a value before any report, a report on its last day.

Numbers of sensitive indicators are not written out: a finding is printed in the edition.
"""

from collections.abc import Iterator

from common.czech import format_date, format_date_range
from common.figures import ValueStatus
from indicators.results import ImpactResult
from measures.progress import ReportCount, reports_by_goal
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check


@check("early_values", "Hodnoty a zprávy započtené dřív, než mohly být známy")
def early_values(facts: PlanFacts) -> Iterator[Problem]:
    counts = reports_by_goal({item.progress.measure: item.progress for item in facts.measures})
    for result in facts.impact:
        yield from _without_reports(result, counts.get(result.total.goal, ReportCount()))
    yield from _ended_on_the_cut_off(facts)


def _without_reports(result: ImpactResult, count: ReportCount) -> Iterator[Problem]:
    """A document prints a value, while the reports it would come from are all still to come."""
    is_printed = any(
        item.is_published and item.is_counted and item.status is ValueStatus.REPORTED
        for figure in result.total.figures
        for item in figure.contributions
    )
    if is_printed and count.expected and not count.received:
        yield Problem(
            f"without_reports:{result.total.code}",
            "warning",
            subject=f"Indikátor {result.total.code} „{result.total.name}“",
            message="Dokument uvádí hodnotu, přestože k cíli ještě nepřišla žádná zpráva "
            f"o realizaci (0/{count.expected}).",
        )


def _ended_on_the_cut_off(facts: PlanFacts) -> Iterator[Problem]:
    """Nobody reports on a half-year on its last day; where the day of receipt is known, it counts.

    A project that carries several measures is found once.
    """
    reports = {
        (report.project, report.number): report
        for measure in facts.measures
        for report in measure.progress.reports
    }
    for (project, number), report in reports.items():
        if report.received_on is None and report.period_end == facts.cut_off:
            period = format_date_range(report.period_start, report.period_end)
            yield Problem(
                f"report:{project}/{number}",
                "note",
                subject=f"Projekt „{report.project_title}“, {number}. zpráva",
                message=f"Zpráva za období {period} je započtena k {format_date(facts.cut_off)}, "
                "tedy v den, kdy její období teprve skončilo. Den doručení zapsán není.",
            )
