"""What the home page shows, read in a fixed number of queries."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, When
from django.urls import reverse
from django.utils.safestring import SafeString

from measures.models import MeasureImplementer
from measures.summary import AreaProgress
from partners.models import Organisation
from plans.models import StrategicPlan
from public.event_dates import when
from public.tones import tone_of
from publications.evaluation.models import Edition
from publications.models import Event, NewsItem

NEWS = 4
EVENTS = 5


@dataclass(frozen=True, slots=True)
class AreaTile:
    """An area with its measures by state and its reports received of those expected."""

    name: str
    url: str
    tone: int
    states: dict[str, int]
    received: int
    expected: int


@dataclass(frozen=True, slots=True)
class EventLine:
    title: str
    url: str
    when: SafeString
    place: str


@dataclass(frozen=True, slots=True)
class EventLines:
    """The next ones; where none is announced, the last ones, which are then ``are_past``."""

    lines: list[EventLine]
    are_past: bool


@dataclass(frozen=True, slots=True)
class Implementer:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Office:
    """A contact by its role; empty where nothing is known."""

    organisation: str
    role: str
    office: str
    address: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class People:
    implementers: list[Implementer]
    offices: list[Office]


def area_tile(plan: StrategicPlan, area: AreaProgress) -> AreaTile:
    return AreaTile(
        name=area.area.name,
        url=reverse("plans:area-detail", args=[plan.key, area.area.code]),
        tone=tone_of(area.area.position),
        states=dict(area.states),
        received=area.reports.received,
        expected=area.reports.expected,
    )


def next_events(today: datetime.date) -> EventLines:
    events = list(Event.objects.public().nearest_first(today)[:EVENTS])
    upcoming = [event for event in events if not event.is_over]  # type: ignore[attr-defined]
    lines = [
        EventLine(event.title, event.get_absolute_url(), when(event), event.place)
        for event in upcoming or events
    ]
    return EventLines(lines, are_past=not upcoming)


def latest_news(today: datetime.date) -> list[NewsItem]:
    return list(NewsItem.objects.public(today).only("key", "title", "published_on")[:NEWS])


def people_of(plan: StrategicPlan) -> People:
    """Whoever carries out a measure of the plan, and the offices of its city; one query."""
    of_plan = {"measure__specific_goal__strategic_goal__area__plan": plan}
    carries_out = MeasureImplementer.objects.filter(organisation=OuterRef("pk"), **of_plan)
    is_city = Q(pk=plan.municipality_id) | Q(parent=plan.municipality_id)
    rows = (
        Organisation.objects.annotate(carries_out=Exists(carries_out))
        .filter(Q(carries_out=True) | is_city)
        .annotate(is_city=Case(When(is_city, then=True), default=False))
        .order_by("name", "contacts__role", "contacts__pk")
        .values_list(
            "key", "name", "short_name", "carries_out", "is_city",
            "contacts__role", "contacts__office", "contacts__address",
            "contacts__phone", "contacts__email",
        )
    )  # fmt: skip
    implementers: dict[str, Implementer] = {}
    offices = []
    for key, name, short_name, carries_out_any, of_city, *contact in rows:
        if carries_out_any:
            url = reverse("partners:organisation-detail", args=[key])
            implementers[key] = Implementer(short_name or name, url)
        if of_city and contact[0] is not None:
            offices.append(Office(name, *contact))
    return People(list(implementers.values()), offices)


def latest_edition() -> Edition | None:
    """The newest public edition of the newest year."""
    return Edition.objects.public().newest().order_by("-evaluation__year", "-pk").first()
