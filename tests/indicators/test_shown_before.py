"""Figures that a page has shown before count among the earlier ones of a protected indicator."""

import datetime

from indicators.impact_figures import Contribution
from indicators.impact_totals import impact_total
from indicators.shown_before import shown_before
from indicators.suppression import Disclosure, disclose
from tests.indicators.figures import facts, published, reported


def _shown(rule: str, *values: Contribution, is_sensitive: bool = True) -> tuple[str, list[int]]:
    """What may be shown of the total now, and the figures shown before."""
    found = facts(rule, *values, is_sensitive=is_sensitive)
    before = shown_before(found, threshold=5)
    now = disclose(impact_total(found), threshold=5, earlier=before).total
    amounts = [int(item.amount) for item in before.get("", ()) if item.amount is not None]
    return now.disclosure, amounts


def test_a_small_report_on_a_figure_shown_before_withholds_the_figure() -> None:
    assert _shown("sum", reported(20, number=1), reported(3, number=2))[0] is Disclosure.WITHHELD


def test_the_figure_returns_once_the_small_report_is_lost_in_others() -> None:
    state, before = _shown(
        "sum", reported(20, number=1), reported(3, number=2), reported(30, number=3)
    )

    assert state is Disclosure.SHOWN
    assert 23 not in before


def test_a_new_project_with_a_small_state_withholds_the_figure() -> None:
    first, second = reported(20, project="a"), reported(2, project="b", number=2)

    assert _shown("latest", first, second)[0] is Disclosure.WITHHELD


def test_a_published_figure_with_a_small_report_on_top_stays_withheld() -> None:
    document = published(20, as_of=datetime.date(2023, 6, 30))

    assert _shown("sum", document, reported(3, number=2))[0] is Disclosure.WITHHELD


def test_the_order_of_approval_counts_too() -> None:
    late = reported(20, number=1, approved_on=datetime.date(2024, 5, 1))
    early = reported(3, number=2, approved_on=datetime.date(2024, 2, 1))

    assert _shown("sum", late, early)[0] is Disclosure.WITHHELD


def test_without_small_reports_or_without_protection_nothing_is_withheld() -> None:
    values = reported(20, number=1), reported(30, number=2)
    assert _shown("sum", *values) == (Disclosure.SHOWN, [])
    small = reported(20, number=1), reported(3, number=2)
    assert _shown("sum", *small, is_sensitive=False) == (Disclosure.SHOWN, [])
