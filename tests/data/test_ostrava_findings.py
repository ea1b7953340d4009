"""The checks find what contradicts itself in Ostrava's evaluation, and each is explained."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from portal_data.services import load_directory
from publications.evaluation.checks.finding import Finding
from publications.evaluation.checks.run import run_checks, unexplained_errors
from publications.evaluation.models import Evaluation, SourceDiscrepancy

ERRORS = {
    "control_figures:budget:programme/opz-plus",
    "control_figures:budget:total",
    "control_figures:impact:2.1.3/1",
    "control_figures:impact:2.1.3/2",
    "control_figures:impact:2.1.3/3",
    "control_figures:impact:2.1.3/4",
    "control_figures:measure:5.1.1.1/expected",
    "control_figures:measures:2/not_implemented",
    "global_indicators:no_comment:insolvence",
    "implementers:holder:3.1.1.3/kompetence-cizincu",
    "printed_measures:measure:2.1.2.1/code",
    "printed_measures:measure:2.1.3.3/occurrences",
}

# Contradictions that stand in nobody's way.
OTHERS = {
    "codes:same_title:4.2.1.1+4.2.1.4",
    "codes:same_title:5.2.1.1+5.2.2.1",
    "codes:same_title:6.2.1+6.2.3",
    "early_values:report:rozvoj-socialniho-bydleni/3",
    "early_values:without_reports:5.1.1/1",
    "early_values:without_reports:5.1.1/2",
    "global_methods:changed:socialni-byty",
    "measure_states:before_start:4.2.1.4",
    "measure_states:before_start:5.1.1.1",
    "measure_states:not_implemented:3.2.2.1",
    "measure_states:not_implemented:6.1.1.1",
    "printed_measures:measure:1.3.1.2/title",
    "source_discrepancies:byty-zahajeni-stavby",
    "source_discrepancies:deti-odebrane-cr",
    "source_discrepancies:domovnici-pocet",
    "source_discrepancies:index-kriminality-poradi",
    "source_discrepancies:index-kriminality-procenta",
    "source_discrepancies:kontaktni-misto-klienti",
    "source_discrepancies:lokalni-partnerstvi",
    "source_discrepancies:odborne-pozice",
    "source_discrepancies:oddluzeni-navrhy",
    "source_discrepancies:platforma-velkych-mest",
    "source_discrepancies:platformy-bydleni-pocet",
    "source_discrepancies:poradenske-programy",
    "source_discrepancies:projekt-podpora-zaku",
    "source_discrepancies:projekty-irop-zahajeni",
    "source_discrepancies:projekty-ve-shrnuti",
    "source_discrepancies:vyzva-014-irop",
    "source_discrepancies:vyzva-irop-kapacity",
}

# What is missing, rather than contradictory.
GAPS = {
    "global_indicators:no_value:bytova-nouze",
    "global_indicators:no_value:segregovane-zsj",
    "impact_indicators:no_value:4.1.1/2",
    "organisations:no_ico",
    "reports:overdue:poradenstvi-zavislosti/1",
    "texts:outlook:4.1.2",
}


@pytest.fixture
def loaded(db: None, ostrava_folder: Path) -> None:
    """For each test anew: the checks read in a transaction of their own."""
    load_directory(ostrava_folder)


@pytest.fixture
def findings(loaded: None) -> list[Finding]:
    return run_checks(Evaluation.objects.get(plan__key="ostrava-2022-2027", year=2023))


def test_the_contradictions_are_found(findings: list[Finding]) -> None:
    assert {finding.id for finding in findings if finding.severity == "error"} == ERRORS
    assert {finding.id for finding in findings if finding.severity != "error"} == OTHERS | GAPS


def test_every_finding_is_explained_and_no_explanation_is_left_over(
    findings: list[Finding],
) -> None:
    assert not unexplained_errors(findings)
    assert [finding.id for finding in findings if finding.explanation is None] == []


def test_the_list_beside_the_data_says_how_each_contradiction_is_found(
    ostrava_folder: Path,
) -> None:
    readme = (ostrava_folder / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("|") and line.count("|") == 5]
    contradictions = [row for row in rows if not row.startswith(("| kde |", "| --- |"))]
    named = [re.findall(r"`(\w+:[^`]+)`", row.split("|")[4]) for row in contradictions]

    assert all(named)
    assert sorted(key for keys in named for key in keys) == sorted(ERRORS | OTHERS)


@pytest.mark.usefixtures("loaded")
def test_recorded_contradictions_say_where_they_stand() -> None:
    recorded = SourceDiscrepancy.objects.filter(evaluation__plan__key="ostrava-2022-2027")

    assert recorded.count() == sum(key.startswith("source_discrepancies:") for key in OTHERS)
    assert not recorded.filter(source_place="").exists()
    assert not recorded.filter(source=None).exists()


@pytest.mark.usefixtures("loaded")
def test_the_command_lists_them_and_does_not_fail() -> None:
    """It exits with 1 while an error stands without an explanation: call_command would raise."""
    out = io.StringIO()
    call_command("check_plan", "ostrava-2022-2027", year=2023, format="json", stdout=out)
    listed = json.loads(out.getvalue())

    assert listed["unexplained_errors"] == 0
    assert {finding["id"] for finding in listed["findings"]} == ERRORS | OTHERS | GAPS
