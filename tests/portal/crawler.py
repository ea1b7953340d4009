"""Following every link of the portal, as a patient reader of both languages would."""

import gzip
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from django.urls import resolve

from tests.portal.pages import Page, parse

STARTS: Final = ("/", "/en/", "/robots.txt", "/sitemap.xml")
# Signing in is asked about, but not gone through.
_NOT_ENTERED: Final = ("/sprava/",)
_ASKERS: Final = 3


@dataclass
class Answer:
    """What an address answers. ``found_on`` is the first page that leads there."""

    path: str
    found_on: str
    status: int
    kind: str
    body: bytes
    location: str = ""

    @property
    def is_html(self) -> bool:
        return self.kind.startswith("text/html")

    @cached_property
    def page(self) -> Page:
        return parse(self.body.decode())


@dataclass
class Crawl:
    """Everything that was reached: answers by path with query."""

    origin: str
    answers: dict[str, Answer] = field(default_factory=dict)
    # (page, address with fragment) of every link within the portal.
    links: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The HTML pages that answered 200."""
        return {
            path: answer.page
            for path, answer in self.answers.items()
            if answer.status == 200 and answer.is_html and not path.startswith(_NOT_ENTERED)
        }

    def one_of_each_kind(self) -> list[str]:
        """The largest Czech page of each kind: it has most of what such a page can have."""
        largest: dict[str, str] = {}
        for path in self.pages:
            if "?" not in path and not path.startswith("/en/"):
                name = resolve(path).view_name
                best = largest.setdefault(name, path)
                if len(self.answers[path].body) > len(self.answers[best].body):
                    largest[name] = path
        assert len(largest) > 30
        return sorted(largest.values())

    def dead_links(self) -> Iterator[str]:
        for path, answer in self.answers.items():
            if answer.status not in (200, 301, 302):
                yield f"{path} answers {answer.status}; {answer.found_on} leads there"

    def dead_fragments(self) -> Iterator[str]:
        for page, address in self.links:
            path, fragment = urldefrag(address)
            target = self.pages.get(self.followed(path))
            if fragment and target is not None and fragment not in target.ids:
                yield f"{address}: no such id there; {page} leads there"

    def followed(self, path: str) -> str:
        """Where redirects lead from a path."""
        for _step in range(5):
            answer = self.answers.get(path)
            if answer is None or not answer.location:
                break
            path = answer.location
        return path


def crawl(origin: str, starts: Iterable[str] = STARTS, depth: int = 100) -> Crawl:
    """Follow everything. Addresses with a query only where a page without one leads there."""
    found = Crawl(origin)
    waiting = dict.fromkeys(starts, "the start")
    with ThreadPoolExecutor(_ASKERS) as pool:
        for _step in range(depth):
            answers = pool.map(lambda item: _ask(origin, *item), waiting.items())
            for answer in list(answers):
                found.answers[answer.path] = answer
            leads = {
                path: page
                for page in waiting
                for path in _leads(found, found.answers[page])
                if path not in found.answers
            }
            waiting = leads
    return found


def _leads(found: Crawl, answer: Answer) -> Iterator[str]:
    """Paths within the portal that an answer leads to."""
    if answer.location:
        yield answer.location
    for link in _links_of(answer):
        absolute = urljoin(found.origin + answer.path, link.strip())
        if not absolute.startswith(("http:", "https:")):
            continue
        if not absolute.startswith(f"{found.origin}/") and absolute != found.origin:
            continue
        address = absolute.removeprefix(found.origin) or "/"
        found.links.append((answer.path, address))
        path = urldefrag(address)[0]
        if "?" not in path or "?" not in answer.path:
            yield path


def _links_of(answer: Answer) -> Iterable[str]:
    if answer.path.startswith(_NOT_ENTERED):
        return ()
    if answer.is_html:
        return answer.page.links
    if answer.status == 200 and answer.kind.split(";")[0].endswith(("/xml", "+xml")):
        # Feeds and site maps: addresses stand in elements and in href.
        tree = ElementTree.fromstring(answer.body)  # noqa: S314 - our own server's
        written = [(element.text or "").strip() for element in tree.iter()]
        hrefs = [element.get("href", "") for element in tree.iter()]
        return [text for text in (*written, *hrefs) if text.startswith("http")]
    return ()


def _ask(origin: str, path: str, found_on: str) -> Answer:
    host = urlsplit(origin)
    link = HTTPConnection(host.hostname or "", host.port, timeout=120)
    try:
        link.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = link.getresponse()
        body = response.read()
        if response.getheader("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        location = response.getheader("Location", "")
        return Answer(
            path=path,
            found_on=found_on,
            status=response.status,
            kind=response.getheader("Content-Type", ""),
            body=body,
            location=urljoin(origin + path, location).removeprefix(origin) if location else "",
        )
    finally:
        link.close()
