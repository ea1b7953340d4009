"""No count that is hidden may stand anywhere in what an edition makes public."""

import pytest

from common.czech import format_number
from publications.evaluation.snapshot import Snapshot, canonical_json
from publications.evaluation.snapshot.tables import tables
from tests.evaluation.snapshot.small_plan import SmallPlan, build, keep
from tests.factories import ImpactCategoryFactory, ImpactValueFactory

pytestmark = pytest.mark.django_db

# So high a threshold, so telling numbers: they cannot be found by chance.
THRESHOLD = 30_000
KNOWN = {"received_on": "2024-02-01", "approved_on": "2024-02-01"}


@pytest.fixture
def small() -> SmallPlan:
    return SmallPlan(small_count_threshold=THRESHOLD)


def public_text(snapshot: Snapshot) -> str:
    files = [table.content.decode() for table in tables(snapshot)]
    return "\n".join([canonical_json(snapshot), *files])


def assert_absent(snapshot: Snapshot, *amounts: int) -> None:
    text = public_text(snapshot)
    for amount in amounts:
        assert str(amount) not in text
        assert format_number(amount) not in text


def test_a_hidden_figure_is_nowhere(small):
    indicator = small.add_indicator(is_sensitive=True)
    ImpactValueFactory(
        indicator=indicator,
        report=small.add_report(3, **KNOWN),
        amount=7919,
        source=None,
        note="Z toho 7907 žen.",
        source_note="V tabulce stálo 7901.",
    )
    snapshot = build(small.evaluation)

    figure = snapshot.ledger["impact:1.1.1/3"].figure
    assert (figure.amount, figure.suppressed_below) == (None, THRESHOLD)
    assert snapshot.ledger["impact:1.1.1/3"].inputs[0].is_hidden
    assert_absent(snapshot, 7919, 7907, 7901)
    assert f"< {THRESHOLD}" in public_text(snapshot)


def test_hidden_contributions_of_a_shown_total_are_nowhere(small):
    indicator = small.add_indicator(is_sensitive=True)
    for number, amount in ((3, 27_919), (4, 28_927)):
        report = small.add_report(number, **KNOWN)
        ImpactValueFactory(indicator=indicator, report=report, amount=amount, source=None)
    snapshot = build(small.evaluation)

    assert snapshot.ledger["impact:1.1.1/3"].figure.amount == 27_919 + 28_927
    assert_absent(snapshot, 27_919, 28_927)


def test_a_category_cannot_be_computed_from_the_others(small):
    indicator = small.add_indicator(is_sensitive=True)
    report = small.add_report(3, **KNOWN)
    for key, amount in (("maly", 7919), ("druhy", 31_337), ("treti", 48_611)):
        category = ImpactCategoryFactory(indicator=indicator, key=key, name=key)
        ImpactValueFactory(
            indicator=indicator, category=category, report=report, amount=amount, source=None
        )
    snapshot = build(small.evaluation)
    figures = {key: entry.figure for key, entry in snapshot.ledger.items()}

    assert figures["impact:1.1.1/3@maly"].suppressed_below == THRESHOLD
    hidden = [key for key, figure in figures.items() if figure.is_hidden]
    assert len(hidden) >= 2
    assert_absent(snapshot, 7919)


def test_the_comparison_does_not_tell_either(small):
    indicator = small.add_indicator(is_sensitive=True)
    ImpactValueFactory(
        indicator=indicator, report=small.add_report(3, **KNOWN), amount=7919, source=None
    )
    first = build(small.evaluation)
    keep(first, small.evaluation)
    second = small.add_report(4, received_on="2024-07-01", approved_on="2024-07-01")
    ImpactValueFactory(indicator=indicator, report=second, amount=49_999, source=None)
    snapshot = build(small.next_evaluation())

    assert snapshot.comparison is not None
    assert snapshot.ledger["impact:1.1.1/3"].figure.amount == 7919 + 49_999
    assert_absent(snapshot, 7919, 49_999)


def test_a_corrected_figure_is_not_told_beside_the_printed_one(small):
    indicator = small.add_indicator(is_sensitive=True)
    report = small.add_report(3, **KNOWN)
    ImpactValueFactory(indicator=indicator, report=report, amount=81_919, source=None)
    keep(build(small.evaluation), small.evaluation)
    later = {"received_on": "2024-09-01", "approved_on": "2024-09-01"}
    corrected = small.correct(report, **later)
    ImpactValueFactory(indicator=indicator, report=corrected, amount=40_961, source=None)
    second = small.add_report(4, **later)
    ImpactValueFactory(indicator=indicator, report=second, amount=32_099, source=None)
    snapshot = build(small.next_evaluation())

    changes = [item for item in snapshot.comparison.changes if item.figure == "impact:1.1.1/3"]
    assert [(item.kind, item.before, item.now) for item in changes] == [
        ("late_correction", "81\u00a0919", "skryto"),
        ("real_change", "skryto", "73\u00a0060"),
    ]
    assert "kvůli ochraně osob neuvádí" in changes[0].sentence.replace("\u00a0", " ")
    told = "".join(f"{item.before}{item.now}{item.sentence}" for item in changes)
    assert format_number(40_961) not in told
    assert format_number(81_919 - 40_961) not in told


def test_a_draft_that_is_compared_with_counts_as_public(small):
    """Its figures stand in the comparison, so they must not give a count away either."""
    indicator = small.add_indicator(is_sensitive=True)
    report = small.add_report(3, **KNOWN)
    ImpactValueFactory(indicator=indicator, report=report, amount=81_919, source=None)
    keep(build(small.evaluation), small.evaluation)
    second = small.add_report(4, received_on="2024-09-01", approved_on="2024-09-01")
    ImpactValueFactory(indicator=indicator, report=second, amount=7919, source=None)
    snapshot = build(small.next_evaluation())

    assert snapshot.ledger["impact:1.1.1/3"].figure.amount is None
    assert_absent(snapshot, 7919, 81_919 + 7919)


def test_what_a_document_published_stays_shown(small):
    indicator = small.add_indicator(is_sensitive=True, aggregation="latest")
    ImpactValueFactory(indicator=indicator, amount=7919)
    snapshot = build(small.evaluation)

    assert snapshot.ledger["impact:1.1.1/3"].figure.amount == 7919
