"""Documents on shelves: by the plan they belong to, then by kind."""

import dataclasses
from collections.abc import Sequence
from itertools import groupby

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from plans.models import StrategicPlan
from public.publications.attachments import Attachment, attachment_of
from publications.models import Document

Listed = tuple[Document, Attachment | None]


@dataclasses.dataclass(frozen=True, slots=True)
class Shelf:
    """Documents of a plan, or of none; ``kinds``: what the kind is called, and its documents."""

    plan: StrategicPlan | None
    kinds: tuple[tuple[str, tuple[Listed, ...]], ...]


def in_order(documents: "QuerySet[Document]") -> "QuerySet[Document]":
    """The newest plan first; kinds in the order the model names them; newest first within."""
    position = Case(
        *(When(kind=kind, then=Value(place)) for place, kind in enumerate(Document.Kind.values)),
        output_field=IntegerField(),
    )
    return documents.order_by(
        F("plan__starts_on").desc(nulls_last=True),
        "plan__key",
        position,
        F("issued_on").desc(nulls_last=True),
        "title",
        "pk",
    )


def by_plan_and_kind(documents: Sequence[Document]) -> list[Shelf]:
    """Of documents ``in_order``. Asks the store for the size of each file there is."""
    return [
        Shelf(plan, _kinds(list(group)))
        for plan, group in groupby(documents, key=lambda document: document.plan)
    ]


def _kinds(documents: list[Document]) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    return tuple(
        (str(kind), tuple((document, attachment_of(document)) for document in group))
        for kind, group in groupby(documents, key=lambda document: document.get_kind_display())
    )
