"""What the PDF says: every figure, the contents with their pages, links, data, metadata."""

import io
import logging
import re
from itertools import pairwise

import pypdf
import pytest

from publications.evaluation.rendering import TEMPLATE_VERSION, render_pdf
from publications.evaluation.rendering.document import Document, contents
from publications.evaluation.snapshot import Snapshot, canonical_json
from publications.evaluation.snapshot.printing import figure_text
from publications.evaluation.snapshot.tables import tables
from tests.evaluation.rendering.reading import bookmarks, pdf_text, plain, words_on
from tests.evaluation.rendering.sample import empty_snapshot

MILLIMETRE = 72 / 25.4


def test_every_figure_is_printed(pdf: pypdf.PdfReader, snapshot: Snapshot) -> None:
    text = pdf_text(pdf)
    for entry in snapshot.ledger.values():
        assert plain(figure_text(entry.figure)) in text, entry.id
        assert entry.id in text.replace(" ", ""), entry.id


def test_chapters_come_in_the_order_of_the_document(pdf: pypdf.PdfReader) -> None:
    titles = [title for title, _ in bookmarks(pdf)]
    order = [
        "Obsah",
        "Jak číst tento dokument",
        "Manažerské shrnutí",
        "Globální indikátory sociálního začleňování",
        "Spolupráce v roce 2025",
        "Poradenské programy",
        "Příloha A Čerpání z výzev",
        "1 Bydlení",
        "Příloha C Změny proti předchozímu vydání",
        "Příloha D Nálezy kontrol a jejich vysvětlení",
        "Příloha E Původ údajů",
        "Příloha F Prameny",
    ]
    places = [titles.index(title) for title in order]
    assert places == sorted(places)


def test_contents_name_the_pages_where_chapters_are(
    pdf: pypdf.PdfReader, snapshot: Snapshot
) -> None:
    lines = plain(pdf.pages[1].extract_text())
    destinations = pdf.named_destinations
    for line in contents(Document(snapshot)):
        page = pdf.get_destination_page_number(destinations[line.anchor]) + 1
        assert re.search(rf"\b{page} (?:{re.escape(line.number)} )?{line.title}", lines), line


def test_printed_page_numbers_count_from_the_cover(pdf: pypdf.PdfReader) -> None:
    for number, page in enumerate(pdf.pages, start=1):
        if number > 1:
            assert str(number) in page.extract_text().split()


def test_every_link_has_a_target_and_words(pdf: pypdf.PdfReader) -> None:
    targets = set(pdf.named_destinations)
    links = [link.get_object() for page in pdf.pages for link in page.get("/Annots", [])]
    inner = [link for link in links if "/Dest" in link]
    assert len(inner) > 100
    assert {str(link["/Dest"]) for link in inner} <= targets
    assert not [link for link in links if str(link["/Contents"]).startswith(("#", "l-"))]


def test_each_figure_leads_to_its_ledger_entry(pdf: pypdf.PdfReader, snapshot: Snapshot) -> None:
    anchors = Document(snapshot).ledger.anchors
    linked = {
        str(link.get_object().get("/Dest"))
        for page in pdf.pages
        for link in page.get("/Annots", [])
    }
    area = snapshot.areas[0]
    printed = [count.figure for count in area.state_counts]
    for row in area.strategic_goals[0].specific_goals[0].indicators:
        printed += [row.total, *(category.figure for category in row.categories)]
    assert {anchors[figure] for figure in printed} <= linked


def test_the_data_is_attached(pdf: pypdf.PdfReader, snapshot: Snapshot) -> None:
    attached = {name: contents[0] for name, contents in pdf.attachments.items()}
    assert attached.pop("vyhodnoceni.json") == canonical_json(snapshot).encode()
    assert attached == {table.file_name: table.content for table in tables(snapshot)}
    assert attached


def test_metadata_say_what_it_is(pdf: pypdf.PdfReader, snapshot: Snapshot) -> None:
    info = pdf.metadata
    assert info is not None
    assert info.title == (
        "Průběžné vyhodnocení II: Plán sociálního začleňování města Vzorov 2024–2027"
    )
    assert info["/edition"] == "1.0"
    assert info["/snapshot"] == snapshot.sha256
    assert info["/template"] == TEMPLATE_VERSION
    assert pdf.trailer["/Root"]["/Lang"] == "cs"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260430"


def test_only_the_family_that_came_along_is_used_and_embedded(pdf: pypdf.PdfReader) -> None:
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert len(fonts) >= 4
    for name, font in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+Source-Sans-3.*", name)
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor


def test_nothing_runs_over_the_edge_of_the_page(pdf_bytes: bytes) -> None:
    for words in words_on(pdf_bytes)[1:]:
        assert min(left for left, _, _ in words) >= 0
        # Beyond the text there is only the tab of an area.
        outside = [text for _, right, text in words if right > (210 - 17) * MILLIMETRE]
        assert all(len(text) <= 2 for text in outside)


def test_progress_only_grows_and_ends_at_one() -> None:
    shares: list[float] = []
    render_pdf(empty_snapshot(), progress=shares.append)
    assert all(before <= after for before, after in pairwise(shares))
    assert len(shares) > 4
    assert shares[-1] == 1


def test_weasyprint_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture) -> None:
    """A declaration it cannot read is a design that does not reach the paper."""
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        render_pdf(empty_snapshot())
    assert [record.getMessage() for record in caplog.records] == []


def test_what_progress_raises_stops_the_drawing() -> None:
    class Stop(Exception):  # noqa: N818
        pass

    def stop(share: float) -> None:
        if share > 0.1:
            raise Stop

    with pytest.raises(Stop):
        render_pdf(empty_snapshot(), progress=stop)


def test_the_pdf_is_read_without_repair(pdf_bytes: bytes) -> None:
    assert pypdf.PdfReader(io.BytesIO(pdf_bytes), strict=True).pages
