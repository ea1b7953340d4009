"""State of measures and reports received of reports expected."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from measures.models import Measure, MeasureState
from measures.progress import MeasureProgress, measure_progress, reports_by_goal
from plans.models import StrategicPlan
from projects.models import ImplementationReport
from tests.factories import (
    ImplementationReportFactory,
    MeasureFactory,
    MeasureStateFactory,
    OrganisationFactory,
    ProjectFactory,
    SpecificGoalFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

CUT_OFF = datetime.date(2024, 4, 30)
State = ImplementationReport.State


def _plan_of(measure: Measure) -> StrategicPlan:
    return measure.specific_goal.strategic_goal.area.plan


def _progress(measure: Measure, **until: Any) -> MeasureProgress:
    return measure_progress(_plan_of(measure), cut_off=CUT_OFF, **until)[measure.pk]


def _measure_with_project(**project: Any) -> Measure:
    measure: Measure = MeasureFactory()
    measure.projects.add(ProjectFactory(**project))
    return measure


def test_it_counts_reports_received_of_reports_expected() -> None:
    measure = _measure_with_project(
        starts_on=datetime.date(2023, 2, 1), ends_on=datetime.date(2026, 1, 31)
    )
    project = measure.projects.get()
    for number in (1, 2):
        ImplementationReportFactory(project=project, number=number)

    progress = _progress(measure)

    assert (progress.received, progress.expected) == (2, 6)
    assert progress.reports_expected
    assert [report.number for report in progress.reports] == [1, 2]
    assert progress.projects[0].periods[0].end == datetime.date(2023, 7, 31)


def test_reports_after_the_cut_off_and_drafts_are_not_counted() -> None:
    measure = _measure_with_project()
    project = measure.projects.get()
    ImplementationReportFactory(project=project, number=1, received_on=CUT_OFF)
    ImplementationReportFactory(
        project=project, number=2, received_on=CUT_OFF + datetime.timedelta(days=1)
    )
    ImplementationReportFactory(project=project, number=3, state=State.DRAFT)
    ImplementationReportFactory(project=project, number=4, state=State.RETURNED)

    assert [report.number for report in _progress(measure).reports] == [1]


def test_a_correction_counts_once_and_only_if_it_came_in_time() -> None:
    measure = _measure_with_project()
    project = measure.projects.get()
    late = CUT_OFF + datetime.timedelta(days=30)
    ImplementationReportFactory(project=project, number=1, state=State.SUPERSEDED)
    ImplementationReportFactory(
        project=project, number=1, version=2, received_on=late, correction_reason="Chybný součet."
    )

    assert [report.version for report in _progress(measure).reports] == [1]
    assert [report.version for report in _progress(measure, corrections_until=late).reports] == [2]


def test_no_reports_are_expected_of_a_project_set_to_zero() -> None:
    measure = _measure_with_project(expected_reports_by_hand=0)

    progress = _progress(measure)

    assert not progress.reports_expected
    assert progress.projects[0].is_set_by_hand


def test_the_state_is_the_latest_known_on_the_day() -> None:
    measure = MeasureFactory()
    MeasureStateFactory(
        measure=measure, since=CUT_OFF + datetime.timedelta(days=1), state="completed"
    )
    MeasureStateFactory(measure=measure, since=CUT_OFF, state="in_progress", note="Běží.")
    MeasureStateFactory(measure=measure, since=datetime.date(2022, 1, 1), state="planned")

    progress = _progress(measure)

    assert progress.state is MeasureState.State.IN_PROGRESS
    assert (progress.state_since, progress.state_note) == (CUT_OFF, "Běží.")


def test_a_measure_without_a_state_is_planned_since_nobody_knows_when() -> None:
    progress = _progress(MeasureFactory())

    assert progress.state is MeasureState.State.PLANNED
    assert progress.state_since is None


def test_the_office_that_approved_is_named_and_never_the_person() -> None:
    measure = _measure_with_project()
    project = measure.projects.get()
    user = UserFactory(name="Jméno Příjmení", organisation=OrganisationFactory(name="Město"))
    ImplementationReportFactory(project=project, number=1, approved_by=user)
    ImplementationReportFactory(
        project=project, number=2, approved_by=user, approved_by_role="koordinátor plánu"
    )
    ImplementationReportFactory(project=project, number=3, approved_by=UserFactory())

    assert [report.approved_by for report in _progress(measure).reports] == [
        "Město",
        "koordinátor plánu",
        "",
    ]


def test_a_project_of_two_measures_counts_in_both_and_in_their_goal_once() -> None:
    goal = SpecificGoalFactory()
    first, second = MeasureFactory.create_batch(2, specific_goal=goal)
    project = ProjectFactory()
    ImplementationReportFactory(project=project)
    for measure in (first, second):
        measure.projects.add(project)

    progress = measure_progress(_plan_of(first), cut_off=CUT_OFF)

    assert [progress[item.pk].received for item in (first, second)] == [1, 1]
    counts = reports_by_goal(progress)[goal.pk]
    assert (counts.received, counts.expected) == (1, 6)


def test_a_measure_reported_elsewhere_counts_in_that_goal_only() -> None:
    own = SpecificGoalFactory()
    other = SpecificGoalFactory(strategic_goal=own.strategic_goal)
    measure = MeasureFactory(specific_goal=own, reported_under=other)
    measure.projects.add(ProjectFactory())

    counts = reports_by_goal(measure_progress(_plan_of(measure), cut_off=CUT_OFF))

    assert own.pk not in counts
    assert counts[other.pk].expected == 6


def test_measures_come_in_the_order_of_their_codes() -> None:
    goal = SpecificGoalFactory()
    for code in ("1.1.1.10", "1.1.1.9"):
        MeasureFactory(specific_goal=goal, code=code)

    progress = measure_progress(goal.strategic_goal.area.plan, cut_off=CUT_OFF)

    assert [item.code for item in progress.values()] == ["1.1.1.9", "1.1.1.10"]


def test_the_number_of_queries_does_not_grow() -> None:
    goal = SpecificGoalFactory()
    plan = goal.strategic_goal.area.plan

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as context:
            measure_progress(plan, cut_off=CUT_OFF)
        return len(context)

    def add(number: int) -> None:
        for _ in range(number):
            measure = MeasureFactory(specific_goal=goal)
            measure.projects.add(ProjectFactory())
            MeasureStateFactory(measure=measure)
            ImplementationReportFactory(project=measure.projects.get())

    add(1)
    one = queries()
    add(49)

    assert queries() == one == 3
