"""Implementation reports: not there, late, waiting for approval, approved without values."""

from collections.abc import Iterator

from common.czech import format_date, format_date_range
from indicators.impact_figures import Contribution
from projects.models import ImplementationReport
from projects.reporting import report_due_on
from publications.evaluation.checks.facts import PlanFacts, ProjectFacts, ReportFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check

State = ImplementationReport.State


@check("reports", "Zprávy o realizaci")
def reports(facts: PlanFacts) -> Iterator[Problem]:
    with_values = {(item.project, item.number) for item in _contributions(facts)}
    reporting = _projects_with_indicators(facts)
    for project in facts.projects.values():
        known = _known(facts, project)
        yield from _overdue(facts, project, known)
        for report in known.values():
            yield from _late(project, report)
            yield from _waiting(facts, project, report)
            has_values = (project.key, report.number) in with_values
            if _is_approved(facts, report) and project.key in reporting and not has_values:
                yield from _no_values(project, report)


def _known(facts: PlanFacts, project: ProjectFacts) -> dict[int, ReportFacts]:
    """Reports handed in by the cut-off by number, each in its last version received by then."""
    return {
        report.number: report
        for report in facts.reports
        if report.project == project.key
        and report.state in ImplementationReport.KNOWN_STATES
        and (report.received_on or report.period_end) <= facts.cut_off
    }


def _overdue(
    facts: PlanFacts, project: ProjectFacts, known: dict[int, ReportFacts]
) -> Iterator[Problem]:
    due_dates = {
        report.number: report.due_on
        for report in facts.reports
        if report.project == project.key and report.due_on
    }
    expected = list(enumerate(project.half_years, start=1))[: project.expected]
    for number, (start, end) in expected:
        recorded = due_dates.get(number)
        if number not in known and report_due_on(end, recorded) < facts.cut_off:
            yield Problem(
                f"overdue:{project.key}/{number}",
                "warning",
                subject=_subject(project, number),
                message=f"Zpráva za období {format_date_range(start, end)} do "
                f"{format_date(facts.cut_off)} nepřišla.",
                expected=f"do {format_date(recorded)}" if recorded else "",
            )


def _late(project: ProjectFacts, report: ReportFacts) -> Iterator[Problem]:
    if report.due_on and report.received_on and report.received_on > report.due_on:
        yield Problem(
            f"late:{project.key}/{report.number}",
            "note",
            subject=_subject(project, report.number),
            message=f"Zpráva měla přijít do {format_date(report.due_on)}, přišla "
            f"{format_date(report.received_on)}.",
            expected=format_date(report.due_on),
            found=format_date(report.received_on),
        )


def _waiting(facts: PlanFacts, project: ProjectFacts, report: ReportFacts) -> Iterator[Problem]:
    if report.state != State.SUBMITTED:
        return
    since = f" {format_date(report.received_on)}" if report.received_on else ""
    version = f" Jde o {report.version}. verzi." if report.version > 1 else ""
    yield Problem(
        f"waiting:{project.key}/{report.number}",
        "warning",
        subject=_subject(project, report.number),
        message=f"Zpráva přišla{since}, ale není schválená; její hodnoty se nezapočítávají."
        f"{version}",
    )


def _no_values(project: ProjectFacts, report: ReportFacts) -> Iterator[Problem]:
    if not report.is_count_only:
        yield Problem(
            f"no_values:{project.key}/{report.number}",
            "error",
            subject=_subject(project, report.number),
            message="Zpráva je schválená, ale k žádnému indikátoru dopadu v ní není hodnota.",
        )


def _is_approved(facts: PlanFacts, report: ReportFacts) -> bool:
    if report.state not in ImplementationReport.APPROVED_STATES:
        return False
    return report.approved_on is None or report.approved_on <= facts.known_until


def _contributions(facts: PlanFacts) -> Iterator[Contribution]:
    for result in facts.impact:
        for figure in result.total.figures:
            yield from (item for item in figure.contributions if not item.is_published)


def _projects_with_indicators(facts: PlanFacts) -> set[str]:
    """Projects of measures whose goal has an impact indicator to report on."""
    goals = {result.total.goal for result in facts.impact}
    return {
        key
        for measure in facts.measures
        if measure.progress.reports_of_goal in goals
        for key in measure.projects
    }


def _subject(project: ProjectFacts, number: int) -> str:
    return f"Projekt „{project.title}“, {number}. zpráva"
