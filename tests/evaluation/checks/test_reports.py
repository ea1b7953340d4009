"""Implementation reports: overdue, late, waiting, without values."""

import datetime
from typing import Any

import pytest

from publications.evaluation.checks.facts import PlanFacts, ReportFacts
from tests.evaluation.checks.small_facts import (
    CUT_OFF,
    facts,
    found,
    ids,
    impact,
    measure,
    project,
    report,
)
from tests.indicators.figures import reported

CHECK = "reports"

# By the cut-off at the end of April, its half-years to July and to January are over.
PROJECT = project()


def _facts(*reports: ReportFacts, **given: Any) -> PlanFacts:
    return facts(
        projects=[PROJECT],
        measures=(measure(projects=[PROJECT]),),
        reports=reports,
        **{
            "impact": (impact("sum", *(reported(5, project="projekt", number=n) for n in (1, 2))),),
            **given,
        },
    )


def test_reports_that_came_in_time_with_values_have_no_finding() -> None:
    assert not ids(CHECK, _facts(report(PROJECT, 1), report(PROJECT, 2)))


def test_a_report_that_did_not_come_is_found() -> None:
    assert ids(CHECK, _facts(report(PROJECT, 1))) == ["overdue:projekt/2"]


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_report_that_is_only_written_or_was_returned_did_not_come(state: str) -> None:
    given = _facts(report(PROJECT, 1), report(PROJECT, 2, state=state))

    assert ids(CHECK, given) == ["overdue:projekt/2"]


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (CUT_OFF, []),
        (CUT_OFF - datetime.timedelta(days=1), ["overdue:projekt/2"]),
    ],
)
def test_the_recorded_day_decides(due_on: datetime.date, expected: list[str]) -> None:
    draft = report(PROJECT, 2, state="draft", due_on=due_on)

    assert ids(CHECK, _facts(report(PROJECT, 1), draft)) == expected


def test_a_report_that_came_after_the_cut_off_was_not_there() -> None:
    late = report(PROJECT, 2, received_on=CUT_OFF + datetime.timedelta(days=1))

    assert ids(CHECK, _facts(report(PROJECT, 1), late)) == ["overdue:projekt/2"]


def test_a_project_that_does_not_report_is_not_late() -> None:
    silent = project(expected_by_hand=0)

    assert not ids(CHECK, facts(projects=[silent], measures=(measure(projects=[silent]),)))


def test_a_late_report_is_a_note() -> None:
    late = report(
        PROJECT, 1, due_on=datetime.date(2023, 8, 31), received_on=datetime.date(2023, 9, 5)
    )

    finding = found(CHECK, _facts(late, report(PROJECT, 2)))[0]

    assert (finding.id, finding.severity) == ("reports:late:projekt/1", "note")
    assert finding.found.replace("\u00a0", " ") == "5. 9. 2023"


def test_a_report_that_waits_for_approval_is_found() -> None:
    waiting = report(PROJECT, 2, state="submitted", approved_on=None)

    assert ids(CHECK, _facts(report(PROJECT, 1), waiting)) == ["waiting:projekt/2"]


def test_an_approved_report_without_values_is_an_error() -> None:
    only_first = (impact("sum", reported(5, project="projekt", number=1)),)
    given = _facts(report(PROJECT, 1), report(PROJECT, 2), impact=only_first)

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("reports:no_values:projekt/2", "error")


def test_a_report_known_only_as_counted_needs_no_values() -> None:
    counted = [report(PROJECT, number, is_count_only=True) for number in (1, 2)]

    assert not ids(CHECK, _facts(*counted, impact=(impact("sum"),)))


def test_a_goal_without_indicators_asks_for_no_values() -> None:
    assert not ids(CHECK, _facts(report(PROJECT, 1), report(PROJECT, 2), impact=()))
