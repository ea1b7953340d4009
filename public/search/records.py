"""What can be found: for each kind of record the rows of its table, all in the same columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    F,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import override

from indicators.models import GlobalComment, GlobalIndicator, ImpactCategory, ImpactIndicator
from measures.models import Measure
from partners.models import Body, Contact, Organisation
from plans.models import (
    Abbreviation,
    AdvisoryProgramme,
    Cooperation,
    CooperationStep,
    GoalReview,
    Locality,
    SpecificGoal,
    StrategicGoal,
    StrategicPlan,
    ThematicArea,
)
from projects.models import Project, ProjectActivity, ProjectOutput, TargetGroup
from public.search.models import Kind
from publications.evaluation.models import Edition, Evaluation
from publications.models import Document, Event, NewsItem, Page
from sources.models import SourceDocument

Rows = QuerySet[Any, tuple[Any, ...]]

# The order of the columns; ``first`` to ``third`` are what an address is made of.
COLUMNS: Final = (
    "record_name", "object_id", "code_text", "title_text", "names", "summary_text", "body_text",
    "plan_pk", "visible_from", "first", "second", "third",
)  # fmt: skip

_BREAK: Final = Value("\n\n")
_PLAN: Final = "specific_goal__strategic_goal__area__plan"


@dataclass(frozen=True, slots=True)
class Record:
    """Rows of one table: what kind they are, and the address of the page of one."""

    kind: Kind
    rows: Callable[[], Rows]
    url_name: str
    parts: int = 1

    def path(self, *parts: str) -> str:
        """The Czech address of the record's page. Raises NoReverseMatch."""
        with override("cs"):
            return reverse(self.url_name, args=parts[: self.parts])


def lines(*expressions: Any) -> Func:
    """The texts, a paragraph each, without those that are empty."""
    texts = [Func(expression, Value(""), function="nullif") for expression in expressions]
    return Func(_BREAK, *texts, function="concat_ws", output_field=TextField())


def listed(queryset: QuerySet[Any], *expressions: Any) -> Func:
    """A paragraph for each related row."""
    rows = queryset.annotate(found_line=lines(*expressions)).values("found_line")
    return Func(ArraySubquery(rows), _BREAK, function="array_to_string", output_field=TextField())


def _rows(queryset: QuerySet[Any], record: str, **columns: Any) -> Rows:
    """``queryset`` in the columns of all records; what is not given is empty."""
    text: dict[str, Any] = {
        "code_text": columns.get("code"),
        "title_text": columns["title"],
        "names": columns.get("names"),
        "summary_text": columns.get("summary"),
        "body_text": columns.get("body"),
        **{name: columns.get(name) for name in ("first", "second", "third")},
    }
    plan = columns.get("plan")
    day = columns.get("visible_from")
    annotated = queryset.order_by().annotate(
        record_name=Value(record, output_field=CharField()),
        object_id=Cast(F("pk"), BigIntegerField()),
        plan_pk=Cast(F(plan) if plan else Value(None), BigIntegerField()),
        **{name: _text(value) for name, value in text.items()},
    )
    if day is None:
        annotated = annotated.annotate(visible_from=Cast(Value(None), DateField()))
    else:
        annotated = annotated.annotate(visible_from=F(day))
    rows: Rows = annotated.values_list(*COLUMNS)
    return rows


def _text(value: Any) -> Any:
    empty = Value("", output_field=TextField())
    return empty if value is None else Coalesce(Cast(value, TextField()), empty)


def _plans() -> Rows:
    advice = AdvisoryProgramme.objects.filter(plan=OuterRef("pk")).order_by("position", "key")
    words = Abbreviation.objects.filter(plan=OuterRef("pk")).order_by("short")
    return _rows(
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


def _areas() -> Rows:
    return _rows(
        ThematicArea.objects.all(),
        "area",
        code="code",
        title="name",
        summary="description",
        plan="plan",
        first="plan__key",
        second="code",
    )


def _strategic_goals() -> Rows:
    return _rows(
        StrategicGoal.objects.all(),
        "strategic_goal",
        code="code",
        title="title",
        plan="area__plan",
        first="area__plan__key",
        second="code",
    )


def _specific_goals() -> Rows:
    return _rows(
        SpecificGoal.objects.all(),
        "specific_goal",
        code="code",
        title="title",
        plan="strategic_goal__area__plan",
        first="strategic_goal__area__plan__key",
        second="code",
    )


def _reviews() -> Rows:
    plan = "goal__strategic_goal__area__plan"
    return _rows(
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


def _measures() -> Rows:
    implementers = Organisation.objects.filter(implemented_rows__measure=OuterRef("pk"))
    projects = Project.objects.filter(measures=OuterRef("pk")).order_by("title", "pk")
    return _rows(
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


def _global_indicators() -> Rows:
    comments = GlobalComment.objects.filter(indicator=OuterRef("pk")).order_by("-year")
    return _rows(
        GlobalIndicator.objects.all(),
        "global_indicator",
        title="name",
        summary="note",
        body=listed(comments, "text"),
        plan="plan",
        first="plan__key",
        second="key",
    )


def _impact_indicators() -> Rows:
    plan = "goal__strategic_goal__area__plan"
    categories = ImpactCategory.objects.filter(indicator=OuterRef("pk")).order_by("position")
    return _rows(
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


def _projects() -> Rows:
    activities = ProjectActivity.objects.filter(project=OuterRef("pk")).order_by("number")
    outputs = ProjectOutput.objects.filter(activity__project=OuterRef("pk"))
    groups = TargetGroup.objects.filter(projects=OuterRef("pk")).order_by("name")
    return _rows(
        Project.objects.all(),
        "project",
        code="registration_number",
        title="title",
        names=lines(
            "holder__name",
            "holder__short_name",
            "municipality__name",
            "programme__short_name",
            "call__label",
        ),
        summary="description",
        body=lines(
            listed(activities, "title"),
            listed(outputs.order_by("activity__number", "position"), "title"),
            listed(groups, "name"),
        ),
        first="key",
    )


def _organisations() -> Rows:
    contacts = Contact.objects.filter(organisation=OuterRef("pk")).order_by("role", "office")
    return _rows(
        Organisation.objects.all(),
        "organisation",
        code="ico",
        title="name",
        names="short_name",
        summary="description",
        body=listed(contacts, "role", "office", "address", "email", "phone"),
        first="key",
    )


def _bodies() -> Rows:
    members = Organisation.objects.filter(membership_rows__body=OuterRef("pk")).order_by("name")
    return _rows(
        Body.objects.all(),
        "body",
        title="name",
        names="municipality__name",
        summary="description",
        body=listed(members, "name", "short_name"),
        first="key",
    )


def _municipalities() -> Rows:
    """Those that cooperate with the Agency; as organisations they are found besides."""
    cooperations = Cooperation.objects.filter(municipality=OuterRef("pk")).order_by("pk")
    steps = CooperationStep.objects.filter(cooperation__municipality=OuterRef("pk"))
    return _rows(
        Organisation.objects.filter(pk__in=Cooperation.objects.values("municipality")),
        "municipality",
        title="name",
        names="short_name",
        summary=listed(cooperations, "description"),
        body=listed(steps.order_by("happened_on", "pk"), "title", "description"),
        first="key",
    )


def _localities() -> Rows:
    return _rows(
        Locality.objects.all(),
        "locality",
        title="name",
        names="municipality__name",
        summary="description",
        first="municipality__key",
        second=Cast("pk", TextField()),
    )


def _news() -> Rows:
    return _rows(
        NewsItem.objects.all(),
        "news",
        title="title",
        summary="summary",
        body="body",
        plan="plan",
        visible_from="published_on",
        first="key",
    )


def _events() -> Rows:
    return _rows(
        Event.objects.all(),
        "event",
        title="title",
        names="place",
        summary="summary",
        plan="plan",
        first="key",
    )


def _evaluations() -> Rows:
    """Those with a published edition. The body is the snapshot of the newest one."""
    editions = Edition.objects.filter(evaluation=OuterRef("pk"), published_at__isnull=False)
    newest = editions.filter(page__isnull=False).latest_first()
    return _rows(
        Evaluation.objects.annotate(public_snapshot=Subquery(newest.values("snapshot")[:1])).filter(
            public_snapshot__isnull=False
        ),
        "evaluation",
        title=Concat("title", Value(" "), "year", output_field=TextField()),
        body="public_snapshot",
        plan="plan",
        first="plan__key",
        second=Cast("year", TextField()),
    )


def _documents() -> Rows:
    return _rows(
        Document.objects.all(),
        "document",
        title="title",
        summary="description",
        plan="plan",
        first="key",
    )


def _pages() -> Rows:
    return _rows(Page.objects.all(), "page", title="title", body="body", first="key")


def _sources() -> Rows:
    return _rows(
        SourceDocument.objects.all(),
        "source",
        title="title",
        names=lines("publisher", "file_name"),
        summary="note",
        first="key",
    )


RECORDS: Final[dict[str, Record]] = {
    "plan": Record(Kind.PLAN, _plans, "plans:plan-detail"),
    "area": Record(Kind.AREA, _areas, "plans:area-detail", parts=2),
    "strategic_goal": Record(Kind.GOAL, _strategic_goals, "plans:goal-detail", parts=2),
    "specific_goal": Record(Kind.GOAL, _specific_goals, "plans:goal-detail", parts=2),
    "review": Record(Kind.REVIEW, _reviews, "plans:goal-detail", parts=2),
    "measure": Record(Kind.MEASURE, _measures, "measures:measure-detail", parts=2),
    "global_indicator": Record(
        Kind.INDICATOR, _global_indicators, "indicators:global-detail", parts=2
    ),
    "impact_indicator": Record(
        Kind.INDICATOR, _impact_indicators, "indicators:impact-detail", parts=3
    ),
    "project": Record(Kind.PROJECT, _projects, "projects:project-detail"),
    "organisation": Record(Kind.ORGANISATION, _organisations, "partners:organisation-detail"),
    "body": Record(Kind.BODY, _bodies, "partners:body-detail"),
    "municipality": Record(Kind.MUNICIPALITY, _municipalities, "cooperation:municipality-detail"),
    "locality": Record(Kind.LOCALITY, _localities, "cooperation:municipality-detail"),
    "news": Record(Kind.NEWS, _news, "publications:news-detail"),
    "event": Record(Kind.EVENT, _events, "publications:event-detail"),
    "evaluation": Record(Kind.EVALUATION, _evaluations, "evaluations:evaluation-detail", parts=2),
    "document": Record(Kind.DOCUMENT, _documents, "publications:document-detail"),
    "page": Record(Kind.PAGE, _pages, "publications:page-detail"),
    "source": Record(Kind.SOURCE, _sources, "sources:source-detail"),
}


def read(wanted: Mapping[str, Sequence[int]]) -> Rows:
    """The rows of the wanted objects, by record; one query whatever is wanted."""
    parts = [RECORDS[record].rows().filter(pk__in=pks) for record, pks in wanted.items()]
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
