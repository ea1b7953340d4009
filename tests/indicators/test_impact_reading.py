"""Which values are read: approved reports as known at the cut-off, published figures, targets."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.figures import ValueStatus
from indicators.impact_figures import ImpactTotal
from indicators.impact_totals import impact_totals
from indicators.models import ImpactIndicator
from plans.models import StrategicPlan
from projects.models import ImplementationReport
from tests.factories import (
    ImpactCategoryFactory,
    ImpactIndicatorFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    ProjectFactory,
    SpecificGoalFactory,
)

pytestmark = pytest.mark.django_db

CUT_OFF = datetime.date(2024, 4, 30)
LATER = datetime.date(2024, 5, 31)
State = ImplementationReport.State


def _plan_of(indicator: ImpactIndicator) -> StrategicPlan:
    return indicator.goal.strategic_goal.area.plan


def _total(indicator: ImpactIndicator, **until: Any) -> ImpactTotal:
    return impact_totals(_plan_of(indicator), cut_off=CUT_OFF, **until)[indicator.pk]


def _sum_indicator(**fields: Any) -> ImpactIndicator:
    indicator: ImpactIndicator = ImpactIndicatorFactory(aggregation="sum", **fields)
    return indicator


def _report(**fields: Any) -> ImplementationReport:
    report: ImplementationReport = ImplementationReportFactory(
        **{"state": State.APPROVED, "approved_on": datetime.date(2023, 8, 1), **fields}
    )
    return report


def _value(indicator: ImpactIndicator, report: ImplementationReport, amount: int) -> None:
    ImpactValueFactory(indicator=indicator, report=report, amount=Decimal(amount), source=None)


def test_only_approved_reports_count() -> None:
    indicator = _sum_indicator()
    project = ProjectFactory()
    _value(indicator, _report(project=project, number=1, approved_by_role="koordinátor"), 2)
    _value(indicator, _report(project=project, number=2, state="submitted", approved_on=None), 10)
    _value(indicator, _report(project=project, number=3, state="returned", approved_on=None), 20)

    total = _total(indicator).total

    assert total.amount == 2
    assert total.counted[0].approved_by == "koordinátor"
    assert total.counted[0].label == f"1. zpráva projektu {project.title}"


def test_a_report_approved_after_the_cut_off_waits_for_the_next_evaluation() -> None:
    indicator = _sum_indicator()
    _value(indicator, _report(approved_on=LATER), 2)

    assert _total(indicator).total.status is ValueStatus.NOT_REPORTED
    assert _total(indicator, corrections_until=LATER).total.amount == 2


def test_a_correction_replaces_the_value_once_it_is_known() -> None:
    indicator = _sum_indicator()
    project = ProjectFactory()
    _value(indicator, _report(project=project, number=1, state="superseded"), 2)
    correction = _report(
        project=project,
        number=1,
        version=2,
        received_on=LATER,
        approved_on=LATER,
        correction_reason="Přehlédnutý klient.",
    )
    _value(indicator, correction, 3)

    assert _total(indicator).total.amount == 2
    corrected = _total(indicator, corrections_until=LATER).total
    assert corrected.amount == 3
    assert corrected.counted[0].version == 2


def test_a_correction_that_waits_for_approval_leaves_the_approved_value() -> None:
    indicator = _sum_indicator()
    project = ProjectFactory()
    _value(indicator, _report(project=project, number=1, state="superseded"), 2)
    waiting = _report(
        project=project,
        number=1,
        version=2,
        state="submitted",
        approved_on=None,
        correction_reason="Přehlédnutý klient.",
    )
    _value(indicator, waiting, 3)

    assert _total(indicator).total.amount == 2


def test_a_published_figure_counts_from_its_date() -> None:
    indicator = _sum_indicator()
    ImpactValueFactory(indicator=indicator, amount=Decimal(7), as_of=CUT_OFF)
    ImpactValueFactory(indicator=indicator, amount=Decimal(9), as_of=LATER)

    assert _total(indicator).total.amount == 7


def test_projects_behind_a_published_figure_are_those_that_had_reported() -> None:
    indicator = ImpactIndicatorFactory(aggregation="latest")
    measure = MeasureFactory(specific_goal=indicator.goal)
    counted, newcomer = ProjectFactory.create_batch(2)
    measure.projects.add(counted, newcomer)
    _report(project=counted, number=1, is_count_only=True)
    ImpactValueFactory(indicator=indicator, amount=Decimal(7), as_of=datetime.date(2023, 6, 30))
    later = {"period_start": datetime.date(2023, 7, 1), "period_end": datetime.date(2023, 12, 31)}
    _value(indicator, _report(project=newcomer, number=1, **later), 3)

    assert _total(indicator).total.amount == 10
    _value(indicator, _report(project=counted, number=2, **later), 8)
    assert _total(indicator).total.amount == 11


def test_a_measure_reported_under_another_goal_stands_behind_its_figures() -> None:
    indicator = ImpactIndicatorFactory(aggregation="latest")
    goal = SpecificGoalFactory(strategic_goal=indicator.goal.strategic_goal)
    project = ProjectFactory()
    MeasureFactory(specific_goal=goal, reported_under=indicator.goal).projects.add(project)
    _report(project=project, number=1, is_count_only=True)
    ImpactValueFactory(indicator=indicator, amount=Decimal(7), as_of=datetime.date(2023, 6, 30))
    later = {"period_start": datetime.date(2023, 7, 1), "period_end": datetime.date(2023, 12, 31)}
    _value(indicator, _report(project=project, number=2, **later), 8)

    assert _total(indicator).total.amount == 8


def test_the_target_is_the_one_in_force() -> None:
    indicator = _sum_indicator()
    ImpactTargetFactory(indicator=indicator, amount=Decimal(60), valid_from=CUT_OFF)
    ImpactTargetFactory(
        indicator=indicator, amount=Decimal(40), valid_from=datetime.date(2022, 1, 1)
    )
    ImpactTargetFactory(indicator=indicator, amount=Decimal(80), valid_from=LATER)

    target = _total(indicator).target

    assert target is not None
    assert target.amount == 60


def test_indicators_come_in_the_order_of_their_goals() -> None:
    tenth = SpecificGoalFactory(code="1.1.10")
    ninth = SpecificGoalFactory(strategic_goal=tenth.strategic_goal, code="1.1.9")
    for goal in (tenth, ninth, ninth):
        ImpactIndicatorFactory(goal=goal)

    totals = impact_totals(tenth.strategic_goal.area.plan, cut_off=CUT_OFF)

    assert [total.code for total in totals.values()] == ["1.1.9/1", "1.1.9/2", "1.1.10/1"]


def test_the_number_of_queries_does_not_grow() -> None:
    goal = SpecificGoalFactory()
    plan = goal.strategic_goal.area.plan

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            impact_totals(plan, cut_off=CUT_OFF)
        return len(context)

    def add(number: int) -> None:
        for _ in range(number):
            indicator = _sum_indicator(goal=goal)
            category = ImpactCategoryFactory(indicator=indicator)
            project = ProjectFactory()
            MeasureFactory(specific_goal=goal).projects.add(project)
            ImpactTargetFactory(indicator=indicator)
            ImpactValueFactory(indicator=indicator, category=category)
            ImpactValueFactory(
                indicator=indicator, category=category, report=_report(project=project)
            )

    add(1)
    one = queries()
    add(49)

    assert queries() == one == 6
