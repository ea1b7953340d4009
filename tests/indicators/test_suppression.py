"""Small counts of people are hidden, and nothing that is shown gives them away."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.impact_figures import Contribution, ImpactTotal
from indicators.impact_totals import impact_total
from indicators.suppression import Disclosure, EarlierFigure, ImpactDisclosure, disclose, is_small
from tests.indicators.figures import facts, half_year, published, reported
from tests.indicators.suppression_reader import Reader, name_of

SHOWN, SMALL, WITHHELD = Disclosure.SHOWN, Disclosure.SMALL, Disclosure.WITHHELD


def _total(*values: Contribution, rule: str = "sum", categories: str = "") -> ImpactTotal:
    return impact_total(facts(rule, *values, categories=categories, is_sensitive=True))


def _states(disclosure: ImpactDisclosure) -> dict[str, Disclosure]:
    return {key: item.disclosure for key, item in disclosure.by_category.items()}


@pytest.mark.parametrize(
    ("amount", "expected"), [(0, SHOWN), (1, SMALL), (4, SMALL), (5, SHOWN), (None, SHOWN)]
)
def test_counts_of_one_to_four_are_small(amount: int | None, expected: Disclosure) -> None:
    shown = disclose(_total(reported(amount)), threshold=5).total

    assert shown.disclosure is expected
    assert shown.amount == (amount if expected is SHOWN else None)
    assert shown.contributions == ((SHOWN,) if expected is SHOWN else (WITHHELD,))


@pytest.mark.parametrize(
    "change",
    [{"is_sensitive": False}, {"unit": "%"}, {"decimal_places": 1}],
)
def test_what_is_not_a_count_of_people_in_a_sensitive_indicator_is_shown(
    change: Mapping[str, object],
) -> None:
    total = replace(_total(reported(3)), **change)  # type: ignore[arg-type]

    assert disclose(total, threshold=5).total.amount == 3


def test_what_a_document_published_stays_as_published() -> None:
    values = [
        published(amount, category=key) for key, amount in zip("abcd", (12, 12, 4, 22), strict=True)
    ]
    disclosure = disclose(_total(*values, categories="abcd"), threshold=5)

    assert [item.amount for item in disclosure.by_category.values()] == [50, 12, 12, 4, 22]


def test_a_lifted_value_is_shown() -> None:
    disclosure = disclose(_total(reported(3, is_shown_when_small=True)), threshold=5)

    assert disclosure.total.amount == 3
    assert disclosure.total.contributions == (SHOWN,)


def test_the_total_is_shown_only_where_every_category_is() -> None:
    values = [reported(3, category="a"), reported(30, category="b"), reported(20, category="c")]
    disclosure = disclose(_total(*values, categories="abc"), threshold=5)

    assert _states(disclosure) == {"": WITHHELD, "a": SMALL, "b": SHOWN, "c": SHOWN}


def test_the_total_of_one_number_is_as_small_as_that_number() -> None:
    values = [reported(3, category="a"), reported(0, category="b")]
    disclosure = disclose(_total(*values, categories="ab"), threshold=5)

    assert _states(disclosure) == {"": SMALL, "a": SMALL, "b": SHOWN}


def test_one_small_report_hides_the_counts_of_all_reports() -> None:
    disclosure = disclose(
        _total(reported(3), reported(20, project="b"), reported(30, project="c")), threshold=5
    )

    assert disclosure.total.amount == 53
    assert set(disclosure.total.contributions) == {WITHHELD}


def test_a_small_increment_on_a_published_figure_withholds_the_figure() -> None:
    disclosure = disclose(_total(published(12), reported(3, number=3)), threshold=5)

    assert disclosure.total.disclosure is WITHHELD
    assert disclosure.total.contributions == (SHOWN, WITHHELD)


def test_a_small_increment_on_an_older_published_figure_withholds_it_too() -> None:
    older, newer = published(12, half_year(1)[1]), published(14, half_year(2)[1])

    assert disclose(_total(older, newer), threshold=5).total.amount == 14
    grown = _total(older, newer, reported(1, number=3), reported(5, number=4, project="b"))
    assert disclose(grown, threshold=5).total.amount == 20
    near = _total(
        published(18, half_year(1)[1]), newer, reported(6, number=3), reported(1, number=4)
    )
    assert disclose(near, threshold=5).total.disclosure is WITHHELD


def test_a_small_difference_from_an_earlier_edition_withholds_the_figure() -> None:
    earlier = {"": [EarlierFigure(Decimal(20)), EarlierFigure(None)]}
    total = _total(reported(20), reported(3, number=2))

    assert disclose(total, threshold=5, earlier=earlier).total.disclosure is WITHHELD
    assert disclose(total, threshold=5).total.disclosure is SHOWN


def test_a_difference_that_no_small_report_explains_is_shown() -> None:
    """A state of one project that grew by three: nobody's count is three."""
    earlier = {"": [EarlierFigure(Decimal(20))]}
    total = _total(reported(20), reported(23, number=2), rule="latest")

    assert disclose(total, threshold=5, earlier=earlier).total.amount == 23


# Small numbers are frequent, so that they meet: that is where sums give something away.
counts = st.one_of(st.integers(0, 6), st.integers(0, 60))


@st.composite
def values_of_an_indicator(draw: st.DrawFn) -> tuple[list[Contribution], str]:
    categories = draw(st.sampled_from(["", "a", "ab", "abc", "abcd"]))
    values = []
    for category in categories or [""]:
        if draw(st.integers(0, 3)) == 0:
            values.append(published(draw(counts), half_year(1)[1], category=category))
        for project in draw(st.sets(st.sampled_from("pqr"))):
            for number in draw(st.sets(st.integers(1, 4))):
                amount = draw(st.none() | counts)
                lifted = draw(st.integers(0, 9)) == 0
                values.append(
                    reported(
                        amount,
                        project=project,
                        number=number,
                        category=category,
                        is_shown_when_small=lifted,
                    )
                )
    return values, categories


def _rising(values: Sequence[Contribution]) -> list[Contribution]:
    """The same reports as cumulative states: each adds what it said to the one before."""
    state: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    found = []
    for item in sorted(values, key=lambda item: item.number):
        if not item.is_published and item.amount is not None:
            state[item.category, item.project] += item.amount
            item = replace(item, amount=state[item.category, item.project])
        found.append(item)
    return found


def _editions(
    values: Sequence[Contribution], categories: str, rule: str, threshold: int
) -> list[ImpactDisclosure]:
    """An edition after each half-year, each knowing what the ones before it showed."""
    earlier: defaultdict[str, list[EarlierFigure]] = defaultdict(list)
    editions = []
    for number in range(1, 5):
        cut_off = half_year(number)[1]
        known = [item for item in values if item.as_of <= cut_off]
        edition = disclose(
            _total(*known, rule=rule, categories=categories), threshold=threshold, earlier=earlier
        )
        for key, shown in edition.by_category.items():
            earlier[key].append(EarlierFigure(shown.amount))
        editions.append(edition)
    return editions


def _secrets(
    editions: Sequence[ImpactDisclosure], hidden: tuple[Disclosure, ...] = (SMALL,)
) -> set[tuple[object, ...]]:
    """Hidden figures, and counts of reports that are small and that no one lifted."""
    found: set[tuple[object, ...]] = set()
    for number, edition in enumerate(editions):
        for category, shown in edition.by_category.items():
            if shown.disclosure in hidden:
                found.add(("figure", number, category))
            for item, state in zip(shown.figure.contributions, shown.contributions, strict=True):
                protected = not item.is_shown_when_small and is_small(
                    item.amount, edition.threshold
                )
                if state is not SHOWN and protected and item.is_counted:
                    found.add(name_of(category, item))
    return found


@settings(max_examples=400, deadline=None)
@given(values_of_an_indicator(), st.sampled_from(["sum", "latest"]), st.integers(3, 10))
def test_no_hidden_number_follows_from_what_one_edition_shows(
    drawn: tuple[list[Contribution], str], rule: str, threshold: int
) -> None:
    values, categories = drawn
    edition = disclose(_total(*values, rule=rule, categories=categories), threshold=threshold)
    reader = Reader()
    reader.read(0, edition)

    assert not _secrets([edition], (SMALL, WITHHELD)) & (reader.computes() | reader.narrows())


@settings(max_examples=400, deadline=None)
@given(values_of_an_indicator(), st.sampled_from(["sum", "latest"]), st.integers(3, 10))
def test_no_small_count_follows_from_four_editions_side_by_side(
    drawn: tuple[list[Contribution], str], rule: str, threshold: int
) -> None:
    values, categories = drawn
    if rule == "latest":
        values = _rising(values)
    editions = _editions(values, categories, rule, threshold)
    reader = Reader()
    for number, edition in enumerate(editions):
        reader.read(number, edition)

    assert not _secrets(editions) & (reader.computes() | reader.narrows())


@settings(deadline=None)
@given(values_of_an_indicator(), st.sampled_from(["sum", "latest", "maximum"]))
def test_no_unpublished_small_count_is_shown_unless_lifted(
    drawn: tuple[list[Contribution], str], rule: str
) -> None:
    values, categories = drawn
    disclosure = disclose(_total(*values, rule=rule, categories=categories), threshold=5)

    for shown in disclosure.by_category.values():
        for item, state in zip(shown.figure.contributions, shown.contributions, strict=True):
            if not item.is_published and not item.is_shown_when_small and is_small(item.amount, 5):
                assert state is not SHOWN
