"""Periods: of measures and their projects, of reports and half-years, and of states."""

import datetime
from collections.abc import Iterator

from common.czech import count, format_date, format_date_range
from measures.models import Measure, MeasureState
from publications.evaluation.checks.facts import MeasureFacts, PlanFacts, ProjectFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check

State = MeasureState.State


@check("periods", "Období opatření a projektů, očekávané zprávy")
def periods(facts: PlanFacts) -> Iterator[Problem]:
    for measure in facts.measures:
        yield from _measure_and_projects(facts, measure)
        yield from _state(facts, measure)
    for project in facts.projects.values():
        yield from _expected(project)
        yield from _reports(facts, project)


def _measure_and_projects(facts: PlanFacts, measure: MeasureFacts) -> Iterator[Problem]:
    """Where one project carries the measure out, it is done when the project is."""
    if measure.period_kind != Measure.PeriodKind.DATES or len(measure.projects) != 1:
        return
    project = facts.projects[measure.projects[0]]
    ours = (measure.starts_on, measure.ends_on)
    theirs = (project.starts_on, project.ends_on)
    if None not in theirs and ours != theirs:
        yield Problem(
            f"project:{measure.key}/{project.key}",
            "warning",
            subject=f"Opatření {measure.code}",
            message=f"Období opatření je {_span(*ours)}, jeho projekt „{project.title}“ ale trvá "
            f"{_span(*theirs)}.",
            expected=_span(*theirs),
            found=_span(*ours),
        )


def _state(facts: PlanFacts, measure: MeasureFacts) -> Iterator[Problem]:
    state = measure.progress.state
    if measure.ends_on and measure.ends_on < facts.cut_off and state is State.IN_PROGRESS:
        yield Problem(
            f"over:{measure.key}",
            "warning",
            subject=f"Opatření {measure.code}",
            message=f"Opatření mělo skončit {format_date(measure.ends_on)}, k "
            f"{format_date(facts.cut_off)} je ale stále v realizaci.",
        )
    if measure.starts_on and measure.starts_on > facts.cut_off and state is State.IN_PROGRESS:
        yield Problem(
            f"early:{measure.key}",
            "warning",
            subject=f"Opatření {measure.code}",
            message=f"Opatření začíná až {format_date(measure.starts_on)}, k "
            f"{format_date(facts.cut_off)} už je ale vedeno jako v realizaci.",
        )
    if measure.progress.state_since is None:
        yield Problem(
            f"no_state:{measure.key}",
            "warning",
            subject=f"Opatření {measure.code}",
            message=f"Stav opatření k {format_date(facts.cut_off)} není zapsán, uvádí se jako "
            "plánované.",
        )


def _expected(project: ProjectFacts) -> Iterator[Problem]:
    """Zero by hand means that the project does not report here, which needs no explaining."""
    computed = len(project.half_years)
    if project.expected_by_hand and computed and project.expected_by_hand != computed:
        yield Problem(
            f"expected:{project.key}",
            "warning",
            subject=f"Projekt „{project.title}“",
            message=f"Ručně je nastaveno {_reports_text(project.expected_by_hand)}, projekt ale "
            f"trvá {_half_years_text(computed)} ({_span(project.starts_on, project.ends_on)}).",
            expected=str(computed),
            found=str(project.expected_by_hand),
        )


def _reports(facts: PlanFacts, project: ProjectFacts) -> Iterator[Problem]:
    halves = dict(enumerate(project.half_years, start=1))
    of_project = [report for report in facts.reports if report.project == project.key]
    last = {report.number: report for report in of_project}
    for number, report in last.items():
        subject = f"Projekt „{project.title}“, {number}. zpráva"
        if number > project.expected:
            yield Problem(
                f"beyond:{project.key}/{number}",
                "error",
                subject=subject,
                message=f"Od projektu se čeká jen {_reports_text(project.expected)}.",
                expected=str(project.expected),
                found=str(number),
            )
        elif number in halves and (report.period_start, report.period_end) != halves[number]:
            yield Problem(
                f"report:{project.key}/{number}",
                "warning",
                subject=subject,
                message=f"Zpráva je za období {_span(report.period_start, report.period_end)}, "
                f"{number}. pololetí projektu je ale {_span(*halves[number])}.",
                expected=_span(*halves[number]),
                found=_span(report.period_start, report.period_end),
            )


def _span(start: datetime.date | None, end: datetime.date | None) -> str:
    if start and end:
        return format_date_range(start, end)
    if start:
        return f"od {format_date(start)}"
    return f"do {format_date(end)}" if end else "neurčené"


def _reports_text(number: int) -> str:
    return count(number, "zpráva", "zprávy", "zpráv")


def _half_years_text(number: int) -> str:
    return count(number, "pololetí", "pololetí", "pololetí")
