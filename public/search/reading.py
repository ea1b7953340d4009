"""Answers to a question: groups of a few, or all of one kind in pages."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, Count, F, FloatField, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber, Upper
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from common.stemming import fold
from plans.models import StrategicPlan
from public.search.models import Kind, SearchEntry, SearchEntryQuerySet
from public.search.passages import Marker
from public.search.words import Question

SHOWN_OF_A_KIND: Final = 4
_LABELS: Final[dict[str, Promise | str]] = dict(Kind.choices)
# A thing whose whole title or code was asked for comes first whatever else is found.
_WHOLE: Final = 10.0
# What belongs to a closed plan comes after what says the same of the plan in force.
_CLOSED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, ready to be shown."""

    path: str
    code: str
    title: SafeString
    passage: SafeString
    day: datetime.date | None
    closed_plan: str


@dataclass(frozen=True, slots=True)
class Group:
    kind: str
    count: int
    hits: Sequence[Hit]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.hits)

    @property
    def label(self) -> Promise | str:
        return _LABELS[self.kind]


class StemQuery(SearchQuery):
    """A tsquery as ``Question`` writes it, each lexeme quoted; no parser reads it again.

    Behind a SELECT it is no constant to the planner, who would take a common word (in each tenth
    entry) for a reason to read the whole table, twenty times slower than the index.
    """

    template = "(select %(expressions)s::tsquery)"


def matching(entries: SearchEntryQuerySet, question: Question, tsquery: str) -> SearchEntryQuerySet:
    """The entries that answer, each with its ``rank``."""
    query = StemQuery(tsquery)
    whole = Q(folded_title=fold(question.text))
    if question.code:
        whole |= Q(upper_code=question.code.upper())
        entries = entries.annotate(upper_code=Upper("code"))
    return entries.filter(vector=query).annotate(
        rank=SearchRank(F("vector"), query, normalization=Value(1))
        * Case(
            When(plan__state=StrategicPlan.State.CLOSED, then=Value(_CLOSED)),
            default=Value(1.0),
            output_field=FloatField(),
        )
        + Case(When(whole, then=Value(_WHOLE)), default=Value(0.0), output_field=FloatField())
    )


def best_of_each_kind(found: SearchEntryQuerySet, question: Question) -> list[Group]:
    """The groups, best first, with the best entries of each. Two queries: which, and their text."""
    numbered = found.annotate(
        place=Window(RowNumber(), partition_by="kind", order_by=[F("rank").desc(), "pk"]),
        of_kind=Window(Count("*"), partition_by="kind"),
    )
    best = list(
        numbered.filter(place__lte=SHOWN_OF_A_KIND)
        .order_by(F("rank").desc(), "pk")
        .values_list("pk", "kind", "of_kind")
    )
    rows = _with_text(SearchEntry.objects.all()).in_bulk([pk for pk, _kind, _count in best])
    counts = {kind: count for _pk, kind, count in best}
    marker = Marker(question)
    return [
        Group(
            kind,
            count,
            _hits([rows[pk] for pk, of, _count in best if of == kind and pk in rows], marker),
        )
        for kind, count in counts.items()
    ]


def counts(found: SearchEntryQuerySet) -> dict[str, int]:
    """How many there are of each kind, most first. One query."""
    rows = found.order_by().values_list("kind").annotate(n=Count("*")).order_by("-n", "kind")
    return dict(rows)


def ranked(found: SearchEntryQuerySet, kind: str) -> "QuerySet[SearchEntry]":
    return _with_text(found.filter(kind=kind)).order_by(F("rank").desc(), "pk")


def hits(rows: Iterable[SearchEntry], question: Question) -> list[Hit]:
    return _hits(rows, Marker(question))


def _with_text(found: SearchEntryQuerySet) -> SearchEntryQuerySet:
    return found.select_related("plan").only(
        "kind", "code", "title", "text", "path", "visible_from", "plan__title", "plan__state"
    )


def _hits(rows: Iterable[SearchEntry], marker: Marker) -> list[Hit]:
    return [
        Hit(
            path=row.path,
            code=row.code,
            title=marker.marked(row.title),
            passage=marker.passage(row.text, besides=row.title),
            day=row.visible_from,
            closed_plan=_closed_plan(row),
        )
        for row in rows
    ]


def _closed_plan(row: SearchEntry) -> str:
    plan = row.plan
    return plan.title if plan and plan.state == StrategicPlan.State.CLOSED else ""
