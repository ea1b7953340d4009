"""News: list, page, feeds."""

import datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plans.models import StrategicPlan
from tests.factories import NewsItemFactory, SourceDocumentFactory, StrategicPlanFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_list_shows_the_newest_first_and_nothing_of_the_future(client: Client) -> None:
    today = timezone.localdate()
    NewsItemFactory(title="Včerejší zpráva", published_on=today - datetime.timedelta(days=1))
    NewsItemFactory(title="Dnešní zpráva", published_on=today)
    NewsItemFactory(title="Zítřejší zpráva", published_on=today + datetime.timedelta(days=1))
    page = text_of(client, "/aktuality/")
    assert page.index("Dnešní zpráva") < page.index("Včerejší zpráva")
    assert "Zítřejší zpráva" not in page
    assert "2 aktuality" in page
    assert 'type="application/rss+xml"' in page


def test_list_without_news(client: Client) -> None:
    assert 'class="empty"' in text_of(client, "/aktuality/")


def test_words_are_found_without_diacritics(client: Client) -> None:
    NewsItemFactory(title="Krizové byty", body="Zastupitelstvo schválilo bydlení.")
    NewsItemFactory(title="Jiná zpráva")
    page = text_of(client, "/aktuality/?q=BYDLENI+byty")
    assert "Krizové byty" in page
    assert "Jiná zpráva" not in page


def test_filter_by_year_and_plan(client: Client) -> None:
    plan = StrategicPlanFactory()
    NewsItemFactory(title="Letošní", plan=plan, published_on=datetime.date(2023, 5, 1))
    NewsItemFactory(title="Loňská", plan=plan, published_on=datetime.date(2022, 5, 1))
    NewsItemFactory(title="Bez plánu", published_on=datetime.date(2023, 6, 1))
    page = text_of(client, f"/aktuality/?rok=2023&plan={plan.key}")
    assert "Letošní" in page
    assert "Loňská" not in page
    assert "Bez plánu" not in page


@pytest.mark.parametrize("query", ["rok=abc", "rok=1", "plan=nic", "q=" + "x" * 300, "q=%00"])
def test_nonsense_in_the_filter_is_explained(client: Client, query: str) -> None:
    NewsItemFactory(title="Zpráva")
    assert 'class="error-summary"' in text_of(client, f"/aktuality/?{query}")


@pytest.mark.parametrize(
    ("query", "shown"),
    [("strana=1000000000", "Aktualita 00"), ("strana=-1", "Aktualita 39"), ("strana=x", "39")],
)
def test_page_that_is_not_there_is_the_nearest_one(client: Client, query: str, shown: str) -> None:
    first = datetime.date(2023, 1, 1)
    for number in range(40):
        day = first + datetime.timedelta(days=number)
        NewsItemFactory(title=f"Aktualita {number:02}", published_on=day)
    assert shown in text_of(client, f"/aktuality/?{query}")


def test_item_has_text_plan_source_and_neighbours(client: Client) -> None:
    plan = StrategicPlanFactory(title="Plán města")
    for number in (1, 2, 3):
        NewsItemFactory(
            key=f"zprava-{number}",
            title=f"Zpráva {number}",
            published_on=datetime.date(2023, 5, number),
            plan=plan,
            source=SourceDocumentFactory(title=f"Dokument {number}"),
            body="První **odstavec**.\n\n<script>alert(1)</script>",
        )
    page = " ".join(text_of(client, "/aktuality/zprava-2/").split())
    assert "<strong>odstavec</strong>" in page
    assert "<script>alert" not in page
    assert "Plán města" in page
    assert "Dokument 2" in page
    assert 'href="/aktuality/zprava-1/" rel="prev"' in page
    assert 'href="/aktuality/zprava-3/" rel="next"' in page
    assert '"@type":"NewsArticle"' in page


def test_what_is_not_public_is_not_found(client: Client) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    prepared = StrategicPlanFactory(state=StrategicPlan.State.PREPARED)
    NewsItemFactory(key="zitra", published_on=tomorrow)
    NewsItemFactory(key="chystany-plan", title="Tajné", plan=prepared)
    for key in ("zitra", "chystany-plan", "neznama"):
        assert client.get(f"/aktuality/{key}/").status_code == 404
    for address in ("/aktuality/", "/aktuality/rss.xml"):
        assert "Tajné" not in text_of(client, address)


def test_rss(client: Client) -> None:
    NewsItemFactory(key="zprava", title="Zpráva", summary="Stručně.", body="**Celý** text.")
    response = client.get("/aktuality/rss.xml")
    assert response["Content-Type"].startswith("application/rss+xml")
    channel = ET.fromstring(response.content).find("channel")  # noqa: S314 - our own
    assert channel is not None
    assert channel.findtext("language") == "cs"
    assert channel.findtext("item/link") == "http://testserver/aktuality/zprava/"
    assert channel.findtext("item/pubDate") == "Mon, 01 May 2023 00:00:00 +0200"
    text = channel.findtext("item/description") or ""
    assert "Stručně." in text
    assert "<strong>Celý</strong> text." in text
    itself = channel.find(f"{ATOM}link")
    assert itself is not None
    assert itself.get("href") == "http://testserver/aktuality/rss.xml"


def test_atom_is_the_same_below_the_english_address(client: Client) -> None:
    item = NewsItemFactory(key="zprava", title="Zpráva", body="**Celý** text.")
    czech, english = client.get("/aktuality/atom.xml"), client.get("/en/aktuality/atom.xml")
    assert czech.content == english.content
    feed = ET.fromstring(czech.content)  # noqa: S314 - our own
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "cs"
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == "http://testserver/aktuality/zprava/"
    assert entry.findtext(f"{ATOM}published") == "2023-05-01T00:00:00+02:00"
    changed_at = item.history.get().pgh_created_at.replace(microsecond=0)
    updated = datetime.datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "")
    assert updated.replace(microsecond=0) == changed_at
    assert "<strong>Celý</strong>" in (entry.findtext(f"{ATOM}summary") or "")


def test_english_page_marks_czech_content(client: Client) -> None:
    NewsItemFactory(key="zprava", title="Zpráva")
    page = text_of(client, "/en/aktuality/zprava/")
    assert '<html lang="en">' in page
    assert '<h1 lang="cs">Zpráva</h1>' in page


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("address", ["/aktuality/", "/aktuality/rss.xml", "/aktuality/a-0/"])
def test_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str, rows: int
) -> None:
    plan = StrategicPlanFactory()
    for number in range(rows):
        NewsItemFactory(key=f"a-{number}", plan=plan, source=SourceDocumentFactory())
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200
