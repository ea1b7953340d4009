"""What the page of a municipality shows, read with a fixed number of queries."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.db.models import F, Prefetch

from partners.models import Body, Organisation
from plans.models import Cooperation, CooperationStep, Locality, StrategicPlan
from projects.models import Project
from public.cooperation.cycle import CycleYear, cycle_of
from publications.models import Document

# A page stays a page. Even a big city's projects of two plans are a quarter of it.
MOST_ROWS = 120


@dataclass(frozen=True, slots=True)
class CooperationWithCycle:
    cooperation: Cooperation
    cycle: tuple[CycleYear, ...]
    steps: Sequence[CooperationStep]

    @property
    def is_after_cycle(self) -> bool:
        return self.cooperation.phase == Cooperation.Phase.LATER


@dataclass(frozen=True, slots=True)
class LocalProjects:
    """``rows`` are at most ``MOST_ROWS`` of ``count``."""

    rows: Sequence[Project]
    count: int

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    municipality: Organisation
    cooperations: tuple[CooperationWithCycle, ...]
    localities: Sequence[Locality]
    bodies: Sequence[Body]
    projects: LocalProjects
    plans: Sequence[StrategicPlan]
    documents: Sequence[Document]

    @property
    def latest(self) -> CooperationWithCycle:
        return self.cooperations[0]

    @property
    def stated_localities(self) -> int | None:
        """How many excluded localities the latest source that counts them counts."""
        counts = (row.cooperation.locality_count for row in self.cooperations)
        return next((count for count in counts if count is not None), None)


def read_municipality(municipality: Organisation) -> MunicipalityPage:
    """Nine queries. ``municipality`` has at least one cooperation."""
    documents = Document.objects.public().filter(plan__municipality=municipality)
    return MunicipalityPage(
        municipality=municipality,
        cooperations=_cooperations(municipality),
        localities=list(municipality.localities.order_by("name")),
        bodies=list(municipality.bodies.with_members_counted().order_by("name")),
        projects=_projects(municipality),
        plans=list(municipality.plans.public().order_by("-starts_on", "pk")),
        documents=list(documents.order_by(F("issued_on").desc(nulls_last=True), "title")),
    )


def _cooperations(municipality: Organisation) -> tuple[CooperationWithCycle, ...]:
    """Latest first, each with its steps in the order in which they happened."""
    steps = Prefetch("steps", CooperationStep.objects.order_by("pk"))
    cooperations = (
        municipality.cooperations.select_related("source")
        .prefetch_related(steps)
        .order_by(F("as_of").desc(nulls_last=True), "-pk")
    )
    return tuple(
        CooperationWithCycle(row, cycle_of(row.phase), in_order(row.steps.all()))
        for row in cooperations
    )


def in_order(steps: Iterable[CooperationStep]) -> list[CooperationStep]:
    """By day. A step whose day is not known stays after the one the source tells of before it.

    ``steps`` come in the order in which the source tells of them.
    """
    days: list[tuple[datetime.date, CooperationStep]] = []
    day = datetime.date.min
    for step in steps:
        day = step.happened_on or day
        days.append((day, step))
    return [step for _day, step in sorted(days, key=itemgetter(0))]


def _projects(municipality: Organisation) -> LocalProjects:
    projects = municipality.local_projects.public()
    rows = projects.select_related("holder").order_by("title", "pk")
    return LocalProjects(list(rows[:MOST_ROWS]), projects.count())


@dataclass(frozen=True, slots=True)
class ListedCooperation:
    """A row of the list. ``url`` leads to this cooperation on the municipality’s page."""

    cooperation: Cooperation
    url: str
    cycle: tuple[CycleYear, ...]
    partnerships: Sequence[Body]
    project_count: int


def listed(cooperation: Cooperation) -> ListedCooperation:
    """``cooperation`` comes with its municipality, ``partnerships`` and ``project_count``."""
    return ListedCooperation(
        cooperation=cooperation,
        url=f"{cooperation.get_absolute_url()}#{cooperation.key}",
        cycle=cycle_of(cooperation.phase),
        partnerships=vars(cooperation.municipality)["partnerships"],
        project_count=vars(cooperation)["project_count"],
    )
