"""Values of reports: falling states, categories beside a total."""

import datetime

from tests.evaluation.checks.small_facts import facts, found, ids, impact
from tests.indicators.figures import published, reported

CHECK = "impact_reports"


def test_a_state_that_grows_has_no_finding() -> None:
    result = impact("latest", reported(5), reported(5, number=2), reported(9, number=3))

    assert not ids(CHECK, facts(impact=(result,)))


def test_a_state_that_falls_is_an_error() -> None:
    result = impact("latest", reported(9), reported(7, number=2), reported(1, project="b"))

    finding = found(CHECK, facts(impact=(result,)))[0]

    assert (finding.id, finding.severity) == ("impact_reports:falls:1.1.1/1/a/2", "error")
    assert "z 9 na 7" in finding.message.replace("\u00a0", " ")
    assert (finding.expected.replace("\u00a0", " "), finding.found) == ("nejméně 9", "7")


def test_increments_may_be_smaller_than_those_before() -> None:
    assert not ids(CHECK, facts(impact=(impact("sum", reported(9), reported(7, number=2)),)))


def test_a_published_state_that_falls_is_an_error() -> None:
    result = impact("latest", published(9, datetime.date(2022, 12, 31)), published(7))

    assert ids(CHECK, facts(impact=(result,))) == ["falls:1.1.1/1/2023-12-31"]


def test_numbers_of_a_sensitive_indicator_are_not_written_out() -> None:
    result = impact("latest", reported(4), reported(3, number=2), is_sensitive=True)

    finding = found(CHECK, facts(impact=(result,)))[0]

    assert finding.message.startswith("Souhrnný stav klesl: 1.")
    assert (finding.expected, finding.found) == ("", "")


def test_a_total_that_is_not_the_sum_of_its_categories_is_an_error() -> None:
    parts = (reported(5, category="a"), reported(6, category="b"))

    assert not ids(CHECK, facts(impact=(impact("sum", *parts, reported(11), categories="ab"),)))
    wrong = impact("sum", *parts, reported(12), categories="ab")
    finding = found(CHECK, facts(impact=(wrong,)))[0]
    assert finding.id == "impact_reports:category_sum:1.1.1/1/a/1"
    assert (finding.expected, finding.found) == ("11", "12")


def test_a_total_without_its_categories_is_an_error() -> None:
    result = impact("sum", reported(5, category="a"), reported(9, number=2), categories="a")

    assert ids(CHECK, facts(impact=(result,))) == ["undivided:1.1.1/1/a/2"]
