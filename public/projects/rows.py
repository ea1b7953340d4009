"""Rows of the list of projects: plain values, as a page of models costs three times as much."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from django.urls import reverse

from projects.models import Project

_KEY: Final = "klic"


class ProjectRow(NamedTuple):
    """``holder``, ``programme`` and ``call`` are empty where the documents name none."""

    key: str
    title: str
    registration_number: str | None
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    stage: str
    budget: Decimal | None
    holder: str | None
    holder_key: str | None
    programme: str | None
    call: str | None
    programme_of_call: str | None
    url: str
    holder_url: str

    @property
    def paid_by(self) -> str:
        """The call with its programme, which most calls have in their label already."""
        if not self.call:
            return self.programme or ""
        programme = self.programme_of_call or ""
        return self.call if programme in self.call else f"{programme}, {self.call}"


_FIELDS: Final = (
    *("key", "title", "registration_number", "starts_on", "ends_on", "stage", "budget"),
    *("holder__name", "holder__key", "programme__short_name"),
    *("call__label", "call__programme__short_name"),
)


def read_rows(keys: Sequence[int]) -> list[ProjectRow]:
    """The projects with these primary keys, in their order. One query."""
    found = {
        row[0]: row[1:] for row in Project.objects.filter(pk__in=keys).values_list("pk", *_FIELDS)
    }
    return list(_rows([found[key] for key in keys if key in found]))


def _rows(found: Sequence[tuple[object, ...]]) -> Iterator[ProjectRow]:
    # Reversed once: fifty reversals cost as much as three queries.
    project_url = reverse("projects:project-detail", args=[_KEY])
    holder_url = reverse("partners:organisation-detail", args=[_KEY])
    for row in found:
        key, holder = str(row[0]), row[_FIELDS.index("holder__key")]
        yield ProjectRow._make(
            (
                *row,
                project_url.replace(_KEY, key),
                holder_url.replace(_KEY, str(holder)) if holder else "",
            )
        )
