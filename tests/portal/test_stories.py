"""What people come for, in a real browser: with a mouse, with keys, on a phone, without scripts."""

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from tests.portal.browser import PHONE, a_page
from tests.portal.server import Portal

CLICKS = 4
BUDGET = "Rozpočet v Kč"


def _crowns(text: str) -> int:
    """Hundredths in an amount as it is printed: 477 728 632,01 Kč."""
    match = re.search(r"[\d\s]+,\d\d", text)
    assert match, text
    return int(re.sub(r"\D", "", match[0]))


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_every_headline_figure_leads_to_its_source(
    browser: Browser, portal: Portal, javascript: bool
) -> None:
    with a_page(browser, javascript=javascript) as page:
        page.goto(portal.origin)
        figures = page.locator(".hero__figures a")
        count = figures.count()
        assert count >= 3
        for number in range(count):
            page.goto(portal.origin)
            figure = figures.nth(number).inner_text()
            figures.nth(number).click()
            expect(page.locator("main .figure-big")).to_contain_text(figure)
            page.locator("main .ledger a[href^='/zdroje/']").first.click()
            clicks = 2
            expect(page.locator("h1")).not_to_be_empty()
            assert "/zdroje/" in page.url
            assert clicks <= CLICKS


def test_a_stranger_finds_where_39_households_come_from(browser: Browser, portal: Portal) -> None:
    with a_page(browser) as page:
        page.goto(portal.origin)
        page.get_by_role("link", name="39", exact=True).first.click()
        expect(page.locator("h1")).to_contain_text("domácností")
        page.get_by_role("link", name=re.compile("Průběžné vyhodnocení")).first.click()
        expect(page.locator("h1")).to_contain_text("Průběžné vyhodnocení")


def test_projects_are_filtered_and_exported_as_filtered(browser: Browser, portal: Portal) -> None:
    with a_page(browser) as page:
        page.goto(f"{portal.origin}/projekty/")
        everything = page.locator("tbody tr").count()
        page.get_by_label("Výzva").select_option(label="018 OPZ+")
        page.get_by_label("Text").fill("rodiny")
        page.get_by_role("button", name="Filtrovat").click()
        rows = page.locator("tbody tr").count()
        assert 0 < rows < everything
        total = _crowns(page.locator("#vysledky .figure").first.inner_text())
        assert f"{rows} projekt" in page.locator("#vysledky-nadpis").inner_text()

        with page.expect_download() as downloading:
            page.get_by_role("link", name="CSV").click()
        text = Path(downloading.value.path()).read_text(encoding="utf-8-sig")
        exported = list(csv.DictReader(io.StringIO(text)))
        assert len(exported) == rows
        assert sum(round(float(row[BUDGET].replace(",", ".")) * 100) for row in exported) == total

        with page.expect_download() as downloading:
            page.get_by_role("link", name="XLSX").click()
        workbook = load_workbook(io.BytesIO(Path(downloading.value.path()).read_bytes()))
        sheet = workbook.active
        assert sheet is not None
        assert sheet.max_row == rows + 1

        page.get_by_role("link", name="Zrušit filtr").click()
        assert page.locator("tbody tr").count() == everything


def test_searching_without_diacritics_leads_to_the_thing(browser: Browser, portal: Portal) -> None:
    with a_page(browser) as page:
        page.goto(portal.origin)
        page.get_by_role("search").get_by_role("searchbox").fill("zaclenovani")
        page.keyboard.press("Enter")
        expect(page.locator("main mark").first).to_have_text(re.compile("začleňování", re.I))
        page.goto(f"{portal.origin}/hledani/?q=1.1.1.1")
        page.locator("main .entry__title a").first.click()
        expect(page.locator("h1")).to_contain_text("sociálních bytů")


def test_a_misspelt_word_is_put_right(browser: Browser, portal: Portal) -> None:
    with a_page(browser, javascript=False) as page:
        page.goto(f"{portal.origin}/hledani/?q=zamesntanost")
        page.get_by_role("link", name="zaměstnanost", exact=True).click()
        expect(page.locator("main .entry").first).to_be_visible()


def test_the_other_language_is_one_click_away_and_keeps_the_page(
    browser: Browser, portal: Portal
) -> None:
    with a_page(browser) as page:
        page.goto(f"{portal.origin}/plany/ostrava-2022-2027/opatreni/1.1.1.1/")
        page.get_by_role("link", name="English").click()
        assert page.url == f"{portal.origin}/en/plany/ostrava-2022-2027/opatreni/1.1.1.1/"
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("h1")).to_have_attribute("lang", "cs")


# --- Keys only ------------------------------------------------------------------------------------


def test_keys_reach_everything_in_a_sensible_order(browser: Browser, portal: Portal) -> None:
    with a_page(browser) as page:
        page.goto(portal.origin)
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")

        page.goto(portal.origin)
        names = [_tab(page) for _step in range(12)]
        menu = page.locator("nav.menu a").all_inner_texts()
        assert [name for name in names if name in menu] == menu, "the menu, in its order"


def test_focus_is_seen_wherever_it_is(browser: Browser, portal: Portal) -> None:
    with a_page(browser) as page:
        for path in ("/", "/projekty/", "/hledani/?q=bydleni"):
            page.goto(portal.origin + path)
            for _step in range(30):
                _tab(page)
                outline = page.evaluate(
                    "(({outlineStyle, outlineWidth, boxShadow}) =>"
                    " [outlineStyle, parseFloat(outlineWidth), boxShadow])"
                    "(getComputedStyle(document.activeElement))"
                )
                focused = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
                is_seen = (outline[0] != "none" and outline[1] >= 2) or outline[2] != "none"
                assert is_seen, f"{path}: no focus to be seen on {focused}"


def test_a_search_and_a_filter_need_no_mouse(browser: Browser, portal: Portal) -> None:
    with a_page(browser) as page:
        page.goto(f"{portal.origin}/hledani/")
        _tab_to(page, page.locator("#hledat-q"))
        page.keyboard.type("dluhů")
        page.keyboard.press("Enter")
        expect(page.locator("main mark").first).to_be_visible()
        _tab_to(page, page.locator(".search-kinds a", has_text="Opatření"))
        page.keyboard.press("Enter")
        expect(page.locator(".search-kinds a[aria-current]")).to_contain_text("Opatření")
        _tab_to(page, page.locator("main .entry__title a").first)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/opatreni/"))


def _tab(page: Page) -> str:
    page.keyboard.press("Tab")
    text: str = page.evaluate("(document.activeElement.innerText || '').trim()")
    return text


def _tab_to(page: Page, wanted: Locator) -> None:
    for _step in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the Tab key does not get there")


# --- On a phone -----------------------------------------------------------------------------------


def test_a_table_of_projects_becomes_cards_on_a_phone(browser: Browser, portal: Portal) -> None:
    with a_page(browser, width=PHONE) as page:
        page.goto(f"{portal.origin}/projekty/")
        row = page.locator("tbody tr").first
        expect(row).to_be_visible()
        box = row.bounding_box()
        assert box is not None
        assert box["width"] <= PHONE
        label = (
            "getComputedStyle(document.querySelector('tbody td[data-label]'), '::before').content"
        )
        assert page.evaluate(label) not in ("none", "normal", '""')
