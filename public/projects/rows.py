"""Rows of projects for the list and its files: plain values, as models cost three times as much."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from projects.models import Project

_KEY: Final = "klic"
_BATCH: Final = 1000


class ProjectRow(NamedTuple):
    """What the documents do not give is None or empty."""

    pk: int
    key: str
    title: str
    registration_number: str | None
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    stage: str
    budget: Decimal | None
    description: str
    web: str
    holder: str | None
    holder_key: str | None
    municipality: str | None
    own_programme: str | None
    call: str | None
    call_code: str | None
    programme_of_call: str | None
    url: str
    holder_url: str

    @property
    def programme(self) -> str:
        return self.programme_of_call or self.own_programme or ""

    @property
    def paid_by(self) -> str:
        """The call with its programme, which most calls have in their label already."""
        if not self.call or self.programme in self.call:
            return self.call or self.programme
        return f"{self.programme}, {self.call}"


_FIELDS: Final = (
    *("pk", "key", "title", "registration_number", "starts_on", "ends_on", "stage", "budget"),
    *("description", "url", "holder__name", "holder__key", "municipality__name"),
    *("programme__short_name", "call__label", "call__code", "call__programme__short_name"),
)


_HOLDER: Final = _FIELDS.index("holder__key")


def read_rows(keys: Sequence[int]) -> list[ProjectRow]:
    """The projects with these primary keys, in their order. One query."""
    found = Project.objects.filter(pk__in=keys).order_by().values_list(*_FIELDS)
    rows = {row.pk: row for row in _made(found)}
    return [rows[key] for key in keys if key in rows]


def stream_rows(projects: QuerySet[Any]) -> Iterator[ProjectRow]:
    """All of them in their order, never many at a time. One query."""
    return _made(projects.values_list(*_FIELDS).iterator(chunk_size=_BATCH))


def _made(found: Iterable[tuple[Any, ...]]) -> Iterator[ProjectRow]:
    # Reversed once: fifty reversals cost as much as three queries.
    project_url = reverse("projects:project-detail", args=[_KEY])
    holder_url = reverse("partners:organisation-detail", args=[_KEY])
    for row in found:
        _pk, key, *_rest = row
        holder = row[_HOLDER]
        urls = (
            project_url.replace(_KEY, key),
            holder_url.replace(_KEY, holder) if holder else "",
        )
        yield ProjectRow._make((*row, *urls))
