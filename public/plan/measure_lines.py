"""Measures as lines of a list: on the pages of areas and goals."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from measures.models import MeasureQuerySet
from measures.progress import MeasureProgress
from plans.models import StrategicPlan
from public.of_plan import urls_by_code

MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """``implementers`` are the first few names, ``others`` says how many more there are."""

    code: str
    title: str
    url: str
    progress: MeasureProgress
    period_kind: str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    implementers: tuple[str, ...]
    others: int


def measure_lines(
    plan: StrategicPlan, measures: MeasureQuerySet, progress: Mapping[int, MeasureProgress]
) -> dict[int, list[MeasureLine]]:
    """By primary key of their specific goal, in the order of codes. One query."""
    rows = (
        measures.annotate(
            names=ArrayAgg(
                "implementer_rows__organisation__name",
                filter=Q(implementer_rows__isnull=False),
                order_by="implementer_rows__position",
                default=[],
            )
        )
        .order_by("code_path", "pk")
        .values_list(
            "pk", "specific_goal", "code", "title", "period_kind", "starts_on", "ends_on", "names"
        )
    )
    url_of = urls_by_code("measures:measure-detail", plan)
    found: dict[int, list[MeasureLine]] = {}
    for pk, goal, code, title, period_kind, starts_on, ends_on, names in rows:
        line = MeasureLine(
            code=code,
            title=title,
            url=url_of(code),
            progress=progress[pk],
            period_kind=period_kind,
            starts_on=starts_on,
            ends_on=ends_on,
            implementers=tuple(names[:MOST_NAMES]),
            others=max(len(names) - MOST_NAMES, 0),
        )
        found.setdefault(goal, []).append(line)
    return found
