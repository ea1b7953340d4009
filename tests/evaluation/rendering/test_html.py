"""The HTML edition: well-formed, linked, escaped, loud about gaps."""

import io
import itertools
import re

import pytest
from django.template import Context
from tinyhtml5.parser import HTMLParser

from publications.evaluation.rendering import render_html
from publications.evaluation.rendering.html import MissingVariable, engine
from publications.evaluation.snapshot import Snapshot
from publications.evaluation.snapshot.placeholders import UnresolvedPlaceholder
from publications.evaluation.snapshot.printing import figure_text
from publications.evaluation.snapshot.schema import Abbreviation, Text
from tests.evaluation.rendering.reading import Page, parse, plain
from tests.evaluation.rendering.sample import empty_snapshot


def test_tags_close_in_order_and_ids_are_unique(page: Page) -> None:
    assert page.errors == []
    assert len(page.ids) == len(set(page.ids))


def test_a_parser_of_the_standard_finds_no_error(snapshot: Snapshot) -> None:
    parser = HTMLParser()
    parser.parse(io.StringIO(render_html(snapshot)))
    assert parser.errors == []


def test_every_link_inside_the_document_leads_somewhere(page: Page) -> None:
    targets = {
        item.attributes["href"].removeprefix("#")
        for item in page.all("a")
        if item.attributes["href"].startswith("#")
    }
    assert targets
    assert targets <= set(page.ids)


def test_every_figure_has_a_ledger_entry_with_its_value(page: Page, snapshot: Snapshot) -> None:
    entries = [item for item in page.all("li") if item.attributes.get("class", "") == "entry"]
    assert len(entries) == len(snapshot.ledger)
    for entry in snapshot.ledger.values():
        printed = next(item for item in entries if item.text.endswith(f" {entry.id}"))
        assert plain(figure_text(entry.figure)) in printed.text
        assert entry.formula in printed.text


def test_a_figure_is_a_link_to_its_own_entry(page: Page, snapshot: Snapshot) -> None:
    links = {
        item.attributes["href"]: item.text
        for item in page.all("a")
        if item.attributes.get("class") == "figure"
    }
    total = snapshot.areas[0].strategic_goals[0].specific_goals[0].indicators[0].total
    assert total == "impact:1.1.1/1"
    assert links["#l-impact-1.1.1-1"] == "39"


def test_look_alikes_are_told_apart_in_words(page: Page) -> None:
    cells = {item.text for item in page.all("td")}
    assert {
        "0",
        "– dosud nevykázáno",
        "n. a. není k dispozici",
        "× netýká se",
        "< 5 malý počet osob",
    } <= cells


def test_nothing_is_styled_or_scripted_inline(page: Page) -> None:
    assert not page.all("script")
    assert not [item for item in page.elements if "style" in item.attributes]
    assert not [name for item in page.elements for name in item.attributes if name.startswith("on")]


def test_header_cells_say_what_they_head(page: Page) -> None:
    assert {item.attributes["scope"] for item in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table"))


def test_headings_leave_out_no_level(page: Page) -> None:
    levels = [int(item.tag[1]) for item in page.elements if re.fullmatch("h[1-6]", item.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_text_is_escaped() -> None:
    evil = '<script>alert(1)</script> & "uvozovky"'
    html = render_html(
        empty_snapshot(
            abbreviations=(Abbreviation(short="X", full=evil),),
            texts=(Text(section="foreword", heading=evil, body=f"{evil} **<b>**"),),
        )
    )
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") >= 3


def test_a_missing_figure_is_refused() -> None:
    snapshot = empty_snapshot(texts=(Text(section="impact", body="Je jich {impact:9.9.9/9}."),))
    with pytest.raises(UnresolvedPlaceholder):
        render_html(snapshot)


def test_a_missing_variable_is_refused() -> None:
    template = engine().from_string("{{ document.nothing }}")
    with pytest.raises(MissingVariable):
        template.render(Context({"document": object()}))


def test_numbers_of_templates_are_not_grouped() -> None:
    page = parse(render_html(empty_snapshot()))
    assert "Spolupráce v roce 2025" in {item.text for item in page.all("h2")}
