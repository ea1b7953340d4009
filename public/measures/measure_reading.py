"""What the page of a measure shows beside its progress."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Value
from django.urls import reverse

from measures.models import Measure, MeasureImplementer
from measures.progress_records import ReportingProject
from plans.models import StrategicPlan
from projects.models import Project


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class CarryingProject:
    """A project that carries the measure, with the reports received of it and expected."""

    title: str
    url: str
    holder: str
    stage: str
    budget: Decimal | None
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    reports: ReportingProject


@dataclass(frozen=True, slots=True)
class Neighbour:
    code: str
    title: str


def implementers_of(measure: Measure) -> list[Link]:
    """In their printed order."""
    rows = MeasureImplementer.objects.filter(measure=measure).order_by("position", "pk")
    return [
        Link(name, reverse("partners:organisation-detail", args=[key]))
        for key, name in rows.values_list("organisation__key", "organisation__name")
    ]


def projects_of(reporting: Sequence[ReportingProject]) -> list[CarryingProject]:
    """In the order given."""
    rows = Project.objects.filter(key__in=[project.key for project in reporting])
    found = {
        key: (holder, stage, budget)
        for key, holder, stage, budget in rows.values_list("key", "holder__name", "stage", "budget")
    }
    return [
        CarryingProject(
            title=project.title,
            url=reverse("projects:project-detail", args=[project.key]),
            holder=holder or "",
            stage=stage,
            budget=budget,
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            reports=project,
        )
        for project in reporting
        for holder, stage, budget in (found[project.key],)
    ]


def neighbours_of(plan: StrategicPlan, measure: Measure) -> dict[str, Neighbour]:
    """``previous`` and ``next`` in the order of the plan, where there is one. One query."""
    here, of_plan = measure.code_path, Measure.objects.of_plan(plan)
    before = Q(code_path__lt=here) | Q(code_path=here, pk__lt=measure.pk)
    after = Q(code_path__gt=here) | Q(code_path=here, pk__gt=measure.pk)
    columns = ("side", "code", "title")
    previous = of_plan.filter(before).annotate(side=Value("previous")).values_list(*columns)
    following = of_plan.filter(after).annotate(side=Value("next")).values_list(*columns)
    rows: Iterable[tuple[str, str, str]] = previous.order_by("-code_path", "-pk")[:1].union(
        following.order_by("code_path", "pk")[:1], all=True
    )
    return {side: Neighbour(code, title) for side, code, title in rows}
