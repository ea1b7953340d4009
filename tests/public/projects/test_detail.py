"""The page of a project: facts, reports by half-year, outputs, measures, indicators."""

import datetime
import re
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from plans.models import StrategicPlan
from projects.models import ImplementationReport, Project
from public.projects.reading import read_reporting
from tests.factories import (
    AreaProjectFactory,
    ImpactIndicatorFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    MeasureStateFactory,
    ProjectActivityFactory,
    ProjectFactory,
    ProjectOutputFactory,
    SourceDocumentFactory,
    StrategicPlanFactory,
    TargetGroupFactory,
)

pytestmark = pytest.mark.django_db

State = ImplementationReport.State
day = datetime.date
# Two years: half-years end on 30 June and 31 December.
TWO_YEARS = {"starts_on": day(2023, 1, 1), "ends_on": day(2024, 12, 31)}


def report(project: Project, number: int, state: State, **kwargs: object) -> ImplementationReport:
    period = project.report_periods[number - 1]
    defaults = {
        "period_start": period.start,
        "period_end": period.end,
        "received_on": None,
        "state": state,
    }
    made: ImplementationReport = ImplementationReportFactory(
        project=project, number=number, **{**defaults, **kwargs}
    )
    return made


def states(project: Project, today: datetime.date) -> list[str]:
    return [half_year.state for half_year in read_reporting(project, today).half_years]


def plain(response: HttpResponse) -> str:
    """With spaces one can type."""
    return response.text.replace("\u00a0", " ")


def test_facts(client: Client) -> None:
    project = ProjectFactory(
        title="Marodka pro osoby bez přístřeší",
        budget=Decimal("7908794.60"),
        description="První odstavec.\n\nDruhý odstavec.",
        source=SourceDocumentFactory(title="Průběžné vyhodnocení"),
        source_place="Příloha A",
    )
    project.target_groups.add(TargetGroupFactory(name="lidé bez domova"))
    response = client.get(project.get_absolute_url())
    for text in (
        "7 908 794,60 Kč",
        "1. 1. 2023–31. 12. 2025",
        str(project.registration_number),
        str(project.holder),
        project.call.name or project.call.label,
        project.call.programme.name,
        "lidé bez domova",
        "Průběžné vyhodnocení",
        "Příloha A",
    ):
        assert text in plain(response)
    assertContains(response, "<p>Druhý odstavec.</p>", html=True)


def test_what_no_document_says_is_said(client: Client) -> None:
    project = ProjectFactory(
        holder=None,
        call=None,
        budget=None,
        starts_on=None,
        ends_on=None,
        registration_number=None,
    )
    response = client.get(project.get_absolute_url())
    for text in (
        "rozpočet dokument neuvádí",
        "období dokument neuvádí",
        "nositele dokument neuvádí",
        "program dokument neuvádí",
        "výzvu dokument neuvádí",
        "registrační číslo dokument neuvádí",
        "Popis projektu dokument neuvádí",
        "Cílové skupiny dokument neuvádí",
        "proto nejde určit, kolik zpráv má přijít",
        "neuskutečňuje žádné opatření",
        "vlastní záznam portálu",
    ):
        assertContains(response, text)
    assert not re.search(r"<dd>\s*</dd>|<td[^>]*>\s*</td>", response.text)


def test_reports_of_half_years(client: Client) -> None:
    project = ProjectFactory(**TWO_YEARS)
    report(project, 1, State.APPROVED, received_on=day(2023, 7, 20), approved_on=day(2023, 8, 1))
    report(project, 2, State.SUBMITTED, received_on=day(2024, 1, 20))
    assert states(project, day(2024, 7, 1)) == ["approved", "submitted", "expected", "expected"]
    # Due within a month of the end of the half-year.
    assert states(project, day(2024, 7, 30)) == ["approved", "submitted", "expected", "expected"]
    assert states(project, day(2024, 7, 31)) == ["approved", "submitted", "overdue", "expected"]
    response = client.get(project.get_absolute_url())
    assertContains(response, "Přišly 2 zprávy, za celý projekt jich má být 4.")
    assert "1. 8. 2023" in plain(response)
    assertContains(response, "Po termínu znamená, že zpráva zatím není v tomto portálu.")


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED])
def test_a_draft_is_nobody_elses_matter(client: Client, state: State) -> None:
    project = ProjectFactory(**TWO_YEARS)
    report(project, 1, state, due_on=day(2023, 9, 30), note="Pracovní poznámka")
    assert states(project, day(2023, 9, 30))[0] == "expected"
    assert states(project, day(2023, 10, 1))[0] == "overdue"
    assertNotContains(client.get(project.get_absolute_url()), "Pracovní poznámka")


def test_a_correction_leaves_the_approved_version_in_force(client: Client) -> None:
    project = ProjectFactory(**TWO_YEARS)
    report(project, 1, State.SUPERSEDED, received_on=day(2023, 7, 1), approved_on=day(2023, 8, 1))
    report(
        project,
        1,
        State.SUBMITTED,
        version=2,
        received_on=day(2023, 9, 1),
        correction_reason="Chybný součet",
    )
    half_year = read_reporting(project, day(2023, 12, 1)).half_years[0]
    assert (half_year.state, half_year.correction_waits) == ("approved", True)
    assertContains(client.get(project.get_absolute_url()), "oprava čeká na schválení")


def test_a_project_that_does_not_report(client: Client) -> None:
    project = ProjectFactory(expected_reports_by_hand=0)
    assertContains(client.get(project.get_absolute_url()), "pololetní zprávy neodevzdává")


def test_a_report_beyond_those_expected_is_shown_too() -> None:
    project = ProjectFactory(**TWO_YEARS, expected_reports_by_hand=1)
    report(project, 1, State.APPROVED)
    report(project, 2, State.APPROVED)
    assert states(project, day(2025, 6, 1)) == ["approved", "approved"]


def test_outputs_planned_and_delivered(client: Client) -> None:
    activity = ProjectActivityFactory(number=1, title="Lokální intervence")
    ProjectOutputFactory(activity=activity, title="plány", planned=Decimal(250), delivered=None)
    ProjectOutputFactory(activity=activity, title="byty", planned=Decimal(8), delivered=Decimal(0))
    response = client.get(activity.project.get_absolute_url())
    assertContains(response, "1. Lokální intervence")
    assertContains(response, '<td class="num" data-label="Plánováno">250</td>', html=True)
    # Nothing delivered is not the same as nothing known.
    assertContains(response, '<td class="num" data-label="Vzniklo">0</td>', html=True)
    assertContains(response, '<span class="soft">dokument neříká</span>', html=True)


def test_measures_of_public_plans_and_indicators_they_feed(client: Client) -> None:
    current = StrategicPlanFactory(state=StrategicPlan.State.CURRENT)
    prepared = StrategicPlanFactory(state=StrategicPlan.State.PREPARED)
    shown = MeasureFactory(specific_goal__strategic_goal__area__plan=current, title="Dostupné byty")
    hidden = MeasureFactory(specific_goal__strategic_goal__area__plan=prepared, title="Tajemství")
    MeasureStateFactory(measure=shown, state="completed")
    project = ProjectFactory(**TWO_YEARS)
    project.measures.add(shown, hidden)
    fed = ImpactIndicatorFactory(goal=shown.specific_goal, name="Počet domácností")
    ImpactIndicatorFactory(goal=hidden.specific_goal, name="Tajný ukazatel")
    for number, state in ((1, State.APPROVED), (2, State.SUBMITTED)):
        ImpactValueFactory(indicator=fed, report=report(project, number, state))
    response = client.get(project.get_absolute_url())
    assertContains(response, shown.get_absolute_url())
    assertContains(response, "dokončeno")
    assertContains(response, fed.get_absolute_url())
    # Of the approved report only.
    assertContains(response, "Hodnota z 1 schválené zprávy tohoto projektu")
    assertNotContains(response, "Taj")


def test_measures_reported_under_another_goal_feed_that_goal(client: Client) -> None:
    plan = StrategicPlanFactory(state=StrategicPlan.State.CURRENT)
    own = ImpactIndicatorFactory(goal__strategic_goal__area__plan=plan, name="Vlastní ukazatel")
    other = ImpactIndicatorFactory(
        goal__strategic_goal=own.goal.strategic_goal, name="Ukazatel jinde"
    )
    project = ProjectFactory()
    project.measures.add(MeasureFactory(specific_goal=own.goal, reported_under=other.goal))
    response = client.get(project.get_absolute_url())
    assertContains(response, "Ukazatel jinde")
    assertNotContains(response, "Vlastní ukazatel")


def test_areas_of_a_plan_without_measures(client: Client) -> None:
    row = AreaProjectFactory(area__plan__state=StrategicPlan.State.CLOSED)
    response = client.get(row.project.get_absolute_url())
    assertContains(response, row.area.get_absolute_url())


@pytest.mark.parametrize("key", ["neznamy", "a" * 5000, "-", "0"])
def test_an_unknown_project_is_not_found(client: Client, key: str) -> None:
    assert client.get(f"/projekty/{key}/").status_code == 404


def test_in_english(client: Client) -> None:
    project = ProjectFactory(title="Marodka", budget=None)
    response = client.get(f"/en{project.get_absolute_url()}")
    assertContains(response, '<h1 lang="cs">Marodka</h1>', html=True)
    assertContains(response, "the document gives no budget")
    assertContains(response, "Implementation reports")


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = StrategicPlanFactory(state=StrategicPlan.State.CURRENT)

    def grow(project: Project, times: int) -> None:
        for _number in range(times):
            measure = MeasureFactory(specific_goal__strategic_goal__area__plan=plan)
            MeasureStateFactory(measure=measure)
            project.measures.add(measure)
            ImpactIndicatorFactory(goal=measure.specific_goal)
            ProjectOutputFactory(activity=ProjectActivityFactory(project=project))
            project.target_groups.add(TargetGroupFactory())
            AreaProjectFactory(area=measure.specific_goal.strategic_goal.area, project=project)

    project = ProjectFactory(ends_on=day(2047, 12, 31))
    grow(project, 1)
    report(project, 1, State.APPROVED)
    with django_assert_max_num_queries(12) as one:
        client.get(project.get_absolute_url())
    grow(project, 49)
    for number in range(2, 50):
        report(project, number, State.SUBMITTED, received_on=timezone.localdate())
    with django_assert_max_num_queries(12) as fifty:
        client.get(project.get_absolute_url())
    assert len(one) == len(fifty)
