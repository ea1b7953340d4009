"""Pages are kept until the data changes, for visitors who are nobody, and answer conditionally."""

import gzip
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from public.caching.store import LONGEST_QUERY, PLACES, PLACES_WITH_QUERY, Address
from sources.models import SourceDocument
from tests.factories import SourceDocumentFactory
from tests.processes import Valkey
from tests.public.caching.connections import connect
from tests.public.caching.pages_of_tests import drawn

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.public.caching.pages_of_tests"),
]


@pytest.fixture(autouse=True)
def page_cache(valkey: Valkey) -> Iterator[Valkey]:
    """The cache of pages in the tests' Valkey, empty; nothing drawn yet."""
    kept = {**settings.CACHES["pages"], "LOCATION": valkey.url}
    drawn.clear()
    with override_settings(CACHES={**settings.CACHES, "pages": kept}):
        caches["pages"].clear()
        yield valkey


def times_drawn(client: Client, address: str, times: int = 2, **headers: Any) -> int:
    before = len(drawn)
    for _ in range(times):
        client.get(address, **headers)
    return len(drawn) - before


def test_a_page_is_kept_until_the_data_changes(client: Client) -> None:
    SourceDocumentFactory(key="a", title="Původní")
    first, second = client.get("/page/"), client.get("/page/")
    assert second.content == first.content
    assert "Původní" in second.text
    assert dict(second.items()) == dict(first.items())
    assert len(drawn) == 1
    SourceDocument.objects.update(title="Nový")
    assert "Nový" in client.get("/page/").text
    assert "Nový" in client.get("/page/").text
    assert len(drawn) == 2


def test_a_page_that_is_kept_costs_one_query(client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        kept = client.get("/")
    assert kept.status_code == 200
    assert len(queries) == 1
    for header in ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"):
        assert kept[header], header
    assert kept["Content-Language"] == "cs"


def test_the_portal_shows_an_edit_at_the_next_request(client: Client) -> None:
    document = SourceDocumentFactory(title="Plán města")
    address = document.get_absolute_url()
    for page in (address, f"/en{address}"):
        assert "Plán města" in client.get(page).text
    SourceDocument.objects.filter(pk=document.pk).update(title="Plán obce")
    for page in (address, f"/en{address}"):
        assert "Plán obce" in client.get(page).text


def test_nothing_stale_is_kept_when_the_data_changes_while_a_page_is_drawn(client: Client) -> None:
    SourceDocumentFactory(title="Před změnou")
    assert "Před změnou" in client.get("/changed/").text
    assert "Po změně" in client.get("/changed/").text


def test_what_is_kept_and_what_is_not(client: Client, subtests: pytest.Subtests) -> None:
    for address in ("/page/", "/page/?strana=2", f"/page/?q={'x' * (LONGEST_QUERY - 2)}"):
        with subtests.test(address):
            assert times_drawn(client, address) == 1
    for address in (
        *("/cookie/", "/private/", "/streaming/", "/missing/", "/undeclared/", "/session/"),
        *(f"/page/?q={'x' * LONGEST_QUERY}", f"/page/?{'x' * 100_000}"),
    ):
        with subtests.test(address[:40]):
            assert times_drawn(client, address) == 2
    with subtests.test("POST"):
        assert client.post("/page/").status_code == 405
    with subtests.test("another host, another scheme"):
        with override_settings(ALLOWED_HOSTS=["a.example", "b.example"]):
            for host in ("a.example", "b.example"):
                assert times_drawn(client, "/page/", HTTP_HOST=host) == 1
            assert times_drawn(client, "/page/", HTTP_HOST="c.example") == 0
        assert times_drawn(client, "/page/", **{"wsgi.url_scheme": "https"}) == 1


@pytest.mark.django_db(transaction=False)
def test_whoever_invents_addresses_fills_a_bounded_space() -> None:
    places = {Address("https", "a.example", "/", f"q={number}").place for number in range(20_000)}
    assert len(places) == PLACES_WITH_QUERY
    places = {Address("https", "a.example", f"/{number}/", "").place for number in range(200_000)}
    assert len(places) == PLACES


def test_pages_that_share_a_place_are_told_apart(client: Client) -> None:
    by_place: dict[str, str] = {}
    for number in itertools.count():
        address = f"/page/?strana={number}"
        place = Address("http", "testserver", "/page/", f"strana={number}").place
        if (other := by_place.setdefault(place, address)) != address:
            break
    SourceDocumentFactory()
    for wanted in (other, address, other, address):
        client.get(wanted)
    assert drawn == [other, address, other, address]


def test_whoever_may_be_signed_in_gets_pages_of_their_own(client: Client, reader: User) -> None:
    client.get("/page/")
    client.force_login(reader)
    assert times_drawn(client, "/page/") == 2
    response = client.get("/page/")
    assert response["Cache-Control"] == "private, max-age=0, must-revalidate"
    assert "Cookie" in response["Vary"]
    assert client.get("/page/", HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304


def test_conditional_requests(client: Client, subtests: pytest.Subtests) -> None:
    for kept in (False, True):
        with subtests.test("kept" if kept else "drawn"):
            response = client.get("/page/")
            etag = response["ETag"]
            assert etag.startswith('W/"')
            assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
            assert response["Vary"] == "Accept-Encoding, Cookie"
            for condition in (etag, f'"x", {etag}', etag.removeprefix("W/"), "*"):
                same = client.get("/page/", HTTP_IF_NONE_MATCH=condition)
                assert (same.status_code, same.content) == (304, b"")
                assert same["ETag"] == etag
            assert client.get("/page/", HTTP_IF_NONE_MATCH='"other"').status_code == 200
    head = client.head("/page/")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(client.get("/page/").content))
    assert client.head("/page/", HTTP_IF_NONE_MATCH=etag).status_code == 304
    with subtests.test("the same page after a change of other data"):
        SourceDocument.objects.all().delete()
        assert client.get("/page/", HTTP_IF_NONE_MATCH=etag).status_code == 304
    with subtests.test("another page after a change"):
        SourceDocumentFactory()
        assert client.get("/page/", HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_compression_as_the_visitor_reads_it(client: Client, subtests: pytest.Subtests) -> None:
    plain = client.get("/page/")
    assert not plain.has_header("Content-Encoding")
    for accepted in ("gzip", "br, gzip;q=0.8", "deflate,GZIP ; q=1.0"):
        with subtests.test(accepted):
            packed = client.get("/page/", HTTP_ACCEPT_ENCODING=accepted)
            assert packed["Content-Encoding"] == "gzip"
            assert len(packed.content) == int(packed["Content-Length"]) < len(plain.content)
            assert gzip.decompress(packed.content) == plain.content
    for refused in ("br", "gzip;q=0", "gzip; q=0.0", "identity", "xgzip", ""):
        with subtests.test(refused):
            response = client.get("/page/", HTTP_ACCEPT_ENCODING=refused)
            assert response.content == plain.content
    assert len(drawn) == 1


def test_processes_share_what_is_kept(client: Client) -> None:
    SourceDocumentFactory()
    first = client.get("/page/")
    # Another client has middleware of its own, as another process has.
    assert Client().get("/page/").content == first.content
    assert len(drawn) == 1


def test_pages_work_without_the_cache(
    client: Client, page_cache: Valkey, caplog: pytest.LogCaptureFixture
) -> None:
    SourceDocumentFactory(title="Bez mezipaměti")
    client.get("/page/")
    page_cache.kill()
    try:
        assert times_drawn(client, "/page/") == 0, "at hand in the process"
        for number in range(3):
            SourceDocument.objects.update(title=f"Stav {number}")
            assert f"Stav {number}" in client.get("/page/").text
        said = [record for record in caplog.records if record.name.startswith("public")]
        assert [record.levelname for record in said] == ["WARNING"], "said once, not at each page"
    finally:
        page_cache.start()


def test_a_connection_that_was_lost_is_made_again(client: Client) -> None:
    client.get("/page/")
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with connect() as other:
        other.execute("select pg_terminate_backend(%s)", [pid])
    assert client.get("/page/").status_code == 200
    assert len(drawn) == 1


def test_pages_are_drawn_anew_where_the_state_of_the_data_is_not_known(client: Client) -> None:
    client.get("/page/")
    with connection.cursor() as cursor:
        cursor.execute("alter table public_datachange rename to away")
    try:
        assert times_drawn(client, "/page/") == 2
    finally:
        with connection.cursor() as cursor:
            cursor.execute("alter table away rename to public_datachange")
    with connection.cursor() as cursor:
        cursor.execute("delete from public_datachange")
    assert times_drawn(client, "/page/") == 2, "no marks: nothing can be said"


@pytest.mark.django_db(transaction=False)
def test_nothing_is_kept_inside_a_transaction(client: Client) -> None:
    """What is not committed must not be seen by others."""
    assert times_drawn(client, "/page/") == 2
