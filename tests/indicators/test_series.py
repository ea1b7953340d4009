"""Series of a global indicator: order, breaks, baseline, current and comparable value."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.figures import ValueStatus
from common.periods import Period
from indicators.global_reading import read_global_records
from indicators.models import GlobalIndicator, GlobalTarget, Territory
from indicators.series import (
    GlobalSeries,
    Place,
    SeriesValue,
    TerritorySeries,
    series_of,
    territory_series,
)
from plans.models import StrategicPlan
from tests.factories import (
    GlobalCommentFactory,
    GlobalIndicatorFactory,
    GlobalTargetFactory,
    GlobalValueFactory,
    StrategicPlanFactory,
    TerritoryFactory,
)

CUT_OFF = datetime.date(2024, 4, 30)


def value(period: str, amount: int | str | None = 10, method: str = "", **more: Any) -> SeriesValue:
    status = ValueStatus.REPORTED if amount is not None else ValueStatus.NOT_AVAILABLE
    return SeriesValue(
        period=Period.parse(period),
        status=status,
        amount=None if amount is None else Decimal(amount),
        method=method,
        **more,
    )


def series(*values: SeriesValue) -> TerritorySeries:
    return territory_series(Place(key="mesto", name="Město", short_name="M", kind="city"), values)


def global_series(plan: StrategicPlan) -> list[GlobalSeries]:
    records = read_global_records(GlobalIndicator.objects.filter(plan=plan))
    return series_of(records, cut_off=CUT_OFF)


def _texts(found: TerritorySeries) -> list[str]:
    return [str(item.period) for item in found.values]


def test_values_are_ordered_by_the_end_of_their_period() -> None:
    found = series(value("2023"), value("2021-12"), value("2020/21"), value("2021-H1"))

    assert _texts(found) == ["2021-H1", "2020/21", "2021-12", "2023"]


def test_a_change_of_method_breaks_the_series_where_it_happens() -> None:
    found = series(
        value("2023", method="nová"), value("2021", method="stará"), value("2022", method="stará")
    )

    assert [item.breaks_series for item in found.values] == [False, False, True]


def test_a_value_that_is_not_there_breaks_nothing() -> None:
    found = series(
        value("2021", method="stará"), value("2022", None), value("2023", method="stará")
    )

    assert not any(item.breaks_series for item in found.values)


def test_the_current_value_is_the_latest_after_the_baseline() -> None:
    found = series(value("2021", 21, is_baseline=True), value("2022", 22), value("2023", 20))

    assert (found.baseline, found.current) == (found.values[0], found.values[2])
    assert found.comparable == found.current


def test_a_current_value_may_be_not_available() -> None:
    found = series(value("2020", 11, is_baseline=True), value("2023", None))

    assert found.current is not None
    assert found.current.status is ValueStatus.NOT_AVAILABLE
    assert found.comparable is None


def test_there_is_no_current_value_before_something_follows_the_baseline() -> None:
    assert series(value("2020", is_baseline=True)).current is None


def test_the_newer_method_is_current_and_the_older_one_comparable() -> None:
    found = series(
        value("2021-H1", 589, "původní", is_baseline=True),
        value("2023", 310, "nová"),
        value("2023-12-31", 526, "původní"),
    )

    assert found.current is not None
    assert found.comparable is not None
    assert (found.current.amount, found.comparable.amount) == (310, 526)
    assert [item.breaks_series for item in found.values] == [False, False, True]


def test_a_part_of_a_year_is_not_current_beside_a_whole_one() -> None:
    found = series(value("2021", 240, is_baseline=True), value("2022", 230), value("2023-H1", 120))

    assert found.current is not None
    assert str(found.current.period) == "2022"


def test_a_part_of_a_year_is_current_where_there_is_nothing_else_but_not_comparable() -> None:
    found = series(value("2021", 240, is_baseline=True), value("2023-H1", 120))

    assert found.current is not None
    assert found.comparable is None


@pytest.mark.django_db
class TestReading:
    def _series(self, indicator: GlobalIndicator) -> GlobalSeries:
        return global_series(indicator.plan)[0]

    def test_a_value_is_known_from_the_end_of_its_period_or_its_day(self) -> None:
        indicator = GlobalIndicatorFactory()
        for year, known_on in ((2022, None), (2023, CUT_OFF), (2024, None)):
            GlobalValueFactory(
                indicator=indicator, period_start=datetime.date(year, 1, 1), known_on=known_on
            )
        GlobalValueFactory(
            indicator=indicator,
            period_start=datetime.date(2021, 1, 1),
            known_on=CUT_OFF + datetime.timedelta(days=1),
        )

        assert _texts(self._series(indicator).own) == ["2022", "2023"]

    def test_its_own_territory_comes_first(self) -> None:
        indicator = GlobalIndicatorFactory(territory=TerritoryFactory(name="Vzorov"))
        for name in ("Česko", "Ábelsko"):
            GlobalValueFactory(indicator=indicator, territory=TerritoryFactory(name=name))

        names = [item.name for item in self._series(indicator).territories]

        assert names == ["Vzorov", "Ábelsko", "Česko"]

    def test_the_target_in_force_on_the_day_is_taken(self) -> None:
        indicator = GlobalIndicatorFactory()
        region = TerritoryFactory(kind=Territory.Kind.REGION, key="kraj")
        GlobalTargetFactory(indicator=indicator)
        GlobalTargetFactory(
            indicator=indicator,
            rule=GlobalTarget.Rule.BELOW_TERRITORY,
            other_territory=region,
            valid_from=CUT_OFF,
        )
        GlobalTargetFactory(indicator=indicator, valid_from=CUT_OFF + datetime.timedelta(days=1))

        target = self._series(indicator).target

        assert target is not None
        assert target.rule is GlobalTarget.Rule.BELOW_TERRITORY
        assert target.other_territory == "kraj"

    def test_the_number_of_queries_does_not_grow(self) -> None:
        plan = StrategicPlanFactory()

        def queries() -> int:
            with CaptureQueriesContext(connection) as context:
                global_series(plan)
            return len(context)

        def add(number: int) -> None:
            for _ in range(number):
                indicator = GlobalIndicatorFactory(plan=plan)
                GlobalTargetFactory(indicator=indicator)
                GlobalValueFactory(indicator=indicator)
                GlobalCommentFactory(indicator=indicator)

        add(1)
        one = queries()
        add(49)

        assert queries() == one == 4
