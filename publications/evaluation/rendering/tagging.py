"""What WeasyPrint's tag tree lacks, put right before the file is written.

It builds the tree page by page: a table of three pages becomes three tables, each with the
repeated header as its own; header cells have no scope; links are described by the name of their
target. ``finish`` is WeasyPrint's hook for the finished objects. It relies on what tags.py of
WeasyPrint 70 leaves behind (``mark`` of a cell, ``link_annotation`` of a box); tests read the
result back with pypdf, so an upgrade that changes it is noticed.
"""

from collections.abc import Iterator
from typing import Any, Final

import pydyf

# Elements that mean something by standing there empty.
_MAY_BE_EMPTY: Final = frozenset({"/TD", "/TH", "/TR", "/Document"})

_PRINTED_ANNOTATION: Final = 4

# A CSS pixel is 1/96 of an inch, a point 1/72.
_POINTS: Final = 0.75


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Complete the tags of a WeasyPrint ``Document`` in its ``pdf``."""
    tree = _Tree(pdf)
    describe_links(document)
    scope_headers(document)
    for fragments in split_tables(document, tree):
        join_table(fragments, tree)
    prune(tree.root, tree)
    read: set[int] = set()
    for element in tree.walk(tree.root):
        read.add(element.number)
        if element["S"] == "/Table":
            spare_small_table(element, tree)
        elif element["S"] == "/LI":
            give_body(element, tree)
        elif element["S"] == "/Figure":
            place_figure(element, tree)
    tree.unmark_all_but(read)


class _Tree:
    """The structure elements of a PDF by reference, and what they are drawn with."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._objects = {
            item.reference: item
            for item in pdf.objects
            if isinstance(item, pydyf.Dictionary | pydyf.Stream) and item.number
        }
        root = self._objects[pdf.catalog["StructTreeRoot"]]
        self.root = self._objects[root["K"][0]]
        pages = [self._objects[reference] for reference in pdf.page_references]
        numbers = self._objects[root["ParentTree"]]["Nums"]
        self._owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self._page_numbers = {
            reference: number for number, reference in enumerate(pdf.page_references)
        }
        self._streams = [self._objects[page["Contents"]] for page in pages]

    def element(self, kid: object) -> pydyf.Dictionary | None:
        """The structure element ``kid`` refers to; None for content and link annotations."""
        found = self._objects.get(kid) if isinstance(kid, bytes) else None
        is_element = isinstance(found, pydyf.Dictionary) and found.get("Type") == "/StructElem"
        return found if is_element else None

    def page_height(self, element: pydyf.Dictionary) -> float:
        return float(self._objects[element["Pg"]]["MediaBox"][3])

    def children(self, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        return [child for kid in element["K"] if (child := self.element(kid)) is not None]

    def parent(self, element: pydyf.Dictionary) -> pydyf.Dictionary:
        return self._objects[element["P"]]

    def walk(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """``element`` and all below it, in the order of reading."""
        yield element
        for child in self.children(element):
            yield from self.walk(child)

    def add(self, kind: str, parent: pydyf.Dictionary, kids: list[Any]) -> pydyf.Dictionary:
        element = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": kind,
                "P": parent.reference,
                "Pg": parent["Pg"],
                "K": pydyf.Array(kids),
            }
        )
        self._pdf.add_object(element)
        self._objects[element.reference] = element
        for child in self.children(element):
            child["P"] = element.reference
        return element

    def unmark_all_but(self, read: set[int]) -> None:
        """Running heads and page numbers are drawn as content that no element holds."""
        for item in self._objects.values():
            is_element = isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
            if is_element and item.number not in read:
                self._unmark_content(item)

    def take_out(self, element: pydyf.Dictionary) -> None:
        self.parent(element)["K"].remove(element.reference)

    def unmark(self, element: pydyf.Dictionary) -> None:
        """Make what ``element`` is drawn with an artifact: seen, but not read again."""
        for part in self.walk(element):
            self._unmark_content(part)

    def _unmark_content(self, element: pydyf.Dictionary) -> None:
        page = self._page_numbers[element["Pg"]]
        for kid in element["K"]:
            if isinstance(kid, int) and self._owners[page][kid] != "null":
                _make_artifact(self._streams[page].stream, kid)
                self._owners[page][kid] = "null"


def _make_artifact(stream: list[Any], mcid: int) -> None:
    for place, item in enumerate(stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") == mcid:
            stream[place - 1] = "/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination"})
            return
    raise LookupError(f"marked content {mcid} is not on its page")


def describe_links(document: Any) -> None:
    """Say where a link leads in words, not by the name of its target."""
    for page in document.pages:
        for _kind, target, _place, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None:
                continue
            text = "".join(box.element.itertext()).strip()
            words = box.element.get("title") or text or target
            annotation["F"] = _PRINTED_ANNOTATION
            annotation["Contents"] = pydyf.String(" ".join(words.split()))


def _cells(box: Any) -> Iterator[Any]:
    return (item for item in box.descendants() if getattr(item, "mark", None) is not None)


def scope_headers(document: Any) -> None:
    """Give every header cell the scope its HTML says; headers by id then say nothing more."""
    for page in document.pages:
        for cell in _cells(page._page_box):
            attributes = cell.mark["A"]
            if cell.mark["S"] == "/TH":
                is_row = cell.element.get("scope") == "row"
                attributes["Scope"] = "/Row" if is_row else "/Column"
            attributes.pop("Headers", None)


def split_tables(document: Any, tree: _Tree) -> list[list[pydyf.Dictionary]]:
    """The elements of each table that lies on more than one page, in order."""
    fragments: dict[Any, list[pydyf.Dictionary]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            if not getattr(box, "is_table_wrapper", False):
                continue
            cell = next(_cells(box), None)
            if cell is None:
                continue
            element = cell.mark
            while element["S"] != "/Table":
                element = tree.parent(element)
            fragments.setdefault(box.element, []).append(element)
    return [parts for parts in fragments.values() if len(parts) > 1]


def join_table(fragments: list[pydyf.Dictionary], tree: _Tree) -> None:
    """Move the rows of later fragments into the first; their repeated headers are not read."""
    first = fragments[0]
    for fragment in fragments[1:]:
        for group in tree.children(fragment):
            if group["S"] == "/THead":
                tree.unmark(group)
                continue
            group["P"] = first.reference
            first["K"].append(group.reference)
        tree.take_out(fragment)


def prune(element: pydyf.Dictionary, tree: _Tree) -> None:
    """Take out elements that hold nothing: the boxes of shapes, of gaps, of joined tables."""
    for child in tree.children(element):
        prune(child, tree)
        if not child["K"] and child["S"] not in _MAY_BE_EMPTY:
            element["K"].remove(child.reference)


def spare_small_table(table: pydyf.Dictionary, tree: _Tree) -> None:
    """Where header cells would outnumber the data, only the columns keep theirs.

    In a table of a row or two a reader would hear more headers than content.
    """
    cells = [item for item in tree.walk(table) if item["S"] in ("/TH", "/TD")]
    headers = [cell for cell in cells if cell["S"] == "/TH"]
    if len(headers) * 2 <= len(cells):
        return
    for cell in headers:
        if cell["A"]["Scope"] == "/Row":
            cell["S"] = "/TD"
            del cell["A"]["Scope"]


def place_figure(figure: pydyf.Dictionary, tree: _Tree) -> None:
    """Its box in points from the bottom of the page; WeasyPrint writes pixels from the top."""
    left, top, right, bottom = (float(edge) * _POINTS for edge in figure["A"]["BBox"])
    height = tree.page_height(figure)
    figure["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def give_body(item: pydyf.Dictionary, tree: _Tree) -> None:
    """Put what a list item says into its body, where WeasyPrint put it beside the label."""
    children = tree.children(item)
    if any(child["S"] == "/LBody" for child in children):
        return
    labels = [child.reference for child in children if child["S"] == "/Lbl"]
    body = tree.add("/LBody", item, [kid for kid in item["K"] if kid not in labels])
    item["K"] = pydyf.Array([*labels, body.reference])
