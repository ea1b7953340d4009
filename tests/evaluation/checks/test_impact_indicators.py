"""Impact indicators: goals without one, missing values, several methods."""

from tests.evaluation.checks.small_facts import facts, ids, impact, measure, project
from tests.evaluation.checks.small_facts import goal as goal_facts
from tests.indicators.figures import published, reported

CHECK = "impact_indicators"


def test_an_indicator_with_a_value_has_no_finding() -> None:
    given = facts(
        specific_goals=(goal_facts(),), measures=(measure(),), impact=(impact("sum", reported(5)),)
    )

    assert not ids(CHECK, given)


def test_a_goal_without_an_indicator_is_found() -> None:
    assert ids(CHECK, facts(specific_goals=(goal_facts(),))) == ["none:1.1.1"]


def test_a_missing_value_is_found_once_a_report_has_come() -> None:
    carried = project()
    missing = impact("latest", published(None))

    def given(received: int) -> list[str]:
        measures = (measure(projects=[carried], received=received),)
        return ids(CHECK, facts(measures=measures, impact=(missing,)))

    assert given(0) == []
    assert given(1) == ["no_value:1.1.1/1"]


def test_a_missing_value_of_a_measure_without_projects_is_found() -> None:
    assert ids(CHECK, facts(measures=(measure(),), impact=(impact("latest"),))) == [
        "no_value:1.1.1/1"
    ]


def test_nothing_is_missing_before_anything_began() -> None:
    planned = measure(state="not_implemented")

    assert not ids(CHECK, facts(measures=(planned,), impact=(impact("latest"),)))


def test_a_category_without_a_value_is_found_beside_the_total() -> None:
    result = impact("sum", reported(5, category="a"), categories="ab")

    assert ids(CHECK, facts(measures=(measure(),), impact=(result,))) == ["no_value:1.1.1/1@b"]


def test_values_by_several_methods_are_found() -> None:
    mixed = impact("sum", reported(5, method="stará"), reported(5, number=2, method="nová"))
    alike = impact("sum", reported(5, method="stará"), reported(5, number=2, method="stará"))

    assert ids(CHECK, facts(impact=(mixed,))) == ["methods:1.1.1/1"]
    assert not ids(CHECK, facts(impact=(alike,)))
