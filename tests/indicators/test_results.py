"""The one door to indicators: totals, what is shown of them, and verdicts together."""

import datetime
from decimal import Decimal

import pytest

from indicators.models import GlobalTarget, ImpactIndicator
from indicators.results import global_results, impact_results
from indicators.suppression import Disclosure, EarlierFigure
from indicators.verdicts import Course
from measures.progress import measure_progress
from plans.models import StrategicPlan
from tests.factories import (
    GlobalIndicatorFactory,
    GlobalTargetFactory,
    GlobalValueFactory,
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db

CUT_OFF = datetime.date(2024, 4, 30)


def _indicator(*amounts: int, threshold: int = 5, is_sensitive: bool = True) -> ImpactIndicator:
    """A sum of increments of one project, each from its approved report; target 60."""
    indicator: ImpactIndicator = ImpactIndicatorFactory(
        aggregation="sum",
        is_sensitive=is_sensitive,
        goal__strategic_goal__area__plan__small_count_threshold=threshold,
    )
    ImpactTargetFactory(indicator=indicator, amount=Decimal(60))
    project = ProjectFactory()
    MeasureFactory(specific_goal=indicator.goal).projects.add(project)
    for number, amount in enumerate(amounts, start=1):
        report = ImplementationReportFactory(project=project, number=number, state="approved")
        ImpactValueFactory(indicator=indicator, report=report, amount=Decimal(amount), source=None)
    return indicator


def _result(indicator: ImpactIndicator, *earlier: EarlierFigure):  # type: ignore[no-untyped-def]
    plan: StrategicPlan = indicator.goal.strategic_goal.area.plan
    code = f"{indicator.goal.code}/{indicator.position}"
    return impact_results(
        plan,
        year=2023,
        cut_off=CUT_OFF,
        progress=measure_progress(plan, cut_off=CUT_OFF),
        earlier={code: {"": earlier}},
    )[0]


def test_a_shown_figure_is_judged_by_the_reports_of_its_goal() -> None:
    result = _result(_indicator(8, 20))

    assert result.disclosure.total.amount == 28
    assert result.verdict.state is Course.ON_COURSE
    assert result.verdict.reason.replace("\u00a0", " ") == (
        "Dosaženo 28 ze 60 (47 %), doručeny jsou 2 ze 6 očekávaných zpráv (33 %)."
    )
    assert result.target_text.replace("\u00a0", " ") == "Nejméně 60 do konce roku 2025"


def test_the_threshold_is_the_plans() -> None:
    assert _result(_indicator(8)).disclosure.total.disclosure is Disclosure.SHOWN
    assert _result(_indicator(8, threshold=10)).disclosure.total.disclosure is Disclosure.SMALL


def test_a_hidden_figure_is_neither_shown_nor_told() -> None:
    result = _result(_indicator(3))

    assert result.disclosure.total.amount is None
    assert result.verdict.state is Course.CANNOT_TELL
    assert "3" not in result.verdict.reason


def test_what_earlier_editions_showed_is_taken_into_account() -> None:
    indicator = _indicator(20, 3)

    assert _result(indicator).disclosure.total.is_shown
    earlier = EarlierFigure(amount=Decimal(20))
    assert _result(indicator, earlier).disclosure.total.disclosure is Disclosure.WITHHELD


def test_a_global_indicator_comes_with_its_verdict_and_target() -> None:
    indicator = GlobalIndicatorFactory()
    GlobalTargetFactory(indicator=indicator, rule=GlobalTarget.Rule.BELOW_VALUE, amount=Decimal(16))
    for year, amount in ((2021, 21), (2023, 20)):
        GlobalValueFactory(
            indicator=indicator,
            period_start=datetime.date(year, 1, 1),
            amount=Decimal(amount),
            is_baseline=year == 2021,
        )

    result = global_results(indicator.plan, cut_off=CUT_OFF)[0]

    assert result.verdict.state is Course.ON_COURSE
    assert result.target_text.replace("\u00a0", " ") == "Méně než 16"
    assert result.to_reach == 16
