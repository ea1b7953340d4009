"""The search page: what is found, in what order, in which groups; and whatever may be typed."""

import datetime
import logging
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from plans.models import StrategicPlan
from tests.factories import (
    BodyFactory,
    BodyMembershipFactory,
    ContactFactory,
    CooperationFactory,
    DocumentFactory,
    EventFactory,
    GlobalIndicatorFactory,
    GoalReviewFactory,
    ImpactIndicatorFactory,
    LocalityFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    NewsItemFactory,
    OrganisationFactory,
    PageFactory,
    ProjectActivityFactory,
    ProjectFactory,
    SourceDocumentFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)
from tests.public.search.searching import hits, plain, search, titles

pytestmark = pytest.mark.django_db


def test_everything_public_is_found_and_leads_to_its_place() -> None:
    plan = StrategicPlanFactory(key="plan-mesta", title="Plán žirafy")
    area = ThematicAreaFactory(plan=plan, code="1", name="Oblast žirafy")
    strategic = StrategicGoalFactory(area=area, code="1.1", title="Strategický cíl žirafy")
    specific = SpecificGoalFactory(
        strategic_goal=strategic, code="1.1.1", title="Specifický cíl žirafy"
    )
    GoalReviewFactory(goal=specific, year=2023, summary="Rok žirafy")
    MeasureFactory(specific_goal=specific, code="1.1.1.1", title="Opatření žirafy")
    GlobalIndicatorFactory(plan=plan, key="zirafy", name="Počet žiraf")
    ImpactIndicatorFactory(goal=specific, position=2, name="Nakrmené žirafy")
    ProjectFactory(key="zirafa", title="Projekt žirafa")
    zoo = OrganisationFactory(key="zoo", name="Dům žiraf")
    BodyFactory(key="skupina", name="Skupina žiraf")
    CooperationFactory(municipality=zoo)
    LocalityFactory(municipality=zoo, name="U žirafy")
    NewsItemFactory(key="nova", title="Nová žirafa", published_on=datetime.date(2023, 1, 1))
    EventFactory(key="den", title="Den žiraf")
    DocumentFactory(key="zprava", title="Zpráva o žirafách")
    PageFactory(key="pristupnost", title="Přístupnost žirafám")
    PageFactory(key="zirafy", title="O žirafách")
    SourceDocumentFactory(key="atlas", title="Atlas žiraf")
    assert {hit.path for hit in hits("zirafa")} == {
        "/plany/plan-mesta/",
        "/plany/plan-mesta/oblasti/1/",
        "/plany/plan-mesta/cile/1.1/",
        "/plany/plan-mesta/cile/1.1.1/",
        "/plany/plan-mesta/cile/1.1.1/#rok-2023",
        "/plany/plan-mesta/opatreni/1.1.1.1/",
        "/plany/plan-mesta/indikatory/zirafy/",
        "/plany/plan-mesta/indikatory-dopadu/1.1.1/2/",
        "/projekty/zirafa/",
        "/partneri/zoo/",
        "/organy/skupina/",
        "/obce/zoo/",
        "/obce/zoo/#lokality",
        "/aktuality/nova/",
        "/akce/den/",
        "/dokumenty/zprava/",
        "/pristupnost/",
        "/stranky/zirafy/",
        "/zdroje/atlas/",
    }


def test_what_a_reader_expects_with_a_thing_is_searched_too() -> None:
    zoo = OrganisationFactory(name="Zoologická zahrada")
    ProjectFactory(title="Krmení", holder=zoo)
    MeasureImplementerFactory(measure=MeasureFactory(title="Výběhy"), organisation=zoo)
    BodyMembershipFactory(body=BodyFactory(name="Rada"), organisation=zoo)
    ContactFactory(organisation=zoo, role="ošetřovatel")
    ProjectActivityFactory(project=ProjectFactory(title="Stavba"), title="Pavilon lvů")
    assert set(titles("zoologické zahradě")) == {"Zoologická zahrada", "Krmení", "Výběhy", "Rada"}
    assert titles("ošetřovatele") == ["Zoologická zahrada"]
    assert titles("pavilon") == ["Stavba"]


def test_best_comes_first() -> None:
    ProjectFactory(title="Jiný projekt", description="Týká se také exekucí.")
    ProjectFactory(title="Poradna při exekuci a oddlužení rodin")
    ProjectFactory(title="Exekuce")
    assert titles("exekuce") == [
        "Exekuce",
        "Poradna při exekuci a oddlužení rodin",
        "Jiný projekt",
    ]


def test_a_code_leads_to_its_measure_of_the_plan_in_force() -> None:
    old = StrategicPlanFactory(state=StrategicPlan.State.CLOSED, title="Starý plán")
    for plan in (old, StrategicPlanFactory()):
        goal = SpecificGoalFactory(strategic_goal__area__plan=plan, code="1.1.1")
        MeasureFactory(specific_goal=goal, code="1.1.1.1", title=f"První z {plan.key}")
        MeasureFactory(specific_goal=goal, code="1.1.1.10", title="Desáté")
    first, second = hits("1.1.1.1")
    assert first.closed_plan == ""
    assert second.closed_plan == "Starý plán"
    goal_first = hits("1.1.1")
    assert goal_first[0].code == "1.1.1"
    assert {hit.code for hit in goal_first} >= {"1.1.1.1", "1.1.1.10"}


def test_registration_number_and_ico() -> None:
    project = ProjectFactory(registration_number="CZ.03.02.01/00/22_018/0001382")
    ProjectFactory(registration_number="CZ.03.02.01/00/22_018/0001383")
    organisation = OrganisationFactory(ico="00845451")
    assert titles("cz.03.02.01/00/22_018/0001382") == [project.title]
    assert titles("0001382") == [project.title]
    assert len(titles("CZ.03.02.01/00/22_018")) == 2
    for typed in ("00845451", "845451", "008 45 451"):
        assert titles(typed) == [organisation.name]


def test_matching_words_are_marked_and_markup_is_escaped() -> None:
    NewsItemFactory(title="<i>Bydlení</i>", body="O **bydlení** & <script>alert(1)</script>.")
    page = search("bydlenim").content.decode()
    assert "&lt;i&gt;<mark>Bydlení</mark>&lt;/i&gt;" in page
    assert "O <mark>bydlení</mark> &amp; &lt;script&gt;" in page
    assert "<script>alert" not in page


def test_groups_have_counts_and_lead_to_all_of_a_kind() -> None:
    ProjectFactory.create_batch(25, description="společné slovo")
    NewsItemFactory(title="Společná zpráva")
    page = search("společné")
    assert {item["group"].kind: item["group"].count for item in page.context["groups"]} == {
        "project": 25,
        "news": 1,
    }
    text = page.content.decode()
    assert "<title>„společné“: 26 výsledků" in text
    assert "?q=spole%C4%8Dn%C3%A9&amp;druh=project" in text
    first, second = (
        search("společné", druh="project"),
        search("společné", druh="project", strana="2"),
    )
    assert len(first.context["hits"]) == 20
    assert len(second.context["hits"]) == 5
    paths = {hit.path for page in (first, second) for hit in page.context["hits"]}
    assert len(paths) == 25
    assert "25 výsledků" in first.content.decode()


@pytest.mark.parametrize("page", ["1000000000", "-1", "0", "x", "1e9", "\x00", "9" * 5_000])
def test_a_page_that_is_not_there(page: str) -> None:
    ProjectFactory.create_batch(21, description="společné slovo")
    assert search("společné", druh="project", strana=page).context["hits"]


def test_an_unknown_kind_shows_all() -> None:
    ProjectFactory(title="Byty")
    assert titles("byty", druh="' or 1=1") == ["Byty"]


def test_a_kind_without_results_says_where_they_are() -> None:
    ProjectFactory(title="Byty")
    page = search("byty", druh="news").content.decode()
    assert "Mezi výsledky tohoto druhu nic není" in page
    assert 'href="/hledani/?q=byty"' in page


def test_several_words_all_count_and_some_are_better_than_none() -> None:
    ProjectFactory(title="Bydlení pro rodiny")
    ProjectFactory(title="Bydlení pro seniory")
    assert titles("rodiny bydlení") == ["Bydlení pro rodiny"]
    page = search("bydlení ponorka")
    assert {plain(hit.title) for hit in hits("bydlení ponorka")} == {
        "Bydlení pro rodiny",
        "Bydlení pro seniory",
    }
    assert "Všechna slova neobsahuje nic" in page.content.decode()


def test_nothing_found_helps() -> None:
    ProjectFactory(title="Zaměstnanost v regionu")
    page = search("zamesntanost")
    text = page.content.decode()
    assert "Pro „zamesntanost“ se nic nenašlo" in text
    assert page.context["suggestions"].question == "zaměstnanost"
    assert "Zaměstnanost v regionu" in text
    assert "<title>„zamesntanost“: nic se nenašlo" in text
    assert search("qqqqqq").context["suggestions"].question == ""


def test_an_empty_question_says_what_can_be_found() -> None:
    page = Client().get("/hledani/")
    text = page.content.decode()
    assert "Co se dá najít" in text
    # A result page is one page for search engines, whatever is asked: that without a question.
    canonical = r'<link rel="canonical"\s+href="http://testserver/hledani/">'
    assert re.search(canonical, text)
    assert re.search(canonical, search("byt").content.decode())


def test_in_english_the_results_lead_to_english_pages() -> None:
    ProjectFactory(key="byty", title="Byty")
    text = Client().get("/en/hledani/", {"q": "byty"}).content.decode()
    assert '<a href="/en/projekty/byty/" lang="cs"><mark>Byty</mark></a>' in text
    assert "1 result for “byty”" in text


@pytest.mark.parametrize(
    "question",
    [
        "'; drop table public_searchentry; --",
        "{{ 7*7 }} {% include 'x' %}",
        "<script>alert(1)</script>",
        "a & b | !c <-> (d:*",
        "\\' \\\\ ''",
        "%s %(x)s %",
        "slovo" * 20_000,
        "a b " * 30_000,
        "\u0000\u0001",
        "😀 \u202e\ud7ff\uffff",
        "ﬁ ß İ ŉ",
        "🏠" * 300,
        ". / - _ __ ___",
        "1.1.1.1.1.1.1.1.1.1",
        "CZ.",
        "CZ.0",
        "9" * 400,
    ],
)
def test_whatever_is_typed_is_answered(question: str, caplog: pytest.LogCaptureFixture) -> None:
    ProjectFactory(title="Byty")
    with caplog.at_level(logging.WARNING):
        text = search(question).content.decode()
    assert "<script>alert" not in text
    assert "49" not in text or "7*7" not in question
    assert caplog.records == []


def test_broken_bytes_in_the_address() -> None:
    for address in ("/hledani/?q=%00", "/hledani/?q=%ff%fe%80", "/hledani/?q=%", "/hledani/?q"):
        assert Client().get(address).status_code == 200


def test_only_reading_is_allowed() -> None:
    assert Client().post("/hledani/", {"q": "byt"}).status_code == 405


# --- What must not be found -----------------------------------------------------------------------


def test_a_plan_in_preparation_is_hidden_with_all_that_is_below() -> None:
    plan = StrategicPlanFactory(title="Plán žirafy")
    goal = SpecificGoalFactory(strategic_goal__area__plan=plan, title="Cíl žirafy")
    MeasureFactory(specific_goal=goal, title="Opatření žirafy")
    NewsItemFactory(plan=plan, title="Zpráva o žirafě")
    assert len(titles("žirafa")) == 4
    StrategicPlan.objects.filter(pk=plan.pk).update(state=StrategicPlan.State.PREPARED)
    page = search("žirafa")
    assert page.context["total"] == 0
    assert page.context["suggestions"].entries == ()


def test_a_project_known_only_from_a_plan_in_preparation_is_hidden() -> None:
    project = ProjectFactory(title="Projekt žirafa")
    prepared = SpecificGoalFactory(
        strategic_goal__area__plan=StrategicPlanFactory(state=StrategicPlan.State.PREPARED)
    )
    assert titles("žirafa") == ["Projekt žirafa"]
    MeasureFactory(specific_goal=prepared).projects.add(project)
    assert titles("žirafa") == []
    MeasureFactory(title="Opatření").projects.add(project)
    assert set(titles("žirafa")) == {"Projekt žirafa", "Opatření"}


def test_news_of_tomorrow_is_found_tomorrow() -> None:
    item = NewsItemFactory(title="Žirafa", published_on=datetime.date(2999, 1, 1))
    assert titles("žirafa") == []
    item.published_on = datetime.date(2020, 1, 1)
    item.save()
    assert titles("žirafa") == ["Žirafa"]


# --- Queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize("parameters", [{}, {"druh": "project", "strana": "2"}, {"druh": "news"}])
def test_few_queries_however_much_is_found(
    parameters: dict[str, str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ProjectFactory(description="společné slovo")
    search("společné")
    with django_assert_max_num_queries(5):
        search("společné", **parameters)
    ProjectFactory.create_batch(50, description="společné slovo")
    NewsItemFactory.create_batch(50, body="společné slovo")
    with django_assert_max_num_queries(12):
        search("společné", **parameters)
    with django_assert_max_num_queries(5):
        search("společné", **parameters)


def test_few_queries_where_nothing_is_found(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    ProjectFactory.create_batch(50, title="Společné bydlení")
    with django_assert_max_num_queries(12):
        search("bidleny xyz")
