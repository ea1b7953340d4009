"""Verdicts on impact indicators: by reports, by time, for each year, and of hidden counts."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from indicators.impact_figures import Contribution, TargetInForce
from indicators.impact_totals import impact_total
from indicators.impact_verdicts import Way, impact_verdict
from indicators.suppression import disclose
from indicators.verdicts import Course
from measures.progress import ReportCount
from tests.indicators.figures import facts, published, reported

PLAN_START = datetime.date(2022, 1, 1)
CUT_OFF = datetime.date(2024, 4, 30)


def target(amount: int, year: int | None = 2025, *, is_yearly: bool = False) -> TargetInForce:
    return TargetInForce(
        amount=Decimal(amount), year=year, is_yearly=is_yearly, valid_from=PLAN_START
    )


def verdict(
    wanted: TargetInForce | None,
    *values: Contribution,
    rule: str = "latest",
    reports: tuple[int, int] = (0, 0),
    year: int = 2023,
    cut_off: datetime.date = CUT_OFF,
    **fields: Any,
) -> tuple[Course, str]:
    total = impact_total(facts(rule, *values, target=wanted, **fields))
    way = Way(year=year, cut_off=cut_off, plan_start=PLAN_START, reports=ReportCount(*reports))
    found = impact_verdict(total, disclose(total, threshold=5).total, way)
    return found.state, found.reason.replace("\u00a0", " ")


def test_a_reached_target_is_met() -> None:
    assert verdict(target(50), published(53)) == (
        Course.MET,
        "Dosaženo 53, cíl je nejméně 50 do konce roku 2025.",
    )


@pytest.mark.parametrize(
    ("amount", "reports", "state", "reason"),
    [
        (
            15,
            (2, 12),
            Course.OFF_COURSE,
            "Dosaženo 15 z 280 (5 %), doručeny jsou 2 z 12 očekávaných zpráv (17 %).",
        ),
        (
            47,
            (1, 6),
            Course.ON_COURSE,
            "Dosaženo 47 z 280 (17 %), doručena je 1 ze 6 očekávaných zpráv (17 %).",
        ),
        (
            46,
            (1, 6),
            Course.OFF_COURSE,
            "Dosaženo 46 z 280 (16 %), doručena je 1 ze 6 očekávaných zpráv (17 %).",
        ),
        (
            279,
            (5, 5),
            Course.OFF_COURSE,
            "Dosaženo 279 z 280 (99 %), doručeno je 5 z 5 očekávaných zpráv (100 %).",
        ),
        (
            1,
            (7, 6),
            Course.OFF_COURSE,
            "Dosaženo 1 z 280 (1 %), doručeno je 7 ze 6 očekávaných zpráv (117 %).",
        ),
    ],
)
def test_the_share_reached_is_compared_with_the_share_of_reports(
    amount: int, reports: tuple[int, int], state: Course, reason: str
) -> None:
    assert verdict(target(280), published(amount), reports=reports) == (state, reason)


def test_before_the_first_report_nothing_is_said() -> None:
    assert verdict(target(40), published(0), reports=(0, 4)) == (
        Course.CANNOT_TELL,
        "Dosaženo 0 ze 40 (0 %); ze 4 očekávaných zpráv zatím nepřišla žádná, "
        "postup nelze posoudit.",
    )


@pytest.mark.parametrize(("amount", "state"), [(2, Course.OFF_COURSE), (3, Course.ON_COURSE)])
def test_without_reports_time_is_the_measure(amount: int, state: Course) -> None:
    found = verdict(target(4), published(amount))

    assert found[0] is state
    assert found[1].endswith("uplynulo 58 % doby do konce roku 2025.")


@pytest.mark.parametrize(
    ("as_of", "reports"),
    [(datetime.date(2025, 12, 31), (1, 6)), (datetime.date(2025, 6, 30), (6, 6))],
    ids=["by a figure of its end", "after the last report"],
)
def test_a_target_of_a_year_that_is_over_is_missed(
    as_of: datetime.date, reports: tuple[int, int]
) -> None:
    assert verdict(target(40), published(39, as_of), year=2025, reports=reports) == (
        Course.OFF_COURSE,
        "Dosaženo 39, cíl byl nejméně 40 do konce roku 2025.",
    )


@pytest.mark.parametrize("reports", [(1, 6), (0, 0)])
def test_an_older_figure_does_not_tell_that_a_target_was_missed(reports: tuple[int, int]) -> None:
    assert verdict(target(40), published(39, CUT_OFF), year=2025, reports=reports) == (
        Course.CANNOT_TELL,
        "Poslední známý údaj je k 30. 4. 2024: 39, cíl byl nejméně 40 do konce roku 2025.",
    )


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ((), "Hodnota dosud nebyla vykázána; cíl je nejméně 40 do konce roku 2025."),
        (
            (published(None),),
            "Hodnota dosud nebyla vykázána; cíl je nejméně 40 do konce roku 2025.",
        ),
    ],
)
def test_without_a_number_nothing_is_said(values: tuple[Contribution, ...], reason: str) -> None:
    assert verdict(target(40), *values) == (Course.CANNOT_TELL, reason)


def test_without_a_target_or_its_year_nothing_is_said() -> None:
    assert verdict(None, published(3)) == (Course.CANNOT_TELL, "Cíl není stanoven.")
    assert verdict(target(4, None), published(3))[0] is Course.CANNOT_TELL


class TestEachYear:
    def test_a_published_state_of_the_year_is_compared(self) -> None:
        assert verdict(target(3, None, is_yearly=True), published(1)) == (
            Course.OFF_COURSE,
            "V roce 2023 dosaženo 1, cíl je nejméně 3 každý rok.",
        )
        assert verdict(target(2, None, is_yearly=True), published(2))[0] is Course.MET

    def test_a_published_state_that_reaches_past_the_year_cannot_be_divided(self) -> None:
        state, reason = verdict(target(4, None, is_yearly=True), published(6, CUT_OFF))

        assert state is Course.CANNOT_TELL
        assert "údaj 6 je ale souhrnný" in reason

    def test_only_increments_of_the_year_count(self) -> None:
        values = [reported(2, number=2), reported(3, number=3), reported(1, number=4)]
        wanted = target(5, None, is_yearly=True)

        found = verdict(wanted, *values, rule="sum", year=2024, cut_off=datetime.date(2025, 1, 31))

        assert found == (
            Course.OFF_COURSE,
            "V roce 2024 dosaženo 4, cíl je nejméně 5 každý rok.",
        )

    def test_a_year_that_goes_on_is_not_missed_yet(self) -> None:
        found = verdict(
            target(5, None, is_yearly=True), reported(4, number=3), rule="sum", year=2024
        )

        assert found == (
            Course.CANNOT_TELL,
            "V roce 2024 dosaženo 4, cíl je nejméně 5 každý rok; rok ještě neskončil.",
        )

    def test_a_year_without_values_is_not_told(self) -> None:
        found = verdict(target(5, None, is_yearly=True), reported(4, number=1), year=2024)

        assert found[1] == "Za rok 2024 není údaj; cíl je nejméně 5 každý rok."


class TestHiddenCounts:
    def test_neither_the_number_nor_a_share_is_told(self) -> None:
        assert verdict(target(60), reported(3), reports=(2, 6), is_sensitive=True) == (
            Course.CANNOT_TELL,
            "Počet se kvůli ochraně osob neuvádí; cíl je nejméně 60 do konce roku 2025.",
        )

    def test_a_low_target_is_not_said_to_be_met(self) -> None:
        assert verdict(target(4), reported(4), is_sensitive=True)[0] is Course.CANNOT_TELL

    def test_a_missed_year_is_told_as_far_as_the_mark_tells_it(self) -> None:
        assert verdict(target(60), reported(3, number=6), is_sensitive=True, year=2025) == (
            Course.OFF_COURSE,
            "Dosaženo méně než 5, cíl byl nejméně 60 do konce roku 2025.",
        )

    def test_a_year_out_of_several_is_not_told_where_its_number_could_be_small(self) -> None:
        values = [reported(20, number=1), reported(3, number=3)]
        found = verdict(
            target(5, None, is_yearly=True), *values, rule="sum", is_sensitive=True, year=2024
        )

        assert found == (Course.CANNOT_TELL, "Údaj za rok 2024 se samostatně neuvádí.")
