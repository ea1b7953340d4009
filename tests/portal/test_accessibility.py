"""axe-core finds nothing, on a page of each kind, in light and dark, on a phone and on a desk."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.portal.browser import DESK, HEIGHT, PHONE, a_page
from tests.portal.crawler import Crawl
from tests.portal.server import Portal

# Pages that look different though their address is of a kind that has another example.
ALSO = (
    "/nic-takoveho/",
    "/hledani/?q=bydlenim",
    "/hledani/?q=dluhy&druh=measure",
    "/hledani/?q=zamesntanost",
    "/projekty/?q=xyz",
    "/projekty/?rozpocet_od=x",
    "/plany/ostrava-2015-2018/",
    "/plany/ostrava-2022-2027/cile/1.1/",
    "/en/",
)
AXE = Axe()


def test_axe_finds_nothing(browser: Browser, portal: Portal, crawled: Crawl) -> None:
    found: dict[str, set[str]] = {}
    with a_page(browser) as page:
        for path in [*crawled.one_of_each_kind(), *ALSO]:
            page.set_viewport_size({"width": PHONE, "height": HEIGHT})
            page.emulate_media(color_scheme="light")
            page.goto(portal.origin + path)
            # One load for all four: the style sheet follows width and scheme by itself.
            page.evaluate(AXE.axe_script)
            for width in (PHONE, DESK):
                page.set_viewport_size({"width": width, "height": HEIGHT})
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    for violation in _run(page):
                        found.setdefault(violation, set()).add(f"{path} {width} {scheme}")
    assert [f"{text} on {sorted(paths)}" for text, paths in found.items()] == []


def _run(page: Page) -> list[str]:
    results: Any = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {violation['help']} – " + " ".join(node["html"].split())[:160]
        for violation in results["violations"]
        for node in violation["nodes"]
    ]
