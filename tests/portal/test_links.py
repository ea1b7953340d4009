"""No link of the portal is dead, and nothing the portal answers is an error."""

from collections import Counter
from urllib.parse import urljoin

from django.urls import resolve

from public.search.models import Kind
from tests.portal.crawler import Crawl, crawl
from tests.portal.server import Portal


def test_no_link_within_the_portal_is_dead(crawled: Crawl) -> None:
    assert list(crawled.dead_links()) == []


def test_no_link_leads_to_a_place_on_a_page_that_is_not_there(crawled: Crawl) -> None:
    assert sorted(set(crawled.dead_fragments())) == []


def test_the_walk_comes_by_every_kind_of_page_in_both_languages(crawled: Crawl) -> None:
    """Else a page that nothing leads to would pass unseen."""
    seen = Counter(
        (page.lang, resolve(path.split("?")[0].removeprefix("/en")).view_name)
        for path, page in crawled.pages.items()
    )
    czech = {name for lang, name in seen if lang == "cs"}
    assert czech == {name for lang, name in seen if lang == "en"}
    assert czech >= {
        "home",
        "plans:plan-list",
        "plans:plan-detail",
        "plans:area-detail",
        "plans:goal-detail",
        "measures:measure-list",
        "measures:measure-detail",
        "indicators:indicator-list",
        "indicators:global-detail",
        "indicators:impact-detail",
        "projects:project-list",
        "projects:project-detail",
        "partners:organisation-list",
        "partners:organisation-detail",
        "partners:body-list",
        "partners:body-detail",
        "cooperation:cooperation-list",
        "cooperation:municipality-detail",
        "publications:news-list",
        "publications:news-detail",
        "publications:event-list",
        "publications:event-detail",
        "publications:document-list",
        "publications:document-detail",
        "publications:contacts",
        "publications:about",
        "publications:accessibility",
        "publications:privacy",
        "publications:page-detail",
        "sources:source-list",
        "sources:source-detail",
        "evaluations:evaluation-list",
        "evaluations:evaluation-detail",
        "evaluations:edition-detail",
        "search:results",
        "site:site-map",
    }
    assert len(crawled.pages) > 600


def test_whatever_search_finds_is_there(portal: Portal, crawled: Crawl) -> None:
    """Every entry of the index leads to a page, and to a place on it."""
    starts = [f"/hledani/?q=ostrava&druh={kind}" for kind in Kind.values]
    found = crawl(portal.origin, starts, depth=2)
    assert list(found.dead_links()) == []
    assert list(found.dead_fragments()) == []
    assert len(found.answers) >= 140


def test_nothing_was_logged_as_an_error(portal: Portal, crawled: Crawl) -> None:
    lines = portal.log.read_text().splitlines()
    assert [line for line in lines if " ERROR " in line or "Traceback" in line] == []


def test_nothing_is_loaded_from_or_sent_to_anywhere_else(crawled: Crawl) -> None:
    for path, page in crawled.pages.items():
        for address in page.loaded:
            absolute = urljoin(crawled.origin + path, address)
            assert absolute.startswith((f"{crawled.origin}/", "data:")), f"{path}: {address}"
