"""Whatever an address holds, its page helps: never a 500, nothing logged as an error."""

import logging
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.contrib.sites.requests import RequestSite
from django.test import Client, RequestFactory

from public.pages import is_public
from public.site.sitemaps import SITEMAPS
from publications.evaluation.models import Edition
from tests.test_architecture import ADDRESSES, view_of

pytestmark = pytest.mark.django_db

PAGES = [(name, path) for name, path in ADDRESSES if is_public(view_of(path))]
each_page = pytest.mark.parametrize("path", [path for _name, path in PAGES])

SQL = "%27%20OR%201%3D1%3B%20DROP%20TABLE%20plans_strategicplan%3B--"
TEMPLATE = "%7B%7B%20request.user%20%7D%7D%7B%25%20debug%20%25%7D"
# For each parameter that any list or page knows.
PARAMETERS = (
    *("q", "strana", "razeni", "rok", "oblast", "stav", "plan", "druh", "kdy", "faze", "obec"),
    *("realizator", "nositel", "program", "vyzva", "etapa", "zprava", "vydani", "s", "p", "jazyk"),
)
VALUES = {
    "a page far away": "1000000000",
    "a negative page": "-1",
    "no number": "1e9",
    "a number nobody can store": "9" * 400,
    "NUL": "%00",
    "broken UTF-8": "%ff%fe%c3%28",
    "half a character": "%ed%a0%80",
    "a broken escape": "%zz%",
    "SQL": SQL,
    "a template": TEMPLATE,
    "a script": "%3Cscript%3Ealert(1)%3C/script%3E",
    "a path": "..%2f..%2f..%2fetc%2fpasswd",
    "a very long word": "dlouhé" * 500,
    "a hundred kilobytes": "x" * 100_000,
    "nothing": "",
}
# In place of a code, a key, a year, a number in the address.
SEGMENTS = (
    *("1000000000", "99999999999999999999", "0", "-1", "%00", "a%00b", "%ff%fe", "%ed%a0%80"),
    *(
        SQL,
        TEMPLATE,
        "..",
        "%2e%2e",
        "x" * 3000,
        "dlouhé-slovo",
        "1.1.1.1.1.1",
        "%0d%0aX:%20y",
        "%F0%9F%8F%A0",
    ),
)


@pytest.fixture(autouse=True)
def _nothing_is_logged_as_an_error(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR] == []


def answer(client: Client, address: str) -> None:
    response = client.get(address)
    if response.streaming:
        list(response.streaming_content)
    assert response.status_code in {200, 301, 302, 400, 404}, response.status_code
    if response.status_code >= 400:
        assert 'role="search"' in response.text, "the page leads on"
    elif "html" in response.get("Content-Type", ""):
        assert "<script>alert(1)" not in response.text


@each_page
def test_nonsense_in_the_query(client: Client, path: str, ostrava_published: Edition) -> None:
    for value in VALUES.values():
        answer(client, f"{path}?" + "&".join(f"{name}={value}" for name in PARAMETERS))


def test_nonsense_in_the_query_of_pages_that_are_there(
    client: Client, ostrava_published: Edition, subtests: pytest.Subtests
) -> None:
    """A page of each kind of record that the portal has."""
    query = "&".join(f"{name}={SQL}%00%ff" for name in PARAMETERS)
    paths = [urlsplit(first_address(section)).path for section in SITEMAPS]
    for path in paths:
        with subtests.test(path):
            assert client.get(path).status_code == 200
            answer(client, f"{path}?{query}")
    assert len(paths) > 15


def first_address(section: str) -> str:
    sitemap = SITEMAPS[section]()
    address: str = sitemap.get_urls(site=RequestSite(RequestFactory().get("/")))[0]["location"]
    return address


@each_page
def test_odd_queries(client: Client, path: str, ostrava_published: Edition) -> None:
    for query in ("&&&=&=", "q[]=1&q=2&q=3", "&".join(["a"] * 2000), "%00=%00", "?" * 50, "=" * 50):
        answer(client, f"{path}?{query}")


@each_page
def test_nonsense_in_the_address(client: Client, path: str, ostrava_published: Edition) -> None:
    """Every part of the address in turn, in both languages."""
    parts = path.strip("/").split("/")
    for place in range(len(parts)):
        for segment in SEGMENTS:
            changed = "/".join([*parts[:place], segment, *parts[place + 1 :]])
            answer(client, f"/{changed}{'/' if path.endswith('/') else ''}")
    answer(client, f"/en{path}?strana=-1")
