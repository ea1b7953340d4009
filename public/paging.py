"""A page of a long list: found by index from the nearer end, and links to the other pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the row of pages; without a number it stands for those left out."""

    number: int | None = None
    url: str = ""


class ListPages(Paginator[Any]):
    """Pages of an ordered queryset whose length is known already (it came with the totals)."""

    def __init__(self, rows: "QuerySet[Any]", per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self._rows = rows
        self._count = count

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
        """The rows of a page, with everything the queryset joins. Two queries."""
        start = (number - 1) * self.per_page
        stop = min(start + self.per_page, self._count)
        return rows_between(self._rows, start, stop, self._count)

    def links(self, number: int, url: Callable[[int], str]) -> Iterator[PageLink]:
        for item in self.get_elided_page_range(number, on_each_side=1, on_ends=1):
            yield PageLink(item, url(item)) if isinstance(item, int) else PageLink()


def rows_between(rows: "QuerySet[M]", start: int, stop: int, count: int) -> list[M]:
    """Rows ``start`` to ``stop`` of ``count`` ordered ones.

    Keys first, then the rows: what is skipped is skipped in the index, without its joins. The
    second half of a list is counted from its end, so the last page costs what the first does.
    """
    if stop <= start:
        return []
    if start > count - stop:
        found = list(rows.reverse().values_list("pk", flat=True)[count - stop : count - start])
        found.reverse()
    else:
        found = list(rows.values_list("pk", flat=True)[start:stop])
    return _in_order(rows, found)


def _in_order(rows: "QuerySet[M]", keys: Sequence[Any]) -> list[M]:
    by_key = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
    return [by_key[key] for key in keys if key in by_key]
