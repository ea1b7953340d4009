"""Columns of a list: what stands at their head, what rows are ordered by, what is exported.

How a row is drawn is a plain template of its own (docs/adr/0008).
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F
from django.db.models.expressions import OrderBy
from django.utils.functional import Promise

Cell = str | int | Decimal | datetime.date | None


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is a Czech word: it stands in addresses (``razeni=-rozpocet``).

    ``order`` are field names; the last of them must tell any two rows apart, so that no row shows
    on two pages. Empty: nobody can sort by the column. ``has_gaps``: the first of them can be NULL;
    such rows come last both ways. ``value`` gives the exported cell; without it the column is on
    the page only.
    """

    key: str
    label: Promise | str
    order: Sequence[str] = ()
    has_gaps: bool = False
    value: Callable[[Any], Cell] | None = None
    is_number: bool = False
    on_page: bool = True

    def ordering(self, *, descending: bool) -> list[OrderBy]:
        return [
            _by(field, descending=descending, gaps_last=self.has_gaps and position == 0)
            for position, field in enumerate(self.order)
        ]


@dataclass(frozen=True, slots=True)
class Sort:
    """A column and a direction, as ``razeni`` says it."""

    column: Column
    descending: bool = False

    @classmethod
    def parse(cls, text: str, columns: Sequence[Column]) -> "Sort | None":
        """``nazev`` or ``-nazev``; None for anything else."""
        key = text.removeprefix("-")
        for column in columns:
            if column.key == key and column.order:
                return cls(column, descending=text != key)
        return None

    @property
    def text(self) -> str:
        return f"-{self.column.key}" if self.descending else self.column.key

    @property
    def opposite(self) -> "Sort":
        return Sort(self.column, descending=not self.descending)

    @property
    def ordering(self) -> list[OrderBy]:
        return self.column.ordering(descending=self.descending)


@dataclass(frozen=True, slots=True)
class Head:
    """The head cell of a column; ``aria_sort`` is empty where the rows are not sorted by it."""

    label: Promise | str
    is_number: bool
    url: str = ""
    aria_sort: str = ""


def _by(field: str, *, descending: bool, gaps_last: bool) -> OrderBy:
    # None, not False: Django refuses False.
    last = gaps_last or None
    return F(field).desc(nulls_last=last) if descending else F(field).asc(nulls_last=last)
