"""Columns of a list: what stands at their head, what rows are ordered by, what is exported.

How a row is drawn is a plain template of its own (docs/adr/0008).
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.functional import Promise

M = TypeVar("M", bound=Model)

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

    def applied_to(self, rows: "QuerySet[M]") -> "QuerySet[M]":
        """All rows in one order, those without a value last."""
        has_gaps = self.column.has_gaps
        return rows.order_by(
            *(
                self._by(field, gaps_last=has_gaps and position == 0)
                for position, field in enumerate(self.column.order)
            )
        )

    def parts_of(self, rows: "QuerySet[M]") -> "tuple[QuerySet[M], ...]":
        """The same rows in the same order, those with a value apart from those without.

        One index gives either part, both ways. It cannot give the whole: read backwards, an index
        has the rows without a value first.
        """
        ordering = [self._by(field) for field in self.column.order]
        if not self.column.has_gaps:
            return (rows.order_by(*ordering),)
        is_gap = f"{self.column.order[0]}__isnull"
        return (
            rows.filter(**{is_gap: False}).order_by(*ordering),
            rows.filter(**{is_gap: True}).order_by(*ordering[1:]),
        )

    def _by(self, field: str, *, gaps_last: bool = False) -> OrderBy:
        # None, not False: Django refuses False.
        last = gaps_last or None
        return F(field).desc(nulls_last=last) if self.descending else F(field).asc(nulls_last=last)


@dataclass(frozen=True, slots=True)
class Head:
    """The head cell of a column; ``aria_sort`` is empty where the rows are not sorted by it."""

    label: Promise | str
    is_number: bool
    url: str = ""
    aria_sort: str = ""
