"""What the portal takes from a source document. Each question is one query over all kinds."""

import dataclasses
import datetime
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.urls import reverse

from plans.models import StrategicPlan
from public.sources.kinds import KINDS, Kind
from publications.evaluation.models import (
    Edition,
    Evaluation,
    FindingExplanation,
    SourceDiscrepancy,
)
from sources.models import SourceDocument

DISCREPANCY_CHECK = "source_discrepancies"


@dataclasses.dataclass(frozen=True, slots=True)
class Taken:
    """Records of one kind and the page that lists them; ``label`` is in the plural."""

    label: str
    count: int
    url: str


@dataclasses.dataclass(frozen=True, slots=True)
class Discrepancy:
    """What a document contradicts itself in; ``answer`` says what the portal holds, and why."""

    subject: str
    text: str
    place: str
    answer: str
    signed_as: str
    signed_on: datetime.date | None


def counts_by_source(today: datetime.date) -> dict[int, int]:
    """The number of all records by the primary key of their source document."""
    counted = [
        kind.public(today)
        .filter(source__isnull=False)
        .annotate(sort_of=Value(number))
        .values_list("sort_of", "source_id")
        .annotate(total=Count("pk"))
        for number, kind in enumerate(KINDS)
    ]
    totals: dict[int, int] = {}
    for _kind, source, total in _union(counted):
        totals[source] = totals.get(source, 0) + total
    return totals


def taken_from(source: SourceDocument, today: datetime.date) -> list[tuple[str, list[Taken]]]:
    """Titles of plans with what was taken for each, then "" with what belongs to no plan.

    Within each in the order of ``KINDS``; kinds of which there is nothing are left out.
    """
    counted = [
        kind.public(today)
        .filter(source=source)
        .annotate(sort_of=Value(number), at_plan=_plan_key(kind))
        .values_list("sort_of", "at_plan")
        .annotate(total=Count("pk"))
        for number, kind in enumerate(KINDS)
    ]
    titles = dict(StrategicPlan.objects.public().values_list("key", "title"))
    taken: dict[str, list[Taken]] = {title: [] for title in ["", *titles.values()]}
    for number, plan, total in sorted(_union(counted)):
        if total:
            taken[titles.get(plan, "")].append(_taken(KINDS[number], plan, total))
    apart = taken.pop("")
    return [(title, kinds) for title, kinds in [*taken.items(), ("", apart)] if kinds]


def discrepancies_in(source: SourceDocument) -> list[Discrepancy]:
    """With the signed explanations that say which statement of the document the portal follows.

    Of published evaluations: until then both are the coordinators' work in progress.
    """
    published = Evaluation.objects.filter(
        editions__in=Edition.objects.filter(published_at__isnull=False),
        plan__in=StrategicPlan.objects.public(),
    )
    found = SourceDiscrepancy.objects.filter(source=source, evaluation__in=published).order_by(
        "evaluation__year", "subject", "key"
    )
    explanations = {
        (explanation.evaluation_id, explanation.finding): explanation
        for explanation in FindingExplanation.objects.filter(
            evaluation__discrepancies__source=source,
            finding__startswith=f"{DISCREPANCY_CHECK}:",
        ).distinct()
    }
    return [
        _discrepancy(row, explanations.get((row.evaluation_id, f"{DISCREPANCY_CHECK}:{row.key}")))
        for row in found
    ]


def _union(parts: "list[QuerySet[Any, Any]]") -> "QuerySet[Any, Any]":
    return parts[0].union(*parts[1:], all=True)


def _plan_key(kind: Kind) -> "F | Value":
    if not kind.by_plan:
        return Value("", output_field=CharField())
    return F("key") if kind.model is StrategicPlan else F(f"{kind.plan}__key")


def _taken(kind: Kind, plan: str, total: int) -> Taken:
    return Taken(kind.label, total, reverse(kind.address, args=[plan] if kind.by_plan else []))


def _discrepancy(row: SourceDiscrepancy, explanation: FindingExplanation | None) -> Discrepancy:
    return Discrepancy(
        subject=row.subject,
        text=row.text,
        place=row.source_place,
        answer=explanation.text if explanation else "",
        signed_as=explanation.signed_as if explanation else "",
        signed_on=explanation.signed_on if explanation else None,
    )
