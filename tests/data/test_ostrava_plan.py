"""Ostrava's plan as it ships is what its evaluation prints, transcribed here a second time."""

import datetime
from decimal import Decimal

import pytest

from indicators.models import GlobalIndicator, ImpactIndicator
from measures.funding import plan_funding
from measures.models import Measure
from measures.progress import measure_progress
from plans.models import SpecificGoal, StrategicGoal, StrategicPlan, ThematicArea
from projects.models import Project
from publications.evaluation.models import ControlFigure
from publications.models import Event

pytestmark = pytest.mark.usefixtures("ostrava")

CUT_OFF = datetime.date(2024, 4, 30)


def test_the_plan_has_the_printed_number_of_everything(plan: StrategicPlan) -> None:
    goals = SpecificGoal.objects.filter(strategic_goal__area__plan=plan)
    counted = {
        "areas": ThematicArea.objects.filter(plan=plan).count(),
        "strategic goals": StrategicGoal.objects.filter(area__plan=plan).count(),
        "specific goals": goals.count(),
        "measures": Measure.objects.of_plan(plan).count(),
        "impact indicators": ImpactIndicator.objects.filter(goal__in=goals).count(),
        "global indicators": GlobalIndicator.objects.filter(plan=plan).count(),
    }
    assert counted == {
        "areas": 6,
        "strategic goals": 12,
        "specific goals": 23,
        "measures": 46,
        "impact indicators": 46,
        "global indicators": 11,
    }
    assert goals.filter(reviews__year=2023).count() == 23


def test_the_measure_printed_twice_is_one_and_says_so() -> None:
    measure = Measure.objects.get(code="2.1.3.3")
    assert "dvakrát" in measure.source_note
    assert ControlFigure.objects.get(figure="measure:2.1.3.3/occurrences").printed == "2"


REPORTS = """
1.1.1.1 3/6  1.1.2.1 3/6  1.1.3.1 3/6  1.2.1.1 3/6  2.1.1.1 1/6  2.1.1.2 0/6  2.1.1.3 0/6
2.1.2.1 2/6  2.1.3.1 0/6  2.1.3.4 0/6  3.1.1.3 0/6  3.1.1.5 2/6  3.2.1.1 1/6  3.2.1.2 1/6
3.2.1.3 1/6  4.1.1.1 1/6  4.1.2.1 1/6  5.1.1.1 0/6  6.2.1.1 1/6  6.2.1.2 2/6  6.2.2.1 1/6
6.2.3.1 1/6  6.2.3.2 0/6
"""


def test_reports_received_and_expected_follow_from_the_projects(plan: StrategicPlan) -> None:
    words = REPORTS.split()
    printed = dict(zip(words[::2], words[1::2], strict=True))
    derived = {
        item.code: f"{item.received}/{item.expected}"
        for item in measure_progress(plan, cut_off=CUT_OFF).values()
        if item.reports_expected
    }
    # Printed as 0/6, though the project lasts four half-years.
    assert derived == printed | {"5.1.1.1": "0/4"}
    held = {
        code: "/".join(
            ControlFigure.objects.get(figure=f"measure:{code}/{end}").printed
            for end in ("received", "expected")
        )
        for code in printed
    }
    assert held == printed


NOT_IMPLEMENTED = """
1.3.1.1 1.3.1.2 2.1.3.2 2.1.3.3 3.1.1.1 3.1.1.2 3.1.1.4 3.1.1.7 3.2.2.1 4.1.2.2 4.1.2.3
4.2.1.2 4.2.1.3 6.1.1.1
"""


def test_states_of_measures(plan: StrategicPlan) -> None:
    codes: dict[str, set[str]] = {}
    for measure in Measure.objects.of_plan(plan).with_state(CUT_OFF):
        codes.setdefault(measure.state, set()).add(measure.code)
    assert codes["completed"] == {"6.1.1.2"}
    assert codes["not_implemented"] == set(NOT_IMPLEMENTED.split())
    assert len(codes["in_progress"]) == 31


# Annex A: the last digits of the registration number, and the budget.
BUDGETS = """
1145 14964994.80  1346 14999040.00  1212 14819112.00  0328 12287520.00  1316 4686780.00
1333 12170133.36  1195 2608704.00   0438 10619055.00  0528 2697408.00   1139 4144700.00
1127 6752088.00   0525 5673024.00   1118 2872800.00   2527 30969331.66  2958 3815990.69
1156 5383722.40   0551 10117926.00  0526 4720464.00   0421 6519240.00   1157 7908794.60
"""


def test_annex_a_and_its_exact_totals(plan: StrategicPlan) -> None:
    words = BUDGETS.split()
    printed = dict(zip(words[::2], map(Decimal, words[1::2]), strict=True))
    funding = plan_funding(plan)
    assert {row.registration_number[-4:]: row.budget for row in funding.projects} == printed
    assert funding.totals.total.amount == sum(printed.values()) == Decimal("178730828.51")
    assert {row.key: (row.amount, row.count) for row in funding.totals.by_programme} == {
        "opz-plus": (Decimal("143945506.16"), 18),
        "irop": (Decimal("34785322.35"), 2),
    }


def test_printed_totals_are_held_beside_the_sums() -> None:
    printed = dict(
        ControlFigure.objects.filter(figure__startswith="budget:").values_list("figure", "printed")
    )
    assert printed == {
        "budget:total": "178730828.50",
        "budget:programme/opz-plus": "143945506.20",
        "budget:programme/irop": "34785322.35",
    }


def test_a_project_may_have_another_holder_than_its_measure_an_implementer() -> None:
    differing = {
        measure.code: project.holder.key
        for measure in Measure.objects.prefetch_related("projects__holder", "implementers")
        for project in measure.projects.all()
        if project.holder and project.holder not in measure.implementers.all()
    }
    assert differing == {
        "2.1.2.1": "mestska-policie-ostrava",
        "3.1.1.3": "organizace-pro-pomoc-uprchlikum",
    }


def test_one_project_carries_the_four_measures_of_housing() -> None:
    project = Project.objects.get(title="Rozvoj sociálního bydlení ve městě Ostrava")
    assert sorted(measure.code for measure in project.measures.all()) == [
        "1.1.1.1",
        "1.1.2.1",
        "1.1.3.1",
        "1.2.1.1",
    ]
    assert project.call is not None
    assert project.call.label == "007 OPZ+"


def test_the_year_2023_has_something_in_every_month(plan: StrategicPlan) -> None:
    events = Event.objects.filter(plan=plan, starts_on__year=2023)
    assert {event.starts_on.month for event in events} == set(range(1, 13))
    assert {event.precision for event in events} == {Event.Precision.MONTH}
    highlights = {event.starts_on.month for event in events if event.is_highlight}
    assert highlights == {4, 6, 9, 10}


def test_meetings_of_bodies_stand_where_the_document_dates_them() -> None:
    """Months of 2023. The other meeting of the housing group has no date in the document."""
    meetings = Event.objects.exclude(body=None).values_list("body__key", "starts_on__month")
    assert sorted(meetings) == [
        ("lokalni-partnerstvi-ostrava", 3),
        ("lokalni-partnerstvi-ostrava", 11),
        ("platforma-velkych-mest", 3),
        ("platforma-velkych-mest", 6),
        ("platforma-velkych-mest", 11),
        ("ps-socialni-bydleni", 9),
        ("ps-zamestnanost", 6),
        ("ps-zamestnanost", 10),
    ]
