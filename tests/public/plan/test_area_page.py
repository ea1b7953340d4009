"""The page of a thematic area."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from measures.models import MeasureState
from plans.models import StrategicPlan, ThematicArea
from tests.factories import (
    AreaProjectFactory,
    CallFactory,
    ImplementationReportFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    MeasureStateFactory,
    OrganisationFactory,
    ProjectFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> ThematicArea:
    made: ThematicArea = ThematicAreaFactory(
        plan=StrategicPlanFactory(key="vzorov"), code="1", name="Bydlení"
    )
    return made


def test_it_walks_from_goals_to_measures(client: Client, area: ThematicArea) -> None:
    strategic = StrategicGoalFactory(area=area, code="1.1", title="Dost bytů")
    goal = SpecificGoalFactory(
        strategic_goal=strategic, code="1.1.1", title="Čtyřicet bytů", deadline_year=2025
    )
    measure = MeasureFactory(specific_goal=goal, code="1.1.1.1", title="Zabydlování")
    MeasureStateFactory(measure=measure, state=MeasureState.State.IN_PROGRESS)
    project = ProjectFactory()
    measure.projects.add(project)
    ImplementationReportFactory(project=project)
    for position, name in enumerate(["Město", "Spolek", "Charita", "Diakonie", "Armáda"]):
        MeasureImplementerFactory(
            measure=measure, organisation=OrganisationFactory(name=name), position=position
        )
    response = client.get("/plany/vzorov/oblasti/1/")

    assertContains(response, "<h1>Bydlení</h1>", html=True)
    assertContains(response, "splnit do konce roku 2025")
    assertContains(response, 'href="/plany/vzorov/opatreni/1.1.1.1/"')
    assertContains(response, '<span class="state state--in_progress">v realizaci</span>')
    assertContains(response, "doručené zprávy: 1 z 6")
    assertContains(response, "Město, Spolek, Charita")
    assertContains(response, "a další (2)")
    assertNotContains(response, "Diakonie")


def test_it_leads_to_the_areas_before_and_after(client: Client, area: ThematicArea) -> None:
    for code, name in (("2", "Práce"), ("10", "Zdraví")):
        ThematicAreaFactory(plan=area.plan, code=code, name=name)

    response = client.get("/plany/vzorov/oblasti/2/")

    assertContains(response, 'href="/plany/vzorov/oblasti/1/"')
    assertContains(response, 'href="/plany/vzorov/oblasti/10/"')
    assertContains(response, "area area--2")


def test_an_area_of_a_plan_without_measures_lists_its_projects(
    client: Client, area: ThematicArea
) -> None:
    project = ProjectFactory(key="koncepce", title="Koncepce bydlení", holder__name="Město")
    AreaProjectFactory(area=area, project=project)

    response = client.get("/plany/vzorov/oblasti/1/")

    assertContains(response, "Koncepce bydlení")
    assertContains(response, 'href="/projekty/koncepce/"')


def test_an_area_without_anything_leads_to_the_documents(
    client: Client, area: ThematicArea
) -> None:
    response = client.get("/plany/vzorov/oblasti/1/")

    assertContains(response, "Cíle a opatření této oblasti portál nezná.")
    assertContains(response, 'href="/plany/vzorov/#dokumenty"')


def test_goals_without_goals_and_measures_say_so(client: Client, area: ThematicArea) -> None:
    StrategicGoalFactory(area=area, code="1.1")
    SpecificGoalFactory(strategic_goal=StrategicGoalFactory(area=area, code="1.2"))

    response = client.get("/plany/vzorov/oblasti/1/")

    assertContains(response, "nejsou stanoveny žádné specifické cíle")
    assertContains(response, "nejsou stanovena žádná opatření")


@pytest.mark.parametrize(
    "code", ["2", "0", "01", "1.1", "x", "-1", "9999999999", "1%00", "%FF", "1'--", "{{7*7}}"]
)
def test_an_unknown_code_is_not_found(client: Client, area: ThematicArea, code: str) -> None:
    assert client.get(f"/plany/vzorov/oblasti/{code}/").status_code == 404


def test_an_area_of_a_plan_in_preparation_is_not_found(client: Client) -> None:
    plan = StrategicPlanFactory(key="chystany", state=StrategicPlan.State.PREPARED)
    ThematicAreaFactory(plan=plan, code="1")
    assert client.get("/plany/chystany/oblasti/1/").status_code == 404


def test_in_english_words_of_the_portal_are_english(client: Client, area: ThematicArea) -> None:
    response = client.get("/en/plany/vzorov/oblasti/1/")

    assertContains(response, "Thematic area 1")
    assertContains(response, '<h1 lang="cs">Bydlení</h1>', html=True)


def test_queries_do_not_grow_with_the_area(
    client: Client, area: ThematicArea, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(50):
        goal = SpecificGoalFactory(strategic_goal__area=area)
        measure = MeasureFactory(specific_goal=goal)
        project = ProjectFactory(call=CallFactory(is_coordinated=True))
        measure.projects.add(project)
        MeasureImplementerFactory(measure=measure)
        ImplementationReportFactory(project=project)
        AreaProjectFactory(area=area)
    with django_assert_max_num_queries(12):
        response = client.get("/plany/vzorov/oblasti/1/")
    assertContains(response, 'class="plan-goal"', count=50)
