"""A page of each kind in the browser: as wide as the screen, quiet, no cookies, no strangers."""

from typing import Final

from playwright.sync_api import Browser, ConsoleMessage, Request

from tests.portal.browser import DESK, HEIGHT, PHONE, a_page
from tests.portal.crawler import Crawl
from tests.portal.server import Portal

WIDTHS: Final = (320, PHONE, 768, DESK)


def test_no_page_is_wider_than_the_screen(browser: Browser, portal: Portal, crawled: Crawl) -> None:
    too_wide: list[str] = []
    with a_page(browser) as page:
        for path in crawled.one_of_each_kind():
            page.goto(portal.origin + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                needed = page.evaluate("document.documentElement.scrollWidth")
                if needed > width:
                    too_wide.append(f"{path} needs {needed} of {width}")
    assert too_wide == []


def test_pages_are_quiet_and_ask_nobody_else(
    browser: Browser, portal: Portal, crawled: Crawl
) -> None:
    """No message in the console (as of the content policy), no request elsewhere, no cookie."""
    said: list[str] = []
    asked: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(f"{page.url}: {message.text}")

    def note_request(request: Request) -> None:
        if not request.url.startswith((f"{portal.origin}/", "data:")):
            asked.append(f"{page.url}: {request.url}")

    with a_page(browser) as page:
        page.on("console", note_message)
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("request", note_request)
        for path in crawled.one_of_each_kind():
            page.goto(portal.origin + path, wait_until="load")
        assert page.context.cookies() == []
    assert said == []
    assert asked == []


def test_without_scripts_nothing_is_missing(
    browser: Browser, portal: Portal, crawled: Crawl
) -> None:
    """The same text with and without: no page needs a script to say what it says."""
    with (
        a_page(browser) as with_scripts,
        a_page(browser, javascript=False) as without,
    ):
        for path in crawled.one_of_each_kind():
            texts = []
            for page in (with_scripts, without):
                page.goto(portal.origin + path)
                texts.append(page.locator("main").inner_text())
            assert texts[0] == texts[1], path
            assert len(texts[0]) > 80, path
