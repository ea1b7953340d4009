"""The contradictions of the source documents are found, and explained in the shipped data."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from portal_data.services import load_directory
from publications.evaluation.checks.finding import Finding
from publications.evaluation.checks.run import run_checks, unexplained_errors
from publications.evaluation.models import Evaluation

DATA = Path(__file__).parents[3] / "data"

# What the evaluation of 2023 says against itself, or does not say.
CONTRADICTIONS = {
    "control_figures:budget:programme/opz-plus": "error",
    "control_figures:budget:total": "error",
    "control_figures:impact:2.1.3/1": "error",
    "control_figures:impact:2.1.3/2": "error",
    "control_figures:impact:2.1.3/3": "error",
    "control_figures:impact:2.1.3/4": "error",
    "control_figures:measure:5.1.1.1/expected": "error",
    "printed_measures:measure:2.1.2.1/code": "error",
    "printed_measures:measure:2.1.3.3/occurrences": "error",
    "implementers:holder:3.1.1.3/kompetence-cizincu": "error",
    "global_indicators:no_comment:insolvence": "error",
    "codes:same_title:6.2.1+6.2.3": "warning",
    "codes:same_title:4.2.1.1+4.2.1.4": "warning",
    "codes:same_title:5.2.1.1+5.2.2.1": "warning",
    "global_indicators:no_value:segregovane-zsj": "warning",
    "global_indicators:no_value:bytova-nouze": "warning",
    "impact_indicators:no_value:4.1.1/2": "warning",
    "reports:overdue:poradenstvi-zavislosti/1": "warning",
    "texts:outlook:4.1.2": "note",
}

Findings = dict[tuple[str, int], list[Finding]]


@pytest.fixture(scope="module")
def findings(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Findings]:
    """Of every shipped evaluation, by key of the plan and year."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for directory in ("ostrava", "vzorov"):
            load_directory(DATA / directory)
        evaluations = Evaluation.objects.select_related("plan")
        yield {(item.plan.key, item.year): run_checks(item) for item in evaluations}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def ostrava(findings: Findings) -> dict[str, Finding]:
    return {finding.id: finding for finding in findings["ostrava-2022-2027", 2023]}


@pytest.mark.parametrize(("key", "severity"), CONTRADICTIONS.items())
def test_a_contradiction_is_found_and_explained(
    ostrava: dict[str, Finding], key: str, severity: str
) -> None:
    assert ostrava[key].severity == severity
    assert ostrava[key].explanation is not None


def test_nothing_stands_in_the_way_of_any_shipped_evaluation(findings: Findings) -> None:
    assert len(findings) >= 3
    for found in findings.values():
        assert not unexplained_errors(found)
        assert not [finding.id for finding in found if finding.check == "explanations"]


def test_a_finding_is_a_sentence(findings: Findings) -> None:
    for finding in (item for found in findings.values() for item in found):
        assert finding.subject
        assert finding.message[0].isupper()
        assert finding.message.endswith(".")
        assert ".." not in finding.message
        assert "  " not in finding.message
