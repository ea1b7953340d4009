"""Reads back what was drawn: HTML as a list of elements, the tag tree of a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pymupdf
import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

_VOID = {"meta", "link", "br", "img", "hr", "input"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return plain("".join(self.pieces))


@dataclass
class Page:
    elements: list[Element]
    errors: list[str]

    def all(self, tag: str) -> list[Element]:
        return [item for item in self.elements if item.tag == tag]

    @property
    def ids(self) -> list[str]:
        return [item.attributes["id"] for item in self.elements if "id" in item.attributes]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page([], [])
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.page.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.page.errors.append(f"</{tag}> closes <{self._open[-1].tag if self._open else ''}>")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)


def parse(html: str) -> Page:
    """Every element in order; ``errors`` names end tags that close nothing."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    parser.page.errors += [f"<{item.tag}> stays open" for item in parser._open]
    return parser.page


def plain(text: str) -> str:
    """Text with every space the same, as two programs seldom agree on them."""
    return " ".join(text.split())


def pdf_text(reader: pypdf.PdfReader) -> str:
    return plain(" ".join(page.extract_text() for page in reader.pages))


def words_on(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    """Left edge, right edge (in points) and text of every word, page by page."""
    with pymupdf.open(stream=pdf) as document:
        return [
            [(word[0], word[2], word[4]) for word in page.get_text("words")] for page in document
        ]


def structure(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Every structure element in the order of reading."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    yield from _below(root.get_object())


def _below(element: DictionaryObject) -> Iterator[DictionaryObject]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        child = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(child, DictionaryObject) and child.get("/Type") == "/StructElem":
            yield child
            yield from _below(child)


def of_kind(reader: pypdf.PdfReader, kind: str) -> list[DictionaryObject]:
    return [element for element in structure(reader) if element["/S"] == f"/{kind}"]


def below(element: DictionaryObject, kind: str) -> list[DictionaryObject]:
    return [child for child in _below(element) if child["/S"] == f"/{kind}"]


def bookmarks(reader: pypdf.PdfReader) -> list[tuple[str, int]]:
    """Title and page number (from 1) of every bookmark, in order."""

    def flat(items: list[Any]) -> Iterator[Any]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item)
            else:
                yield item

    return [
        (plain(item.title), reader.get_destination_page_number(item) + 1)
        for item in flat(reader.outline)
    ]
