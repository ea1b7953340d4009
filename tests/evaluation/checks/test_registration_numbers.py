"""Registration numbers: shape, programme, call."""

from typing import Any

import pytest

from tests.evaluation.checks.small_facts import facts, found, ids, project

CHECK = "registration_numbers"


def _ids(**given: Any) -> list[str]:
    return ids(CHECK, facts(projects=[project(**given)]))


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"registration_number": "CZ.03.02.01/00/22_018/0001145 "},
        {"registration_number": "", "is_coordinated": False},
        {"registration_number": "", "stage": "prepared"},
        {"programme_code": "", "call": ""},
    ],
)
def test_a_number_that_fits_its_call_has_no_finding(given: dict[str, Any]) -> None:
    assert not _ids(**given)


def test_an_unknown_shape_is_a_warning() -> None:
    given = facts(projects=[project(registration_number="NPO-12/2023")])

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("registration_numbers:shape:projekt", "warning")


def test_a_number_of_another_programme_is_an_error() -> None:
    finding = found(
        CHECK, facts(projects=[project(registration_number="CZ.06.04.02/00/22_014/0002527")])
    )[0]

    assert (finding.id, finding.severity) == ("registration_numbers:programme:projekt", "error")
    assert (finding.expected, finding.found) == ("IROP", "OPZ+")


def test_a_number_of_another_call_is_an_error() -> None:
    finding = found(CHECK, facts(projects=[project(call="03_22_007")]))[0]

    assert (finding.id, finding.severity) == ("registration_numbers:call:projekt", "error")
    assert (finding.expected, finding.found) == ("03_22_018", "03_22_007")


def test_a_granted_project_of_a_coordinated_call_has_a_number() -> None:
    assert _ids(registration_number="") == ["missing:projekt"]
