"""Projects in the totals of Annex A."""

from decimal import Decimal
from typing import Any

from projects.funding import FundedProject
from tests.evaluation.checks.small_facts import facts, found, ids

CHECK = "funding"


def _funded(**given: Any) -> FundedProject:
    return FundedProject(
        **{
            "pk": 1,
            "key": "projekt",
            "title": "Projekt",
            "registration_number": "",
            "stage": "in_progress",
            "budget": Decimal("1.00"),
            "areas": ("2",),
            **given,
        }
    )


def test_a_running_project_with_a_budget_has_no_finding() -> None:
    assert not ids(CHECK, facts(funded=(_funded(),)))


def test_a_project_without_a_budget_is_found() -> None:
    assert ids(CHECK, facts(funded=(_funded(budget=None),))) == ["no_budget:projekt"]


def test_a_cancelled_project_in_the_sum_is_found() -> None:
    assert ids(CHECK, facts(funded=(_funded(stage="cancelled"),))) == ["stage:projekt"]


def test_it_is_said_where_a_project_of_several_areas_counts() -> None:
    finding = found(CHECK, facts(funded=(_funded(areas=("2", "4")),)))[0]

    assert finding.severity == "note"
    assert finding.message.replace("\u00a0", " ").endswith("se celý počítá do oblasti 2.")
