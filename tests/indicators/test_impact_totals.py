"""Impact totals by rule: sum of increments, latest states, maximum; and published figures."""

import datetime
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.figures import ValueStatus
from indicators.impact_totals import impact_total
from tests.indicators.figures import facts, published, reported

JUNE = datetime.date(2023, 6, 30)
DECEMBER = datetime.date(2023, 12, 31)

amounts = st.decimals(min_value=0, max_value=10**9, places=2)


def test_increments_add_up_over_projects_and_reports() -> None:
    total = impact_total(
        facts("sum", reported(2), reported(3, number=2), reported(10, project="b"))
    ).total

    assert total.amount == 15
    assert len(total.counted) == 3
    assert total.formula == "Součet přírůstků ze schválených zpráv."


def test_the_latest_state_of_each_project_counts() -> None:
    total = impact_total(
        facts("latest", reported(2), reported(5, number=2), reported(10, project="b"))
    ).total

    assert total.amount == 15
    assert [(item.number, item.is_counted) for item in total.contributions] == [
        (1, False),
        (2, True),
        (1, True),
    ]
    assert total.as_of == DECEMBER


def test_a_state_stands_until_a_newer_one_is_reported() -> None:
    total = impact_total(facts("latest", reported(4), reported(None, number=2))).total

    assert total.amount == 4


def test_the_greatest_single_value_is_the_maximum() -> None:
    total = impact_total(
        facts("maximum", reported(7), reported(9, number=2), reported(8, project="b"))
    ).total

    assert total.amount == 9
    assert [item.amount for item in total.counted] == [9]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([ValueStatus.NOT_REPORTED, ValueStatus.NOT_REPORTED], ValueStatus.NOT_REPORTED),
        ([ValueStatus.NOT_APPLICABLE, ValueStatus.NOT_REPORTED], ValueStatus.NOT_REPORTED),
        ([ValueStatus.NOT_APPLICABLE, ValueStatus.NOT_AVAILABLE], ValueStatus.NOT_AVAILABLE),
        ([ValueStatus.NOT_APPLICABLE], ValueStatus.NOT_APPLICABLE),
        ([], ValueStatus.NOT_REPORTED),
    ],
)
def test_statuses_without_a_number_are_kept_apart(
    statuses: list[ValueStatus], expected: ValueStatus
) -> None:
    values = [reported(None, number=n + 1, status=status) for n, status in enumerate(statuses)]
    total = impact_total(facts("sum", *values)).total

    assert (total.status, total.amount) == (expected, None)


def test_a_number_with_something_still_to_come_is_partial() -> None:
    total = impact_total(facts("sum", reported(0), reported(None, project="b"))).total

    assert (total.status, total.amount, total.is_partial) == (ValueStatus.REPORTED, 0, True)


def test_zero_is_a_number() -> None:
    total = impact_total(facts("latest", reported(0))).total

    assert (total.status, total.amount, total.is_partial) == (ValueStatus.REPORTED, 0, False)


def test_categories_are_added_to_the_total() -> None:
    total = impact_total(
        facts(
            "latest",
            published(12, category="a"),
            published(4, category="b", is_approximate=True),
            categories="ab",
        )
    )

    assert [figure.amount for figure in total.figures] == [16, 12, 4]
    assert total.total.is_sum_of_categories
    assert total.total.is_approximate
    assert total.total.formula == "Součet kategorií."


def test_a_value_undivided_into_categories_is_listed_and_not_counted() -> None:
    total = impact_total(
        facts("sum", reported(5, category="a"), reported(9, number=2), categories="a")
    ).total

    assert total.amount == 5
    assert [(item.amount, item.is_counted) for item in total.contributions] == [(9, False)]


def test_an_indicator_whose_categories_have_no_value_yet_has_its_undivided_one() -> None:
    total = impact_total(facts("sum", reported(9), categories="a"))

    assert [figure.amount for figure in total.figures] == [9, None]


class TestPublishedFigure:
    def test_the_latest_one_stands_where_there_are_no_reports(self) -> None:
        total = impact_total(facts("latest", published(39), published(20, JUNE))).total

        assert total.amount == 39
        assert total.formula.replace("\u00a0", " ") == "Hodnota publikovaná k 31. 12. 2023."
        assert [(item.amount, item.is_counted) for item in total.contributions] == [
            (39, True),
            (20, False),
        ]

    @pytest.mark.parametrize(("rule", "expected"), [("sum", 44), ("maximum", 39)])
    def test_later_reports_go_on_top_and_earlier_ones_are_in_it(
        self, rule: str, expected: int
    ) -> None:
        total = impact_total(
            facts(rule, published(39), reported(7, number=2), reported(5, number=3))
        ).total

        assert total.amount == expected

    def test_a_later_maximum_replaces_it(self) -> None:
        assert impact_total(facts("maximum", published(3), reported(5, number=3))).total.amount == 5

    def test_a_new_project_adds_its_state(self) -> None:
        total = impact_total(
            facts(
                "latest",
                published(39),
                reported(4, project="new", number=3),
                reported_until={"old": (JUNE,), "new": (datetime.date(2024, 6, 30),)},
            )
        ).total

        assert total.amount == 43

    def test_a_newer_state_of_one_of_its_projects_waits_for_the_others(self) -> None:
        total = impact_total(
            facts(
                "latest",
                published(39),
                reported(30, project="a", number=3),
                reported_until={"a": (JUNE,), "b": (DECEMBER,)},
            )
        ).total

        assert total.amount == 39
        left_out = [item for item in total.contributions if not item.is_counted]
        assert [item.project for item in left_out] == ["a"]
        assert "i ostatní projekty" in left_out[0].why_left_out

    def test_newer_states_of_all_its_projects_replace_it(self) -> None:
        total = impact_total(
            facts(
                "latest",
                published(39),
                reported(30, project="a", number=3),
                reported(12, project="b", number=3),
                reported_until={"a": (JUNE,), "b": (DECEMBER,)},
            )
        ).total

        assert total.amount == 42
        assert not any(item.is_published for item in total.counted)

    def test_one_without_a_number_gives_way_to_the_first_that_has_one(self) -> None:
        total = impact_total(
            facts("latest", published(None), reported(3, number=3), reported_until={"a": (JUNE,)})
        ).total

        assert total.amount == 3

    def test_one_without_a_number_says_so_while_nothing_else_does(self) -> None:
        total = impact_total(facts("latest", published(None))).total

        assert (total.status, total.amount) == (ValueStatus.NOT_REPORTED, None)


@given(st.lists(amounts, max_size=40), st.randoms(use_true_random=False))
def test_a_sum_is_exact_in_any_order(numbers: list[Decimal], random: Random) -> None:
    values = [reported(amount, number=n + 1) for n, amount in enumerate(numbers)]
    random.shuffle(values)
    total = impact_total(facts("sum", *values)).total

    expected = sum(int(amount * 100) for amount in numbers)
    assert (total.amount or 0) * 100 == expected


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abc"), st.integers(1, 6)), st.none() | amounts, max_size=18
    ),
    st.sampled_from(["sum", "latest", "maximum"]),
    st.randoms(use_true_random=False),
)
def test_the_order_of_values_does_not_matter(
    rows: dict[tuple[str, int], Decimal | None], rule: str, random: Random
) -> None:
    values = [reported(amount, project=p, number=n) for (p, n), amount in rows.items()]
    first = impact_total(facts(rule, *values))
    random.shuffle(values)

    assert impact_total(facts(rule, *values)) == first


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abc"), st.integers(1, 6)), amounts, min_size=1, max_size=18
    )
)
def test_latest_is_the_sum_of_the_last_reports(rows: dict[tuple[str, int], Decimal]) -> None:
    values = [reported(amount, project=p, number=n) for (p, n), amount in rows.items()]
    last = {p: max(n for q, n in rows if q == p) for p, _ in rows}

    total = impact_total(facts("latest", *values)).total

    assert total.amount == sum(rows[item] for item in last.items())
