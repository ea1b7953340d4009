"""Events: list, page, iCalendar."""

import datetime

import icalendar
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from common.czech import NBSP
from plans.models import StrategicPlan
from publications.models import Event
from tests.factories import (
    BodyFactory,
    EventFactory,
    SourceDocumentFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def calendar_of(client: Client, address: str) -> icalendar.Calendar:
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def test_list_goes_from_the_next_event_to_the_oldest(client: Client) -> None:
    titles = {"Za rok": 365, "Za týden": 7, "Vloni": -365, "Předloni": -730}
    for title, days in titles.items():
        EventFactory(title=title, starts_on=TODAY + days * DAY)
    page = text_of(client, "/akce/")
    places = [page.index(title) for title in ("Za týden", "Za rok", "Vloni", "Předloni")]
    assert places == sorted(places)
    assert "4 události" in page


def test_month_is_a_heading_and_no_day_is_made_up(client: Client) -> None:
    EventFactory(
        title="Setkání", starts_on=datetime.date(2023, 4, 1), precision=Event.Precision.MONTH
    )
    page = text_of(client, "/akce/")
    assert "Duben 2023" in page
    assert f"1.{NBSP}4." not in page


def test_list_without_events(client: Client) -> None:
    assert 'class="empty"' in text_of(client, "/akce/")


def test_filter_by_time(client: Client) -> None:
    EventFactory(title="Budoucí", starts_on=TODAY + DAY)
    EventFactory(title="Trvá", starts_on=TODAY - DAY, ends_on=TODAY)
    EventFactory(title="Tohoto měsíce", starts_on=TODAY.replace(day=1), precision="month")
    EventFactory(title="Minulá", starts_on=TODAY - DAY)
    upcoming, past = (
        text_of(client, f"/akce/?kdy={value}") for value in ("pripravovane", "uplynule")
    )
    for title in ("Budoucí", "Trvá", "Tohoto měsíce"):
        assert title in upcoming
        assert title not in past
    assert "Minulá" in past
    assert "Minulá" not in upcoming


def test_filter_by_year_area_and_text(client: Client) -> None:
    area = ThematicAreaFactory(name="Bydlení")
    event = EventFactory(title="Kulatý stůl", plan=area.plan)
    event.areas.add(area)
    EventFactory(title="Kulatý stůl jinde", plan=area.plan)
    query = f"q=kulaty&rok=2023&oblast={area.plan.key}:{area.code}"
    page = text_of(client, f"/akce/?{query}")
    assert "Kulatý stůl<" in page
    assert "Kulatý stůl jinde" not in page


@pytest.mark.parametrize("query", ["kdy=nikdy", "rok=0", "oblast=x", "oblast=:", "oblast=%00"])
def test_nonsense_in_the_filter_is_explained(client: Client, query: str) -> None:
    EventFactory()
    assert 'class="error-summary"' in text_of(client, f"/akce/?{query}")


def test_page_of_an_event(client: Client) -> None:
    area = ThematicAreaFactory(name="Bydlení")
    body = BodyFactory(name="Pracovní skupina Bydlení")
    event = EventFactory(
        key="schuzka",
        title="Schůzka",
        starts_on=datetime.date(2023, 4, 12),
        ends_on=datetime.date(2023, 4, 14),
        place="Nová radnice",
        plan=area.plan,
        body=body,
        source=SourceDocumentFactory(title="Zápis"),
    )
    event.areas.add(area)
    page = text_of(client, "/akce/schuzka/")
    for text in ("Nová radnice", "Pracovní skupina Bydlení", "Bydlení", "Zápis"):
        assert text in page
    assert '<time datetime="2023-04-12">' in page
    assert '"startDate":"2023-04-12","endDate":"2023-04-14"' in page


def test_page_of_an_event_of_a_month(client: Client) -> None:
    EventFactory(key="a", starts_on=datetime.date(2023, 4, 1), precision="month")
    page = text_of(client, "/akce/a/")
    assert '<time datetime="2023-04">duben 2023</time>' in page
    assert "den není znám" in page
    assert '"startDate":"2023-04"' in page


def test_what_is_not_public_is_not_found(client: Client) -> None:
    prepared = StrategicPlanFactory(state=StrategicPlan.State.PREPARED)
    EventFactory(key="tajna", title="Tajná", plan=prepared)
    for address in ("/akce/tajna/", "/akce/tajna/udalost.ics", "/akce/neznama/udalost.ics"):
        assert client.get(address).status_code == 404
    assert "Tajná" not in text_of(client, "/akce/")
    assert calendar_of(client, "/akce/kalendar.ics").walk("VEVENT") == []


def test_calendar(client: Client) -> None:
    EventFactory(
        key="schuzka",
        title="Schůzka, den první",
        starts_on=datetime.date(2023, 4, 12),
        ends_on=datetime.date(2023, 4, 14),
        place="Radnice; sál",
        summary="Žluťoučký kůň úpěl ďábelské ódy. " * 5,
    )
    (entry,) = calendar_of(client, "/akce/kalendar.ics").walk("VEVENT")
    assert entry["UID"] == "schuzka@testserver"
    assert entry["SUMMARY"] == "Schůzka, den první"
    assert entry["LOCATION"] == "Radnice; sál"
    assert entry["DTSTART"].dt == datetime.date(2023, 4, 12)
    assert entry["DTEND"].dt == datetime.date(2023, 4, 15)  # the day after the last
    assert entry["URL"] == "http://testserver/akce/schuzka/"
    raw = client.get("/akce/kalendar.ics").content
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_event_of_a_month_lasts_it_and_takes_up_no_time(client: Client) -> None:
    EventFactory(key="a", starts_on=datetime.date(2023, 12, 1), precision="month")
    (entry,) = calendar_of(client, "/akce/a/udalost.ics").walk("VEVENT")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (
        datetime.date(2023, 12, 1),
        datetime.date(2024, 1, 1),
    )
    assert entry["TRANSP"] == "TRANSPARENT"


def test_same_events_are_the_same_bytes_and_a_change_moves_the_stamp(client: Client) -> None:
    event = EventFactory(key="a")
    address = "/akce/a/udalost.ics"
    before = client.get(address).content
    assert client.get(address).content == before
    (entry,) = calendar_of(client, address).walk("VEVENT")
    changed_at = event.history.latest("pgh_created_at").pgh_created_at
    assert entry["DTSTAMP"].dt == changed_at.replace(microsecond=0)
    event.history.all().delete()  # cleared away: the stamp is the day itself
    (entry,) = calendar_of(client, address).walk("VEVENT")
    assert entry["DTSTAMP"].dt == datetime.datetime(2023, 5, 4, tzinfo=datetime.UTC)


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("address", ["/akce/", "/akce/kalendar.ics", "/akce/a-0/"])
def test_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str, rows: int
) -> None:
    area = ThematicAreaFactory()
    for number in range(rows):
        event = EventFactory(key=f"a-{number}", plan=area.plan, body=BodyFactory())
        event.areas.add(area)
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200
