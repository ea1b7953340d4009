"""Who takes part: projects, organisations, bodies, municipalities and localities."""

from django.db.models import OuterRef

from partners.models import Body, Contact, Organisation
from plans.models import Cooperation, CooperationStep, Locality
from projects.models import Project, ProjectActivity, ProjectOutput, TargetGroup
from public.search.records.columns import Rows, lines, listed, rows_of


def projects() -> Rows:
    activities = ProjectActivity.objects.filter(project=OuterRef("pk")).order_by("number")
    outputs = ProjectOutput.objects.filter(activity__project=OuterRef("pk"))
    groups = TargetGroup.objects.filter(projects=OuterRef("pk")).order_by("name")
    return rows_of(
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


def organisations() -> Rows:
    contacts = Contact.objects.filter(organisation=OuterRef("pk")).order_by("role", "office")
    return rows_of(
        Organisation.objects.all(),
        "organisation",
        code="ico",
        title="name",
        names="short_name",
        summary="description",
        body=listed(contacts, "role", "office", "address", "email", "phone"),
        first="key",
    )


def bodies() -> Rows:
    members = Organisation.objects.filter(membership_rows__body=OuterRef("pk")).order_by("name")
    return rows_of(
        Body.objects.all(),
        "body",
        title="name",
        names="municipality__name",
        summary="description",
        body=listed(members, "name", "short_name"),
        first="key",
    )


def municipalities() -> Rows:
    """Those that cooperate with the Agency; as organisations they are found besides."""
    cooperations = Cooperation.objects.filter(municipality=OuterRef("pk")).order_by("pk")
    steps = CooperationStep.objects.filter(cooperation__municipality=OuterRef("pk"))
    return rows_of(
        Organisation.objects.filter(pk__in=Cooperation.objects.values("municipality")),
        "municipality",
        title="name",
        names="short_name",
        summary=listed(cooperations, "description"),
        body=listed(steps.order_by("happened_on", "pk"), "title", "description"),
        first="key",
    )


def localities() -> Rows:
    return rows_of(
        Locality.objects.all(),
        "locality",
        title="name",
        names="municipality__name",
        summary="description",
        first="municipality__key",
    )
