"""Budget totals: exact, each project once, nothing unknown added as zero."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.funding import FundedProject, funding_totals

AREAS = {"1": "Bydlení", "2": "Prevence", "10": "Zdraví"}

money = st.decimals(min_value=0, max_value=10**11, places=2)


def _project(
    pk: int = 1,
    budget: str | Decimal | None = "100.00",
    areas: tuple[str, ...] = ("1",),
    call: str = "opz-plus/03_22_018",
) -> FundedProject:
    return FundedProject(
        pk=pk,
        key=f"projekt-{pk}",
        title=f"Projekt {pk}",
        registration_number="",
        stage="in_progress",
        budget=None if budget is None else Decimal(budget),
        programme=call.partition("/")[0],
        programme_label="OPZ+",
        call=call,
        call_label="018 OPZ+",
        areas=areas,
    )


def test_it_adds_by_area_call_programme_and_all() -> None:
    totals = funding_totals(
        [
            _project(1, "0.10", ("1",)),
            _project(2, "0.20", ("1",)),
            _project(3, "5.00", ("10",), "irop/06_22_014"),
        ],
        AREAS,
    )

    assert [(t.key, t.label, t.amount) for t in totals.by_area] == [
        ("1", "Bydlení", Decimal("0.30")),
        ("10", "Zdraví", Decimal("5.00")),
    ]
    assert [(t.key, t.amount) for t in totals.by_call] == [
        ("irop/06_22_014", Decimal("5.00")),
        ("opz-plus/03_22_018", Decimal("0.30")),
    ]
    assert [(t.key, t.count) for t in totals.by_programme] == [("irop", 1), ("opz-plus", 2)]
    assert totals.total.amount == Decimal("5.30")


def test_a_project_of_several_areas_counts_once_in_its_first_one() -> None:
    totals = funding_totals([_project(1, "7.00", ("2", "10"))], AREAS)

    assert [(t.key, t.amount) for t in totals.by_area] == [("2", Decimal("7.00"))]
    assert totals.total.amount == Decimal("7.00")


def test_an_unknown_budget_is_missing_not_zero() -> None:
    totals = funding_totals([_project(1, None), _project(2, "0")], AREAS)

    assert totals.total.missing == ("projekt-1",)
    assert totals.total.projects == ("projekt-2",)
    assert totals.total.count == 2


def test_a_project_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        funding_totals([_project(1), _project(1)], AREAS)


@given(
    st.lists(st.tuples(money, st.sampled_from(list(AREAS)), st.sampled_from("ab")), max_size=30),
    st.randoms(use_true_random=False),
)
def test_every_kind_of_total_comes_to_the_exact_sum_in_any_order(
    rows: list[tuple[Decimal, str, str]], random: Random
) -> None:
    projects = [
        _project(pk, budget, (area,), f"{programme}/1")
        for pk, (budget, area, programme) in enumerate(rows)
    ]
    exact = sum(int(budget * 100) for budget, _, _ in rows)
    totals = funding_totals(projects, AREAS)
    random.shuffle(projects)
    shuffled = funding_totals(projects, AREAS)

    for kind in (totals.by_area, totals.by_call, totals.by_programme, (totals.total,)):
        assert sum(int(total.amount * 100) for total in kind) == exact
    assert {t.key: t.amount for t in shuffled.by_area} == {t.key: t.amount for t in totals.by_area}
    assert shuffled.total == totals.total
