"""The tables attached to an edition: RFC 4180, UTF-8 with a byte order mark.

The mark is there because spreadsheets otherwise read Czech letters in the system's old encoding.
Numbers have a decimal point and no spaces; a missing one is a word, a hidden count ``< 5``.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from common.czech import round_half_up
from common.figures import WITHHELD
from publications.evaluation.snapshot import table_rows
from publications.evaluation.snapshot.ledger import Figure
from publications.evaluation.snapshot.printing import STATUS_WORDS
from publications.evaluation.snapshot.schema import Snapshot
from publications.evaluation.snapshot.table_rows import Cell

# A spreadsheet takes a text that begins so for a formula and would run it.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """A file to attach. ``title`` describes it in Czech."""

    file_name: str
    title: str
    content: bytes


_TABLES: Final[
    tuple[tuple[str, str, Sequence[str], Callable[[Snapshot], Iterable[Sequence[Cell]]]], ...]
] = (
    (
        "opatreni.csv",
        "Opatření a jejich stav",
        table_rows.MEASURE_COLUMNS,
        table_rows.measures,
    ),
    (
        "indikatory-dopadu.csv",
        "Indikátory dopadu",
        table_rows.IMPACT_COLUMNS,
        table_rows.impact_indicators,
    ),
    (
        "globalni-indikatory.csv",
        "Globální indikátory sociálního začleňování",
        table_rows.GLOBAL_COLUMNS,
        table_rows.global_indicators,
    ),
    (
        "cerpani.csv",
        "Čerpání z výzev: projekty a součty",
        table_rows.FUNDING_COLUMNS,
        table_rows.funding,
    ),
    (
        "rejstrik-cisel.csv",
        "Rejstřík čísel: z čeho se každé počítá",
        table_rows.LEDGER_COLUMNS,
        table_rows.ledger,
    ),
    (
        "zjisteni.csv",
        "Zjištění kontrol a jejich vysvětlení",
        table_rows.FINDING_COLUMNS,
        table_rows.findings,
    ),
)


def tables(snapshot: Snapshot) -> tuple[Table, ...]:
    """All tables of the edition, always in the same order and the same bytes."""
    return tuple(
        Table(file_name, title, _csv(columns, rows(snapshot)))
        for file_name, title, columns, rows in _TABLES
    )


def cell_text(cell: Cell) -> str:
    """A cell as written; text that a spreadsheet would run as a formula gets an apostrophe."""
    if isinstance(cell, Figure):
        return _figure(cell)
    if isinstance(cell, Decimal | int):
        return str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _figure(figure: Figure) -> str:
    if figure.suppressed_below is not None:
        return f"< {figure.suppressed_below}"
    if figure.is_withheld:
        return WITHHELD
    if figure.amount is None:
        return STATUS_WORDS[figure.status]
    return f"{round_half_up(figure.amount, figure.places):f}"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, dialect="excel", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell_text(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")
