import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.figures import ValueStatus
from publications.evaluation.snapshot.ledger import Figure, LedgerEntry
from publications.evaluation.snapshot.placeholders import (
    FigureRef,
    UnresolvedPlaceholder,
    check,
    escape,
    resolve,
)

NBSP = "\u00a0"


def entry(entry_id: str, figure: Figure) -> LedgerEntry:
    return LedgerEntry(id=entry_id, label=f"Popisek {entry_id}", figure=figure, formula="Součet.")


LEDGER = {
    item.id: item
    for item in (
        entry("impact:1.1.1/1", Figure(amount=Decimal(39))),
        entry("impact:1.1.1/2", Figure(suppressed_below=5)),
        entry("impact:1.1.2/1", Figure(status=ValueStatus.NOT_REPORTED)),
        entry("budget:total", Figure(amount=Decimal("178730828.50"), places=2, unit="Kč")),
        entry("global:index/ostrava/2023", Figure(amount=Decimal("12.30"), places=2, unit="%")),
        entry("global:nouze/ostrava/2020", Figure(amount=Decimal(3100), is_approximate=True)),
        entry("count:projects", Figure(amount=Decimal(20))),
    )
}


def printed(body: str) -> str:
    return "".join(
        part.text if isinstance(part, FigureRef) else part for part in resolve(body, LEDGER)
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("zabydleno {impact:1.1.1/1} domácností", "zabydleno 39 domácností"),
        ("{budget:total|mil}", f"178,7{NBSP}mil.{NBSP}Kč"),
        ("{budget:total|mil0}", f"179{NBSP}mil.{NBSP}Kč"),
        ("{budget:total}", f"178{NBSP}730{NBSP}828,50{NBSP}Kč"),
        ("{ budget:total | kc0 }", f"178{NBSP}730{NBSP}829{NBSP}Kč"),
        ("{budget:total|cislo}", f"178{NBSP}730{NBSP}828,50"),
        ("{global:index/ostrava/2023}", f"12,30{NBSP}%"),
        ("{global:nouze/ostrava/2020}", f"cca{NBSP}3{NBSP}100"),
        ("{impact:1.1.1/2}", f"méně než{NBSP}5"),
        ("{impact:1.1.1/2|cislo}", f"méně než{NBSP}5"),
        ("{impact:1.1.1/2|tvary:osoba/osoby/osob}", f"méně než{NBSP}5{NBSP}osob"),
        ("{impact:1.1.2/1}", "(dosud nevykázáno)"),
        ("{count:projects|tvary:projekt/projekty/projektů}", f"20{NBSP}projektů"),
        ("{{impact:1.1.1/1}}", "{impact:1.1.1/1}"),
        ("{{{impact:1.1.1/1}}}", "{39}"),
    ],
)
def test_prints_the_figure(body, expected):
    assert printed(body) == expected


def test_gives_text_and_figures_in_order():
    assert resolve("Z {count:projects} projektů.", LEDGER) == [
        "Z ",
        FigureRef("count:projects", "20", ""),
        " projektů.",
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{impact:1.1.1/9}", "nemá to být {impact:1.1.1/"),
        ("{zcela jiné}", "takové číslo ve vydání není"),
        ("{}", "odkaz na číslo je prázdný"),
        ("{impact:1.1.1/1|mil}", "jen pro částky v Kč"),
        ("{budget:total|milion}", "formát „milion“ neexistuje"),
        ("{impact:1.1.2/1|cislo}", "číslo nemá hodnotu (dosud nevykázáno)"),
        ("{count:projects|tvary:projekt}", "má mít tři tvary"),
        ("otevřená { závorka", "závorka nemá protějšek"),
        ("zavřená } závorka", "závorka nemá protějšek"),
        ("{impact:\n1.1.1/1}", "závorka nemá protějšek"),
    ],
)
def test_says_what_cannot_be_filled(body, reason):
    with pytest.raises(UnresolvedPlaceholder) as caught:
        check([("Manažerské shrnutí", body)], LEDGER)
    assert reason in str(caught.value)
    assert "Manažerské shrnutí" in str(caught.value)
    with pytest.raises(UnresolvedPlaceholder):
        resolve(body, LEDGER)


def test_reports_every_problem_of_every_section():
    with pytest.raises(UnresolvedPlaceholder) as caught:
        check([("Peníze", "{budget:totl} a {x}"), ("Dopad", "{impact:9/9} v {{textu}}")], LEDGER)
    assert [(item.section, item.placeholder) for item in caught.value.problems] == [
        ("Peníze", "{budget:totl}"),
        ("Peníze", "{x}"),
        ("Dopad", "{impact:9/9}"),
    ]
    assert "{budget:total} (Popisek budget:total)" in str(caught.value)


@given(st.text())
def test_any_text_survives_escaping(text):
    assert printed(escape(text)) == text


@given(st.lists(st.one_of(st.text(), st.sampled_from(sorted(LEDGER)).map(lambda key: (key,)))))
def test_literal_parts_and_figures_keep_their_order(pieces):
    body = "".join(
        f"{{{piece[0]}}}" if isinstance(piece, tuple) else escape(piece) for piece in pieces
    )
    parts = resolve(body, LEDGER)
    assert [part.figure for part in parts if isinstance(part, FigureRef)] == [
        piece[0] for piece in pieces if isinstance(piece, tuple)
    ]
    assert "".join(part for part in parts if isinstance(part, str)) == "".join(
        piece for piece in pieces if isinstance(piece, str)
    )


@given(st.text(alphabet="{}|: \n") | st.text())
def test_any_text_is_either_printed_or_refused_with_a_reason(text):
    with contextlib.suppress(UnresolvedPlaceholder):
        assert all(resolve(text, LEDGER))
