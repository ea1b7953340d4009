"""One server with the whole shipped portal, and one walk through all of it, for all tests here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.portal.browser import chromium
from tests.portal.crawler import Crawl, crawl
from tests.portal.server import Portal, serve
from tests.processes import Valkey

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of it on one worker: a second one would fill and crawl a portal of its own."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("portal"))


@pytest.fixture(scope="session")
def portal(
    django_db_setup: None,
    valkey_server: Valkey,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Portal]:
    with serve(tmp_path_factory.mktemp("portal"), valkey_server) as running:
        yield running


@pytest.fixture(scope="session")
def crawled(portal: Portal) -> Crawl:
    return crawl(portal.origin)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each file.

    Playwright's calls run in an event loop of this thread. Django would refuse to touch the
    database meanwhile, though nothing here runs at the same time as anything else.
    """
    with pytest.MonkeyPatch.context() as patch, chromium() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started
