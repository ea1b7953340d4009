"""Rules of global targets: met, on course, off course, cannot tell, and the sentence why."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from indicators.global_verdicts import global_verdict
from indicators.models import GlobalTarget
from indicators.series import (
    GlobalSeries,
    GlobalTargetInForce,
    Place,
    SeriesValue,
    territory_series,
)
from indicators.verdicts import Course
from tests.indicators.test_series import value

CITY = Place(key="ostrava", name="Ostrava", short_name="Ostrava", kind="city")
REGION = Place(key="msk", name="Moravskoslezský kraj", short_name="MSK", kind="region")


def target(rule: str, amount: int | None = None, year: int = 2027, **more: Any) -> Any:
    return GlobalTargetInForce(
        rule=GlobalTarget.Rule(rule),
        year=year,
        valid_from=datetime.date(2022, 1, 1),
        amount=None if amount is None else Decimal(amount),
        **more,
    )


def verdict(
    wanted: Any, *own: SeriesValue, region: tuple[SeriesValue, ...] = (), **fields: Any
) -> tuple[Course, str]:
    series = GlobalSeries(
        **{
            "indicator": 1,
            "key": "ukazatel",
            "position": 1,
            "name": "Ukazatel",
            "unit": "",
            "decimal_places": 0,
            "rank_scope": "",
            "note": "",
            "source": "",
            "source_place": "",
            "target": wanted,
            "territories": (
                territory_series(CITY, own),
                *((territory_series(REGION, region),) if region else ()),
            ),
            **fields,
        }
    )
    found = global_verdict(series)
    return found.state, found.reason.replace("\u00a0", " ")


def base(amount: int | str | None, period: str = "2021", **more: Any) -> SeriesValue:
    return value(period, amount, is_baseline=True, **more)


@pytest.mark.parametrize(
    ("now", "state", "reason"),
    [
        (20, Course.ON_COURSE, "Hodnota klesla z 21 na 20, cíl je méně než 16."),
        (21, Course.OFF_COURSE, "Hodnota zůstala 21, cíl je méně než 16."),
        (22, Course.OFF_COURSE, "Hodnota vzrostla z 21 na 22, cíl je méně než 16."),
        (16, Course.ON_COURSE, "Hodnota klesla z 21 na 16, cíl je méně než 16."),
        (15, Course.MET, "Hodnota 15 splňuje cíl méně než 16."),
    ],
)
def test_less_than_a_value(now: int, state: Course, reason: str) -> None:
    assert verdict(target("below_value", 16), base(21), value("2023", now)) == (state, reason)


@pytest.mark.parametrize(
    ("now", "state"), [(500, Course.OFF_COURSE), (650, Course.ON_COURSE), (700, Course.MET)]
)
def test_at_least_a_value(now: int, state: Course) -> None:
    assert verdict(target("at_least", 700), base(589), value("2023", now))[0] is state


@pytest.mark.parametrize(
    ("rule", "now", "state"),
    [
        ("decrease", 9, Course.ON_COURSE),
        ("decrease", 10, Course.OFF_COURSE),
        ("decrease", 11, Course.OFF_COURSE),
        ("increase", 11, Course.ON_COURSE),
        ("increase", 9, Course.OFF_COURSE),
    ],
)
def test_a_direction_is_on_course_until_its_year(rule: str, now: int, state: Course) -> None:
    assert verdict(target(rule), base(10), value("2023", now))[0] is state


@pytest.mark.parametrize(
    ("rule", "now", "state"),
    [
        ("decrease", 9, Course.MET),
        ("decrease", 11, Course.OFF_COURSE),
        ("increase", 11, Course.MET),
        ("increase", 10, Course.OFF_COURSE),
    ],
)
def test_a_direction_is_met_or_missed_in_its_year(rule: str, now: int, state: Course) -> None:
    assert verdict(target(rule), base(10), value("2027", now))[0] is state


def test_a_missed_year_is_said() -> None:
    _, reason = verdict(target("decrease"), base(10), value("2027", 11))

    assert reason == "Hodnota vzrostla z 10 na 11, cíl je pokles; termín byl do konce roku 2027."


@pytest.mark.parametrize(
    ("rule", "now", "state"),
    [
        ("decrease_by", 3_099, Course.ON_COURSE),
        ("decrease_by", 2_600, Course.MET),
        ("decrease_by", 3_100, Course.OFF_COURSE),
        ("increase_by", 3_600, Course.MET),
        ("increase_by", 3_500, Course.ON_COURSE),
        ("increase_by", 2_600, Course.OFF_COURSE),
    ],
)
def test_by_a_value_from_the_baseline(rule: str, now: int, state: Course) -> None:
    assert verdict(target(rule, 500), base(3_100), value("2023", now))[0] is state


def test_an_increase_can_be_the_good_direction() -> None:
    assert verdict(target("increase_by", 500), base(4_667), value("2023", 4_239)) == (
        Course.OFF_COURSE,
        "Hodnota klesla ze 4 667 na 4 239, cíl je zvýšení o 500.",
    )


class TestBelowTerritory:
    wanted = target(
        "below_territory", other_territory="msk", other_territory_words="krajskou hodnotu"
    )

    def _verdict(self, before: tuple[str, str], now: tuple[str, str]) -> tuple[Course, str]:
        return verdict(
            self.wanted,
            base(before[0]),
            value("2023", now[0]),
            region=(base(before[1]), value("2023", now[1])),
            unit="%",
            decimal_places=2,
        )

    def test_it_is_on_course_while_the_gap_narrows(self) -> None:
        assert self._verdict(("3.01", "2.28"), ("2.17", "2.07")) == (
            Course.ON_COURSE,
            "Hodnota 2,17 % není nižší než 2,07 % (MSK), "
            "rozdíl se ale zmenšil z 0,73 p. b. na 0,10 p. b.",
        )

    def test_it_is_met_below(self) -> None:
        assert self._verdict(("3.01", "2.28"), ("2.06", "2.07"))[0] is Course.MET

    @pytest.mark.parametrize("now", [("3.00", "2.00"), ("2.80", "2.07")])
    def test_it_is_off_course_while_the_gap_does_not_narrow(self, now: tuple[str, str]) -> None:
        assert self._verdict(("3.01", "2.28"), now)[0] is Course.OFF_COURSE

    def test_it_is_off_course_where_it_was_below_and_no_longer_is(self) -> None:
        state, reason = self._verdict(("2.00", "2.28"), ("2.17", "2.07"))

        assert state is Course.OFF_COURSE
        assert reason.endswith("ve výchozím období přitom byla o 0,28 p. b. nižší.")

    def test_nothing_is_said_without_the_other_value_of_the_same_period(self) -> None:
        found = verdict(self.wanted, base(3), value("2023", 2), region=(base(4), value("2022", 1)))

        assert found == (
            Course.CANNOT_TELL,
            "Hodnota je 2, pro stejné období ale chybí hodnota, se kterou se má srovnat.",
        )


class TestRank:
    wanted = target("better_rank")

    def _verdict(self, before: int | None, now: int | None, **more: Any) -> tuple[Course, str]:
        return verdict(
            more.pop("wanted", self.wanted),
            base(174, rank=before),
            value("2023", 278, rank=now),
            rank_scope="v ČR",
        )

    def test_no_change_is_off_course(self) -> None:
        assert self._verdict(2, 2) == (
            Course.OFF_COURSE,
            "Pořadí v ČR se nezměnilo, zůstává 2. místo; cílem je pokles v pořadí.",
        )

    def test_the_ranking_is_named_where_the_target_names_it(self) -> None:
        wanted = target("better_rank", rank_among="krajských měst")
        _course, reason = self._verdict(2, 2, wanted=wanted)
        assert reason.endswith("cílem je pokles v pořadí krajských měst.")

    def test_in_a_ranking_by_crime_a_higher_number_is_better(self) -> None:
        assert self._verdict(2, 5)[0] is Course.ON_COURSE
        assert self._verdict(2, 1)[0] is Course.OFF_COURSE

    def test_the_other_direction_can_be_asked_for(self) -> None:
        wanted = target("better_rank", rank_direction="towards_first")

        assert self._verdict(5, 2, wanted=wanted)[0] is Course.ON_COURSE
        assert self._verdict(2, 5, wanted=wanted)[0] is Course.OFF_COURSE

    def test_without_a_rank_nothing_is_said(self) -> None:
        assert self._verdict(2, None)[0] is Course.CANNOT_TELL


class TestMethods:
    def test_the_old_method_tells_the_trend_while_it_goes_on(self) -> None:
        found = verdict(
            target("at_least", 700),
            base(589, "2021-H1", method="původní"),
            value("2023", 310, "nová"),
            value("2023-12-31", 526, "původní"),
        )

        assert found == (
            Course.OFF_COURSE,
            "Podle původní metodiky hodnota klesla z 589 na 526, cíl je nejméně 700; "
            "podle nové metodiky je 310.",
        )

    def test_no_trend_crosses_a_change_of_method(self) -> None:
        found = verdict(
            target("at_least", 700), base(589, method="původní"), value("2023", 310, "nová")
        )

        assert found == (
            Course.CANNOT_TELL,
            "Metodika se od výchozího období změnila, hodnoty 589 a 310 nelze srovnat; "
            "cíl je nejméně 700.",
        )

    def test_a_threshold_that_is_passed_needs_no_trend(self) -> None:
        found = verdict(
            target("at_least", 700), base(589, method="původní"), value("2023", 710, "nová")
        )

        assert found[0] is Course.MET

    def test_an_old_method_that_has_ended_tells_nothing_about_now(self) -> None:
        found = verdict(
            target("decrease"),
            base(10, method="původní"),
            value("2022", 8, "původní"),
            value("2023", 9, "nová"),
        )

        assert found[0] is Course.CANNOT_TELL

    def test_a_part_of_a_year_is_not_compared_with_a_whole_one(self) -> None:
        state, reason = verdict(target("decrease"), base(240), value("2023-H1", 120))

        assert state is Course.CANNOT_TELL
        assert "za různě dlouhá období (2021 a 1. pol. 2023)" in reason


@pytest.mark.parametrize(
    ("wanted", "own", "reason"),
    [
        (None, (base(1), value("2023", 2)), "Cíl není stanoven."),
        (
            target("decrease"),
            (base(11, "2020"), value("2023", None)),
            "Aktuální hodnota není k dispozici.",
        ),
        (
            target("decrease"),
            (base(11, "2020"),),
            "Od výchozí hodnoty (2020) není žádný novější údaj.",
        ),
        (
            target("decrease"),
            (value("2023", 11),),
            "Hodnota je 11, cíl je pokles; chybí výchozí hodnota, se kterou by se dala srovnat.",
        ),
        (target("decrease"), (), "Pro město zatím není žádný údaj."),
    ],
)
def test_what_cannot_be_told_says_why(
    wanted: Any, own: tuple[SeriesValue, ...], reason: str
) -> None:
    assert verdict(wanted, *own) == (Course.CANNOT_TELL, reason)


def test_an_approximate_value_says_so() -> None:
    found = verdict(
        target("decrease_by", 500), base(3_100, is_approximate=True), value("2025", 2_900)
    )

    assert found[1] == "Hodnota klesla z cca 3 100 na 2 900, cíl je pokles o 500."
