"""What the pages of the plan show beside its progress: cards of plans, documents, projects."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Count, F, QuerySet, When
from django.urls import reverse

from measures.models import AreaProject, Measure
from plans.models import StrategicPlan, ThematicArea
from projects.models import Project
from publications.models import Document


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in the list of plans, with how much there is of it."""

    plan: StrategicPlan
    areas: int
    measures: int
    documents: int

    @property
    def is_current(self) -> bool:
        return self.plan.state == StrategicPlan.State.CURRENT


@dataclass(frozen=True, slots=True)
class AreaProjectLine:
    """A project of an area whose measures are not known."""

    title: str
    holder: str
    stage: str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    budget: Decimal | None
    url: str


def plan_cards() -> list[PlanCard]:
    """Every plan that is public, the current ones first, then the newest. Four queries."""
    plans = list(
        StrategicPlan.objects.public()
        .select_related("municipality")
        .order_by(
            Case(When(state=StrategicPlan.State.CURRENT, then=0), default=1), "-starts_on", "pk"
        )
    )
    areas = _counts(ThematicArea.objects.all(), "plan")
    measures = _counts(Measure.objects.all(), "specific_goal__strategic_goal__area__plan")
    documents = _counts(Document.objects.all(), "plan")
    return [
        PlanCard(plan, areas.get(plan.pk, 0), measures.get(plan.pk, 0), documents.get(plan.pk, 0))
        for plan in plans
    ]


def _counts(records: QuerySet, plan: str) -> dict[int, int]:  # type: ignore[type-arg]
    return dict(records.order_by().values_list(plan).annotate(Count("pk")))


def documents_of(plan: StrategicPlan) -> QuerySet[Document]:
    """The newest first, those without a date last."""
    return (
        Document.objects.filter(plan=plan)
        .only("key", "title", "kind", "issued_on", "issued_label", "file")
        .order_by(F("issued_on").desc(nulls_last=True), "title", "pk")
    )


def projects_of_area(area: int) -> list[AreaProjectLine]:
    """Projects of an area itself, of a plan kept without measures."""
    rows = (
        Project.objects.filter(pk__in=AreaProject.objects.filter(area=area).values("project"))
        .order_by("title", "key")
        .values_list("key", "title", "holder__name", "stage", "starts_on", "ends_on", "budget")
    )
    return [
        AreaProjectLine(
            title=title,
            holder=holder or "",
            stage=stage,
            starts_on=starts_on,
            ends_on=ends_on,
            budget=budget,
            url=reverse("projects:project-detail", args=[key]),
        )
        for key, title, holder, stage, starts_on, ends_on, budget in rows
    ]
