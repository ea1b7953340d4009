"""Periods of measures, projects and reports."""

import datetime

import pytest

from tests.evaluation.checks.small_facts import (
    CUT_OFF,
    END,
    START,
    facts,
    found,
    ids,
    measure,
    project,
    report,
)

CHECK = "periods"


def test_what_fits_has_no_finding() -> None:
    carried = project()
    given = facts(
        projects=[carried],
        measures=(measure(projects=[carried]),),
        reports=(report(carried, 1), report(carried, 2)),
    )

    assert not ids(CHECK, given)


def test_a_measure_with_another_period_than_its_project_is_found() -> None:
    carried = project(starts_on=START, ends_on=datetime.date(2025, 1, 31))
    given = facts(projects=[carried], measures=(measure(projects=[carried]),))

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("periods:project:1.1.1.1/projekt", "warning")
    assert finding.found.replace("\u00a0", " ") == "1. 2. 2023–31. 1. 2026"


def test_a_measure_of_several_projects_may_last_longer_than_each() -> None:
    first = project("a", ends_on=datetime.date(2024, 1, 31))
    second = project("b", starts_on=datetime.date(2024, 2, 1))
    given = facts(projects=[first, second], measures=(measure(projects=[first, second]),))

    assert not ids(CHECK, given)


@pytest.mark.parametrize(
    ("dates", "state", "expected"),
    [
        ((START, CUT_OFF - datetime.timedelta(days=1)), "in_progress", ["over:1.1.1.1"]),
        ((START, CUT_OFF - datetime.timedelta(days=1)), "completed", []),
        ((CUT_OFF + datetime.timedelta(days=1), END), "in_progress", ["early:1.1.1.1"]),
        ((CUT_OFF + datetime.timedelta(days=1), END), "planned", []),
    ],
)
def test_a_state_fits_the_period(
    dates: tuple[datetime.date, datetime.date], state: str, expected: list[str]
) -> None:
    given = measure(starts_on=dates[0], ends_on=dates[1], state=state)

    assert ids(CHECK, facts(measures=(given,))) == expected


def test_a_measure_whose_state_nobody_recorded_is_found() -> None:
    given = measure(state="planned", state_since=None)

    assert ids(CHECK, facts(measures=(given,))) == ["no_state:1.1.1.1"]


@pytest.mark.parametrize(
    ("by_hand", "expected"), [(5, ["expected:projekt"]), (6, []), (0, []), (None, [])]
)
def test_expected_reports_fit_the_length_of_the_project(
    by_hand: int | None, expected: list[str]
) -> None:
    assert ids(CHECK, facts(projects=[project(expected_by_hand=by_hand)])) == expected


def test_a_report_beyond_the_expected_ones_is_an_error() -> None:
    carried = project()
    given = facts(projects=[carried], reports=(report(carried, 7),))

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("periods:beyond:projekt/7", "error")
    assert (finding.expected, finding.found) == ("6", "7")


def test_a_report_for_another_time_than_its_half_year_is_found() -> None:
    carried = project()
    shifted = report(
        carried,
        1,
        period_start=datetime.date(2023, 1, 1),
        period_end=datetime.date(2023, 6, 30),
    )

    assert ids(CHECK, facts(projects=[carried], reports=(shifted,))) == ["report:projekt/1"]
