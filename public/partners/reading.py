"""What the pages of organisations and bodies show, each read with a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from urllib.parse import urlsplit

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.timezone import localdate

from measures.models import Measure, MeasureState
from partners.models import Body, BodyMembership, Contact, Organisation
from plans.models import StrategicPlan
from projects.models import Project
from projects.models.project import ProjectTotals
from publications.models import Event

# A page stays a page: what is over is one link away, in the list filtered to this organisation.
MOST_ROWS = 50

# What runs comes first, what was given up last.
_STAGES = (
    Project.Stage.IN_PROGRESS,
    Project.Stage.PREPARED,
    Project.Stage.INTENDED,
    Project.Stage.COMPLETED,
    Project.Stage.CANCELLED,
)


@dataclass(frozen=True, slots=True)
class HeldProjects:
    """``rows`` are at most ``MOST_ROWS``; ``totals`` are of all."""

    rows: Sequence[Project]
    totals: ProjectTotals

    @property
    def has_more(self) -> bool:
        return self.totals.count > len(self.rows)


@dataclass(frozen=True, slots=True)
class ImplementedMeasure:
    """A measure, and its state as known today: planned where none is recorded."""

    code: str
    title: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class MeasuresOfPlan:
    title: str
    url: str
    measures: Sequence[ImplementedMeasure]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    organisation: Organisation
    parts: Sequence[Organisation]
    contacts: Sequence[Contact]
    projects: HeldProjects
    plans: Sequence[MeasuresOfPlan]
    memberships: Sequence[BodyMembership]
    bodies: Sequence[Body]
    is_cooperating: bool

    @property
    def own_contacts(self) -> list[Contact]:
        return [row for row in self.contacts if row.organisation_id == self.organisation.pk]

    @property
    def web_host(self) -> str:
        """ "www.ostrava.cz": what a reader sees of the address."""
        return urlsplit(self.organisation.url).hostname or self.organisation.url


def read_organisation(organisation: Organisation) -> OrganisationPage:
    """Eight queries. ``organisation`` is joined with its parent."""
    memberships = organisation.membership_rows.select_related("body__municipality")
    return OrganisationPage(
        organisation=organisation,
        parts=list(organisation.parts.order_by("name")),
        contacts=_contacts(organisation),
        projects=_held_projects(organisation),
        plans=_measures(organisation),
        memberships=list(memberships.order_by("body__municipality__name", "body__name")),
        bodies=list(organisation.bodies.order_by("name")),
        is_cooperating=organisation.cooperations.exists(),
    )


def _contacts(organisation: Organisation) -> list[Contact]:
    """Its own, then those of its parts: a city is reached through its offices."""
    return list(
        Contact.objects.filter(Q(organisation=organisation) | Q(organisation__parent=organisation))
        .select_related("organisation")
        .annotate(is_of_part=Q(organisation__parent=organisation))
        .order_by("is_of_part", "organisation__name", "role", "office")
    )


def _held_projects(organisation: Organisation) -> HeldProjects:
    by_stage = Case(
        *(When(stage=stage, then=Value(rank)) for rank, stage in enumerate(_STAGES)),
        output_field=IntegerField(),
    )
    held = organisation.projects.public()
    rows = held.select_related("call").order_by(by_stage, "-starts_on", "title", "pk")
    return HeldProjects(list(rows[:MOST_ROWS]), held.totals())


def _measures(organisation: Organisation) -> list[MeasuresOfPlan]:
    """Plan by plan, the newest first."""
    plan = "specific_goal__strategic_goal__area__plan"
    rows = (
        Measure.objects.filter(
            implementers=organisation, **{f"{plan}__in": StrategicPlan.objects.public()}
        )
        .with_state(localdate())
        .order_by(f"-{plan}__starts_on", plan, "code_path", "pk")
        .values_list(f"{plan}__key", f"{plan}__title", "code", "title", "state")
    )
    return [
        MeasuresOfPlan(
            title=title,
            url=reverse("plans:plan-detail", args=[key]),
            measures=[
                ImplementedMeasure(
                    code=code,
                    title=name,
                    url=reverse("measures:measure-detail", args=[key, code]),
                    state=state or MeasureState.State.PLANNED,
                )
                for _key, _title, code, name, state in measures
            ],
        )
        for (key, title), measures in groupby(rows, key=itemgetter(0, 1))
    ]


def members_of(body: Body) -> QuerySet[BodyMembership]:
    """In Czech order of names, each with its organisation."""
    return body.member_rows.select_related("organisation").order_by("organisation__name")


def meetings_of(body: Body) -> QuerySet[Event]:
    """Latest first."""
    return body.meetings.public().order_by("-starts_on", "-position", "title")
