"""The checks find what contradicts itself in Ostrava's evaluation, and each is explained."""

from pathlib import Path

import pytest

from portal_data.services import load_directory
from publications.evaluation.checks.finding import Finding
from publications.evaluation.checks.run import run_checks, unexplained_errors
from publications.evaluation.models import Evaluation

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

SAME_TITLES = {
    "codes:same_title:4.2.1.1+4.2.1.4",
    "codes:same_title:5.2.1.1+5.2.2.1",
    "codes:same_title:6.2.1+6.2.3",
}


@pytest.fixture
def findings(db: None, ostrava_folder: Path) -> list[Finding]:
    load_directory(ostrava_folder)
    return run_checks(Evaluation.objects.get(plan__key="ostrava-2022-2027", year=2023))


def test_the_contradictions_are_found(findings: list[Finding]) -> None:
    assert {finding.id for finding in findings if finding.severity == "error"} == ERRORS
    assert {finding.id for finding in findings if finding.severity == "warning"} >= SAME_TITLES


def test_every_finding_is_explained_and_no_explanation_is_left_over(
    findings: list[Finding],
) -> None:
    assert not unexplained_errors(findings)
    assert [finding.id for finding in findings if finding.explanation is None] == []
