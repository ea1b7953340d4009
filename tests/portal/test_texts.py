"""What the pages say: a heading for everything, no developer's word, each language as its own."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.urls import resolve

from tests.portal.crawler import Crawl
from tests.portal.pages import Page, Text

# Signs of a value that was not there, of a template, or of a name in the code.
_DEVELOPERS: Final = re.compile(
    r"\b(None|NaN|nan|null|undefined|TODO|FIXME|Lorem|Traceback|SafeString|object at 0x)\b"
    r"|\{\{|\}\}|\{%|%\(\w+\)s|<[a-z]+[ >]"
    r"|(?<![\w./@:-])[a-z]+_[a-z_]+(?![\w./@])"
)
_CZECH_LETTERS: Final = re.compile(r"[ěščřžýáíéúůďťňĚŠČŘŽÝÁÍÉÚŮĎŤŇ]")


Check = Callable[[Page], Iterable[str]]


def problems(crawled: Crawl, check: Check) -> list[str]:
    """What a check finds, with the first page it is on and how many others have it."""
    pages: dict[str, list[str]] = {}
    for path, page in crawled.pages.items():
        for found in check(page):
            pages.setdefault(found, []).append(path)
    return [f"{found} – {paths[0]} and {len(paths) - 1} more" for found, paths in pages.items()]


def test_every_page_has_one_title_of_its_own_heading(crawled: Crawl) -> None:
    def check(page: Page) -> Iterator[str]:
        if page.levels.count(1) != 1:
            yield f"{page.levels.count(1)} headings of the first level"
        for before, after in pairwise(page.levels):
            if after > before + 1:
                yield f"a heading h{after} follows one of h{before}"
        for level, text in page.headings:
            if not text:
                yield f"an empty h{level}"

    assert problems(crawled, check) == []


def test_no_two_pages_of_a_kind_have_the_same_title(crawled: Crawl) -> None:
    titles: dict[tuple[str, str, str], list[str]] = {}
    for path, page in crawled.pages.items():
        name = resolve(path.split("?")[0].removeprefix("/en")).view_name
        # Two projects may share a name; their registration numbers are in their text.
        if "?" not in path and name != "projects:project-detail":
            title = " ".join(page.title.split())
            titles.setdefault((name, page.lang, title), []).append(path)
    assert {key: paths for key, paths in titles.items() if len(paths) > 1} == {}


def test_every_page_describes_itself(crawled: Crawl) -> None:
    def check(page: Page) -> Iterator[str]:
        description = " ".join(page.meta.get("description", "").split())
        if not 20 <= len(description) <= 320:
            yield f"a description of {len(description)} characters"
        if not page.meta.get("og:title"):
            yield "no og:title"

    assert problems(crawled, check) == []


def test_every_page_says_its_address_and_its_other_language(crawled: Crawl) -> None:
    for path, page in crawled.pages.items():
        assert page.canonical.startswith(crawled.origin), path
        assert page.lang == ("en" if path.startswith("/en/") else "cs"), path
        czech = path.removeprefix("/en").split("?")[0]
        languages = {link.removeprefix(crawled.origin).split("?")[0] for link in page.links}
        assert {czech, f"/en{czech}"} <= languages, path


def test_nowhere_is_a_developers_word(crawled: Crawl) -> None:
    def check(page: Page) -> Iterator[str]:
        for text in page.texts:
            if (match := _DEVELOPERS.search(text.text)) and text.place not in ("code", "pre"):
                yield f"{match[0]!r} in {text.place}: {text.text[:100]}"

    assert problems(crawled, check) == []


@pytest.fixture(scope="module")
def english_words() -> set[str]:
    """Texts of the interface that Czech says otherwise."""
    path = Path(settings.BASE_DIR, "locale", "cs", "LC_MESSAGES", "django.po")
    with path.open("rb") as file:
        catalogue = read_po(file, locale="cs")
    return {
        message.id
        for message in catalogue
        if isinstance(message.id, str) and message.id and message.string != message.id
    }


def test_czech_pages_speak_czech(crawled: Crawl, english_words: set[str]) -> None:
    def check(page: Page) -> Iterator[str]:
        for text in page.texts:
            if text.lang == "cs" and page.lang == "cs" and text.text in english_words:
                yield f"not translated in {text.place}: {text.text}"

    assert problems(crawled, check) == []


def test_czech_on_english_pages_is_marked_as_czech(crawled: Crawl) -> None:
    """A screen reader that reads Czech with English rules cannot be understood."""

    def check(page: Page) -> Iterator[str]:
        for text in page.texts:
            if text.lang == "en" and _is_czech(text):
                yield f"Czech marked as English in {text.place}: {text.text[:100]}"

    assert problems(crawled, check) == []


def _is_czech(text: Text) -> bool:
    # The title and the description cannot be marked. IČO is what the number is called.
    if text.place == "title" or text.place.startswith("meta"):
        return False
    return bool(_CZECH_LETTERS.search(text.text.replace("IČO", "")))
