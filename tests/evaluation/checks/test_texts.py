"""Texts of the evaluation."""

import pytest

from publications.evaluation.checks.facts import TextFacts
from tests.evaluation.checks.small_facts import entry, facts, found, goal, ids

CHECK = "texts"


def test_a_plan_with_all_texts_has_no_finding() -> None:
    total = entry("budget:total", "100.00", places=2, unit="Kč")
    given = facts(
        specific_goals=(goal(),),
        ledger={total.id: total},
        texts=(TextFacts("money", "Text „Peníze“", "Jde o {budget:total}, {{tak}}."),),
    )

    assert not ids(CHECK, given)


def test_each_missing_section_is_found() -> None:
    given = facts(sections=frozenset({"foreword", "year", "money", "impact"}))

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("texts:section:indicators", "warning")


def test_a_goal_without_a_review_is_found() -> None:
    given = facts(specific_goals=(goal("1.1.1", review=None), goal("1.1.2", review=("Text.", ""))))

    assert [(item.id, item.severity) for item in found(CHECK, given)] == [
        ("texts:review:1.1.1", "warning"),
        ("texts:outlook:1.1.2", "note"),
    ]


@pytest.mark.parametrize("body", ["{budget:totla}", "{budget:total", "{}"])
def test_a_figure_that_does_not_exist_is_an_error(body: str) -> None:
    total = entry("budget:total", "100.00")
    given = facts(
        ledger={total.id: total}, texts=(TextFacts("summary/1.1.1", "Shrnutí cíle 1.1.1", body),)
    )

    finding = found(CHECK, given)[0]

    assert (finding.id, finding.severity) == ("texts:placeholder:summary/1.1.1", "error")
    assert finding.subject == "Shrnutí cíle 1.1.1"
