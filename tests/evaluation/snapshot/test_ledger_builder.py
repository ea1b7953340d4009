from decimal import Decimal

import pytest
from pydantic import ValidationError

from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder, LedgerError


def enter(book: LedgerBuilder, entry_id: str, amount: int = 1, inputs: tuple[str, ...] = ()):
    return book.enter(
        entry_id,
        label=entry_id,
        figure=Figure(amount=Decimal(amount)),
        formula="Součet.",
        inputs=[LedgerInput(kind="figure", label=name, figure=name) for name in inputs],
    )


def test_entering_the_same_twice_gives_the_same_id():
    book = LedgerBuilder()
    assert enter(book, "a") == enter(book, "a") == "a"
    assert list(book.close()) == ["a"]


def test_refuses_other_content_under_the_same_id():
    book = LedgerBuilder()
    enter(book, "a", 1)
    with pytest.raises(LedgerError, match="a is already in the ledger"):
        enter(book, "a", 2)


def test_entries_are_sorted_whatever_the_order_of_entering():
    book = LedgerBuilder()
    for name in ("b", "c", "a"):
        enter(book, name)
    assert list(book.close()) == ["a", "b", "c"]


def test_refuses_an_input_without_an_entry():
    book = LedgerBuilder()
    enter(book, "a", inputs=("b",))
    with pytest.raises(LedgerError, match="a is computed from b"):
        book.close()


def test_refuses_a_circle():
    book = LedgerBuilder()
    enter(book, "a", inputs=("b",))
    enter(book, "b", inputs=("c",))
    enter(book, "c", inputs=("b",))
    with pytest.raises(LedgerError, match="circle: a → b → c → b"):
        book.close()


def test_a_shared_input_is_no_circle():
    book = LedgerBuilder()
    enter(book, "total", inputs=("a", "b"))
    enter(book, "a", inputs=("c",))
    enter(book, "b", inputs=("c",))
    enter(book, "c")
    assert len(book.close()) == 4


def test_a_long_chain_is_walked():
    book = LedgerBuilder()
    enter(book, "0")
    for number in range(1, 5000):
        enter(book, str(number), inputs=(str(number - 1),))
    assert len(book.close()) == 5000


def test_a_hidden_count_has_no_amount():
    with pytest.raises(ValidationError):
        Figure(amount=Decimal(3), suppressed_below=5)
    with pytest.raises(ValidationError):
        LedgerInput(kind="report", label="1. zpráva", amount=Decimal(3), is_hidden=True)
