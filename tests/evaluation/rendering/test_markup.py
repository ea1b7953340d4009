"""A coordinator's text: a few marks mean something, everything else is text."""

import pytest

from publications.evaluation.rendering.figures import Ledger
from publications.evaluation.rendering.markup import note, prose
from tests.evaluation.rendering.sample import rich_snapshot


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return Ledger(rich_snapshot().ledger)


def test_paragraphs_lists_and_bold(ledger: Ledger) -> None:
    html = prose("První **tučně**.\n\n- jedna\n- dvě", ledger)
    assert html == (
        "<p>První <strong>tučně</strong>.</p>\n<ul>\n<li>jedna</li>\n<li>dvě</li>\n</ul>\n"
    )


def test_a_placeholder_becomes_a_link_to_its_entry(ledger: Ledger) -> None:
    html = prose("Zabydleno je {impact:1.1.1/1} domácností.", ledger)
    assert '<a class="figure" href="#l-impact-1.1.1-1"' in html
    assert ">39</a>" in html


def test_a_placeholder_may_be_bold(ledger: Ledger) -> None:
    html = prose("**{impact:1.1.1/1}** domácností", ledger)
    assert html.startswith('<p><strong><a class="figure"')


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("# nadpis", "# nadpis"),
        ("![obr](x.png)", "![obr](x.png)"),
        ("[odkaz](javascript:alert(1))", "[odkaz](javascript:alert(1))"),
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)&gt;"),
        ("\ue0000\ue001", "0"),
    ],
)
def test_everything_else_stays_text(source: str, printed: str) -> None:
    assert note(source) == f"<p>{printed}</p>\n"


def test_an_address_is_a_link_without_the_full_stop() -> None:
    assert note("Viz https://example.org/a_b_c/?x=1.") == (
        '<p>Viz <a href="https://example.org/a_b_c/?x=1">https://example.org/a_b_c/?x=1</a>.</p>\n'
    )


def test_prepositions_hold_to_their_words() -> None:
    assert note("v Ostravě s městem") == "<p>v\u00a0Ostravě s\u00a0městem</p>\n"
