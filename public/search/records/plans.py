"""The plan: areas, goals, their reviews, measures, indicators."""

from typing import Final

from django.db.models import OuterRef, TextField, Value
from django.db.models.functions import Cast, Concat

from indicators.models import GlobalComment, GlobalIndicator, ImpactCategory, ImpactIndicator
from measures.models import Measure
from partners.models import Organisation
from plans.models import (
    Abbreviation,
    AdvisoryProgramme,
    GoalReview,
    SpecificGoal,
    StrategicGoal,
    StrategicPlan,
    ThematicArea,
)
from projects.models import Project
from public.search.records.columns import Rows, lines, listed, rows_of

_PLAN: Final = "specific_goal__strategic_goal__area__plan"


def plans() -> Rows:
    advice = AdvisoryProgramme.objects.filter(plan=OuterRef("pk")).order_by("position", "key")
    words = Abbreviation.objects.filter(plan=OuterRef("pk")).order_by("short")
    return rows_of(
        StrategicPlan.objects.all(),
        "plan",
        title="title",
        names="municipality__name",
        summary="vision",
        body=lines(
            "description",
            listed(advice, "title", "summary", "outputs"),
            listed(words, Concat("short", Value(" – "), "full")),
        ),
        plan="pk",
        first="key",
    )


def areas() -> Rows:
    return rows_of(
        ThematicArea.objects.all(),
        "area",
        code="code",
        title="name",
        summary="description",
        plan="plan",
        first="plan__key",
        second="code",
    )


def strategic_goals() -> Rows:
    return rows_of(
        StrategicGoal.objects.all(),
        "strategic_goal",
        code="code",
        title="title",
        plan="area__plan",
        first="area__plan__key",
        second="code",
    )


def specific_goals() -> Rows:
    return rows_of(
        SpecificGoal.objects.all(),
        "specific_goal",
        code="code",
        title="title",
        plan="strategic_goal__area__plan",
        first="strategic_goal__area__plan__key",
        second="code",
    )


def reviews() -> Rows:
    plan = "goal__strategic_goal__area__plan"
    return rows_of(
        GoalReview.objects.all(),
        "review",
        code="goal__code",
        title=Concat("goal__title", Value(" – "), "year", output_field=TextField()),
        summary="summary",
        body="outlook",
        plan=plan,
        first=f"{plan}__key",
        second="goal__code",
        third=Cast("year", TextField()),
    )


def measures() -> Rows:
    implementers = Organisation.objects.filter(implemented_rows__measure=OuterRef("pk"))
    projects = Project.objects.filter(measures=OuterRef("pk")).order_by("title", "pk")
    return rows_of(
        Measure.objects.all(),
        "measure",
        code="code",
        title="title",
        names=listed(implementers.order_by("implemented_rows__position"), "name", "short_name"),
        summary="service_type",
        body=lines(listed(projects, "title"), "footnote"),
        plan=_PLAN,
        first=f"{_PLAN}__key",
        second="code",
    )


def global_indicators() -> Rows:
    comments = GlobalComment.objects.filter(indicator=OuterRef("pk")).order_by("-year")
    return rows_of(
        GlobalIndicator.objects.all(),
        "global_indicator",
        title="name",
        summary="note",
        body=listed(comments, "text"),
        plan="plan",
        first="plan__key",
        second="key",
    )


def impact_indicators() -> Rows:
    plan = "goal__strategic_goal__area__plan"
    categories = ImpactCategory.objects.filter(indicator=OuterRef("pk")).order_by("position")
    return rows_of(
        ImpactIndicator.objects.all(),
        "impact_indicator",
        code=Concat("goal__code", Value("/"), "position", output_field=TextField()),
        title="name",
        body=lines(listed(categories, "name"), "footnote"),
        plan=plan,
        first=f"{plan}__key",
        second="goal__code",
        third=Cast("position", TextField()),
    )
