"""Editions at the edges: nobody has filled the plan in, one area, a correction, long texts."""

import io

import pypdf
import pytest

from publications.evaluation.rendering import render_html, render_pdf
from publications.evaluation.snapshot import Snapshot
from publications.evaluation.snapshot.schema import Meta
from tests.evaluation.rendering.reading import Page, of_kind, parse, pdf_text, plain
from tests.evaluation.rendering.sample import empty_snapshot, meta, rich_snapshot


@pytest.fixture(scope="module")
def empty() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render_pdf(empty_snapshot())))


def test_an_empty_plan_is_still_a_whole_document(empty: pypdf.PdfReader) -> None:
    text = pdf_text(empty)
    for sentence in (
        "Souhrnný text nebyl k tomuto vydání napsán.",
        "Plán zatím nemá globální indikátory.",
        "K roku 2025 nejsou zapsány žádné události.",
        "Plán zatím nemá žádné projekty financované z výzev.",
        "Plán zatím nemá žádnou tematickou oblast.",
        "Toto je první vyhodnocení plánu; není s čím srovnávat.",
        "Kontroly nenašly žádný rozpor.",
        "Vydání se neopírá o žádný zveřejněný dokument.",
    ):
        assert sentence in text


def test_an_empty_plan_has_no_empty_tables(empty: pypdf.PdfReader) -> None:
    assert all(element["/K"] for element in of_kind(empty, "Table"))


def test_an_area_without_goals_says_so(page: Page) -> None:
    assert "Oblast zatím nemá žádný cíl." in [item.text for item in page.all("p")]


def test_a_goal_without_content_says_so(page: Page) -> None:
    texts = [item.text for item in page.all("p")]
    assert "Cíl nemá indikátory dopadu." in texts
    assert "Cíl nemá opatření." in texts


def test_an_erratum_stands_in_front() -> None:
    corrected: Meta = meta(edition="1.1", erratum="Rozpočet projektu byl **opraven**.")
    page = parse(render_html(empty_snapshot(meta=corrected)))
    assert "Oprava proti předchozímu vydání" in [item.text for item in page.all("h3")]
    assert "opraven" in [item.text for item in page.all("strong")]


def test_thirty_implementers_and_a_long_title_are_all_printed(
    pdf: pypdf.PdfReader, snapshot: Snapshot
) -> None:
    measure = snapshot.areas[0].strategic_goals[0].specific_goals[0].measures[0]
    text = pdf_text(pdf)
    assert len(measure.title) > 180
    assert plain(measure.title) in text.replace("- ", "-")
    assert all(name in text for name in measure.implementers)


def test_one_area_alone_is_drawn() -> None:
    whole = rich_snapshot()
    html = render_html(rich_snapshot(areas=whole.areas[:1]))
    assert 'id="oblast-1"' in html
    assert 'id="oblast-2"' not in html


def test_notes_are_numbered_within_a_goal_and_linked(page: Page) -> None:
    marks = [item for item in page.all("a") if item.attributes.get("class") == "note-mark"]
    assert [item.text for item in marks] == ["1", "2", "3"]
    assert all(item.attributes["href"].removeprefix("#") in page.ids for item in marks)
