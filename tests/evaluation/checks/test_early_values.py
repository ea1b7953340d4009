"""Values before any report, and reports counted on the last day of their half-year."""

import dataclasses
import datetime

import pytest

from indicators.results import ImpactResult
from publications.evaluation.checks.facts import MeasureFacts
from tests.evaluation.checks.small_facts import (
    CUT_OFF,
    facts,
    found,
    ids,
    impact,
    measure,
    project,
)
from tests.indicators.figures import published, reported

CHECK = "early_values"

# Its first half-year ends on the cut-off.
YOUNG = project(starts_on=datetime.date(2023, 11, 1), ends_on=datetime.date(2026, 10, 31))


def _ids(*measures: MeasureFacts, result: ImpactResult) -> list[str]:
    return ids(CHECK, facts(measures=measures, impact=(result,)))


@pytest.mark.parametrize("amount", [0, 5])
def test_a_printed_value_before_any_report_is_found(amount: int) -> None:
    given = facts(
        measures=(measure(projects=[project()]),), impact=(impact("latest", published(amount)),)
    )

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("early_values:without_reports:1.1.1/1", "warning")
    assert "(0/6)" in finding.message


def test_after_the_first_report_a_printed_value_is_none_too_early() -> None:
    given = measure(projects=[project()], received=1)

    assert not _ids(given, result=impact("latest", published(5)))


def test_where_nobody_reports_a_printed_value_waits_for_nothing() -> None:
    assert not _ids(measure(), result=impact("latest", published(5)))


def test_a_value_that_is_not_there_is_none_too_early() -> None:
    assert not _ids(measure(projects=[project()]), result=impact("latest", published(None)))


def test_a_value_of_a_report_is_not_printed_without_one() -> None:
    assert not _ids(measure(projects=[project()]), result=impact("sum", reported(5)))


def test_categories_printed_before_any_report_are_found_once() -> None:
    result = impact(
        "latest", published(1, category="a"), published(2, category="b"), categories="ab"
    )

    assert _ids(measure(projects=[project()]), result=result) == ["without_reports:1.1.1/1"]


def test_a_report_counted_on_its_last_day_is_found_once_a_project() -> None:
    carried = [measure(f"1.1.1.{n}", projects=[YOUNG], received=1) for n in (1, 2)]

    finding = found(CHECK, facts(measures=tuple(carried)))

    assert [(item.id, item.severity) for item in finding] == [
        ("early_values:report:projekt/1", "note")
    ]
    assert "1. 11. 2023–30. 4. 2024" in finding[0].message.replace("\u00a0", " ")


def test_a_report_counted_after_its_half_year_has_no_finding() -> None:
    older = project(starts_on=datetime.date(2023, 10, 1), ends_on=datetime.date(2026, 9, 30))

    assert not ids(CHECK, facts(measures=(measure(projects=[older], received=1),)))


def test_a_report_whose_day_of_receipt_is_known_has_no_finding() -> None:
    given = measure(projects=[YOUNG], received=1)
    carried = given.progress.projects[0]
    reports = tuple(dataclasses.replace(item, received_on=CUT_OFF) for item in carried.reports)
    progress = dataclasses.replace(
        given.progress, projects=(dataclasses.replace(carried, reports=reports),)
    )

    assert not ids(CHECK, facts(measures=(dataclasses.replace(given, progress=progress),)))
