"""One server with the whole shipped portal, and one walk through all of it, for all tests here."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.portal.browser import chromium
from tests.portal.crawler import Crawl, crawl
from tests.portal.server import Portal, serve
from tests.processes import Valkey


@pytest.fixture(scope="session")
def portal(valkey_server: Valkey, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with serve(tmp_path_factory.mktemp("portal"), valkey_server) as running:
        yield running


@pytest.fixture(scope="session")
def crawled(portal: Portal) -> Crawl:
    return crawl(portal.origin)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each file: while it is open, Django refuses to use the database here."""
    with chromium() as started:
        yield started
