"""The ledger as the drawing reads it: every figure's text, words and address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from common.czech import NBSP
from common.figures import ValueStatus
from publications.evaluation.snapshot.ledger import Figure, LedgerEntry
from publications.evaluation.snapshot.printing import STATUS_WORDS, figure_text

_NOT_IN_AN_ANCHOR: Final = re.compile(r"[^A-Za-z0-9.]+")

HIDDEN_COUNT: Final = "malý počet osob"
WITHHELD_WHY: Final = "chrání malý počet"


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """``text`` as in a table cell; ``words`` stand below it where it is a mark, not a number."""

    id: str
    anchor: str
    label: str
    text: str
    words: str

    @property
    def title(self) -> str:
        """What a screen reader says of the link."""
        words = f" ({self.words})" if self.words else ""
        return f"{self.text}{words}, původ údaje: {self.label}"


class Ledger:
    """Figures by id. ``anchor`` is unique whatever characters the ids are made of."""

    def __init__(self, entries: Mapping[str, LedgerEntry]) -> None:
        self.entries = entries

    def __getitem__(self, figure_id: str) -> PrintedFigure:
        """Raises KeyError for a figure that has no entry: such a snapshot must not be drawn."""
        entry = self.entries[figure_id]
        return PrintedFigure(
            id=figure_id,
            anchor=self.anchors[figure_id],
            label=entry.label,
            text=figure_text(entry.figure),
            words=words_below(entry.figure),
        )

    @cached_property
    def anchors(self) -> dict[str, str]:
        anchors: dict[str, str] = {}
        taken: set[str] = set()
        for figure_id in self.entries:
            wanted = "l-" + _NOT_IN_AN_ANCHOR.sub("-", figure_id).strip("-")
            anchor, number = wanted, 1
            while anchor in taken:
                number += 1
                anchor = f"{wanted}-{number}"
            taken.add(anchor)
            anchors[figure_id] = anchor
        return anchors


def words_below(figure: Figure) -> str:
    """``not available`` and the like in words, so that 0, n. a., – and × are told apart."""
    if figure.suppressed_below is not None:
        return HIDDEN_COUNT
    if figure.is_withheld:
        return WITHHELD_WHY
    if figure.status is ValueStatus.REPORTED:
        return ""
    return STATUS_WORDS[figure.status].replace(" ", NBSP, 1)
