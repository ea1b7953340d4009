"""Codes and hierarchy."""

from publications.evaluation.checks.facts import Node
from tests.evaluation.checks.small_facts import facts, found, goal, ids, measure

CHECK = "codes"


def test_a_plan_whose_codes_fit_has_no_finding() -> None:
    given = facts(
        areas=(Node(1, "1", "Bydlení"), Node(2, "2", "Prevence")),
        strategic_goals=(Node(1, "1.1", "Cíl A", "1"), Node(2, "2.1", "Cíl B", "2")),
        specific_goals=(goal("1.1.1"), goal("1.1.2"), goal("2.1.1")),
        measures=(measure("1.1.1.1"), measure("1.1.1.2"), measure("2.1.1.1")),
    )

    assert not ids(CHECK, given)


def test_a_code_under_another_parent_is_an_error() -> None:
    given = facts(measures=(measure("3.2.1.1", goal_code="2.1.2"),))

    finding = found(CHECK, given)[0]

    assert finding.id == "codes:parent:3.2.1.1"
    assert finding.severity == "error"
    assert (finding.expected, finding.found) == ("3.2.1", "2.1.2")


def test_a_code_of_two_measures_is_an_error() -> None:
    given = facts(measures=(measure("1.1.1.1"), measure("1.1.1.1", goal_code="1.1.2")))

    assert "repeated:1.1.1.1" in ids(CHECK, given)


def test_a_gap_in_the_numbers_is_a_warning() -> None:
    given = facts(measures=(measure("1.1.1.1"), measure("1.1.1.4")))

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("codes:gap:1.1.1", "warning")
    assert finding.message.replace("\u00a0", " ") == "V číslování chybí 1.1.1.2, 1.1.1.3."


def test_one_title_under_two_codes_is_a_warning() -> None:
    given = facts(
        specific_goals=(
            goal("6.2.1", "Zdraví lidí"),
            goal("6.2.2"),
            goal("6.2.3", "zdraví  lidí"),
        ),
    )

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("codes:same_title:6.2.1+6.2.3", "warning")
    assert finding.subject.replace("\u00a0", " ") == "Specifické cíle 6.2.1 a 6.2.3"
