"""A page of a long list: found by index from the nearer end, and links to the other pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property

from public.lists.columns import Sort

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the row of pages; without a number it stands for those left out."""

    number: int | None = None
    url: str = ""


class ListPages(Paginator[Any]):
    """Pages of ordered rows whose number is known already (it came with the totals).

    With a ``sort`` the rows come in its order, else in their own.
    """

    def __init__(
        self, rows: "QuerySet[Any]", per_page: int, count: int, sort: Sort | None = None
    ) -> None:
        super().__init__(sort.applied_to(rows) if sort else rows, per_page)
        self._rows = rows
        self._count = count
        self._sort = sort

    @cached_property
    def count(self) -> int:
        return self._count

    def number_from(self, text: str) -> int:
        """The page an address asks for; the nearest one there is, the first for nonsense."""
        try:
            return int(self.validate_number(text))
        except PageNotAnInteger:
            return 1
        except EmptyPage:
            return 1 if text.lstrip().startswith(("-", "0")) else self.num_pages

    def rows(self, number: int) -> list[Any]:
        """The rows of a page, with everything the queryset joins.

        Keys first, then the rows: what is skipped is skipped in the index, without its joins.
        """
        return rows_of(self._rows, self.keys(number))

    def keys(self, number: int) -> list[Any]:
        """Their primary keys. One query, and two more where the sort parts the rows."""
        start = (number - 1) * self.per_page
        stop = min(start + self.per_page, self._count)
        parts = self._sort.parts_of(self._rows) if self._sort else (self._rows,)
        return keys_between(parts, start, stop, self._count)

    def links(self, number: int, url: Callable[[int], str]) -> Iterator[PageLink]:
        for item in self.get_elided_page_range(number, on_each_side=1, on_ends=1):
            yield PageLink(item, url(item)) if isinstance(item, int) else PageLink()


def keys_between(parts: "Sequence[QuerySet[Any]]", start: int, stop: int, count: int) -> list[Any]:
    """Primary keys of rows ``start`` to ``stop`` of ``count``, which ``parts`` have one after
    another."""
    keys: list[Any] = []
    for part in parts:
        size = count if part is parts[-1] else part.count()
        if start < size:
            keys += _keys(part, start, min(stop, size), size)
        if stop <= size:
            break
        start, stop, count = max(start - size, 0), stop - size, count - size
    return keys


def _keys(rows: "QuerySet[Any]", start: int, stop: int, count: int) -> list[Any]:
    """The second half is counted from its end: the last page costs what the first does."""
    if start <= count - stop:
        return list(rows.values_list("pk", flat=True)[start:stop])
    keys = rows.reverse().values_list("pk", flat=True)[count - stop : count - start]
    return list(keys)[::-1]


def rows_of(rows: "QuerySet[M]", keys: Sequence[Any]) -> list[M]:
    """The rows with these primary keys, in their order."""
    if not keys:
        return []
    by_key = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
    return [by_key[key] for key in keys if key in by_key]
