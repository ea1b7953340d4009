"""The tag tree: what a screen reader makes of the PDF."""

from pathlib import Path

import outloud
import pdfua
import pypdf
import pytest
from pypdf.generic import NullObject

from publications.evaluation.snapshot import Snapshot
from tests.evaluation.rendering.reading import below, of_kind, structure


@pytest.fixture(scope="module")
def file(pdf_bytes: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "vyhodnoceni.pdf"
    path.write_bytes(pdf_bytes)
    return path


def test_pdfua_finds_nothing(file: Path) -> None:
    assert list(pdfua.validate(file).findings) == []


def test_outloud_finds_no_error_and_no_warning(file: Path) -> None:
    result = outloud.check(str(file))
    assert result.error is None
    assert [(item.rule, item.message) for item in result.findings] == []


def test_every_header_cell_has_a_scope(pdf: pypdf.PdfReader) -> None:
    headers = of_kind(pdf, "TH")
    assert {header["/A"]["/Scope"] for header in headers} == {"/Column", "/Row"}


def test_header_cells_never_outnumber_the_data(pdf: pypdf.PdfReader) -> None:
    for table in of_kind(pdf, "Table"):
        assert len(below(table, "TH")) <= len(below(table, "TD"))


def test_a_table_over_several_pages_is_one_table(pdf: pypdf.PdfReader, snapshot: Snapshot) -> None:
    tables = of_kind(pdf, "Table")
    assert all(len(below(table, "THead")) == 1 for table in tables)
    # Legend, states, global indicators, projects, sums, impacts, measures, changes.
    assert len(tables) == 8
    pages = [{str(cell.raw_get("/Pg")) for cell in below(table, "TD")} for table in tables]
    assert any(len(used) > 1 for used in pages), "the sample has no table that breaks"


def test_repeated_headers_and_running_heads_are_not_read(pdf: pypdf.PdfReader) -> None:
    owners = pdf.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    artifacts = [
        kid
        for per_page in owners[1::2]
        if isinstance(per_page.get_object(), list)
        for kid in per_page.get_object()
        if isinstance(kid, NullObject)
    ]
    assert len(artifacts) >= len(pdf.pages)


def test_each_chart_has_words_for_it(pdf: pypdf.PdfReader) -> None:
    figures = of_kind(pdf, "Figure")
    alternatives = [str(figure["/Alt"]) for figure in figures]
    assert any("Index sociálního vyloučení" in text for text in alternatives)
    assert any("Graf rozdělení peněz" in text for text in alternatives)
    assert all(len(text) > 40 for text in alternatives)


def test_charts_lie_where_their_box_says(pdf: pypdf.PdfReader) -> None:
    for figure in of_kind(pdf, "Figure"):
        left, bottom, right, top = (float(edge) for edge in figure["/A"]["/BBox"])
        page = figure["/Pg"]["/MediaBox"]
        assert 0 < left < right < page[2]
        assert 0 < bottom < top < page[3]
        assert 20 < top - bottom < 200


def test_no_element_is_empty(pdf: pypdf.PdfReader) -> None:
    empty = [item["/S"] for item in structure(pdf) if not item.get("/K")]
    assert set(empty) <= {"/TD", "/TH"}


def test_list_items_have_a_body(pdf: pypdf.PdfReader) -> None:
    items = of_kind(pdf, "LI")
    assert items
    assert all(below(item, "LBody") for item in items)
