"""Events: list, page, iCalendar."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import DetailView

from plans.models import StrategicPlan
from public.event_dates import Month, by_month
from public.lists.listing import PublicList
from public.pages import Crumb, PublicPage, public_view
from public.publications import structured
from public.publications.calendars import CONTENT_TYPE, as_calendar, with_last_change
from public.publications.filters import EventFilter
from publications.models import Event


class EventList(PublicList):
    """What is to come first, then what is over, a month a heading."""

    template_name = "public/publications/event_list.html"
    filterset_class = EventFilter
    list_url_name = "publications:event-list"
    title = _("Events")
    lead = _("Meetings, conferences and other steps of the plan, month by month.")
    counted = ngettext_lazy("%(number)s event", "%(number)s events", "count")

    def get_queryset(self) -> "QuerySet[Event]":
        events = Event.objects.public().nearest_first(timezone.localdate())
        return events.prefetch_related("areas__plan")

    def get_rows(self, records: Sequence[Event]) -> Sequence[Month]:
        return by_month(records)


class EventPage(PublicPage, DetailView[Event]):
    template_name = "public/publications/event.html"
    slug_field = slug_url_kwarg = "key"
    context_object_name = "event"

    def get_queryset(self) -> "QuerySet[Event]":
        related = ("plan__municipality", "body", "source")
        return Event.objects.public().select_related(*related).prefetch_related("areas__plan")

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("Events"), reverse("publications:event-list")), Crumb(self.object.title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event, absolute = self.object, self.request.build_absolute_uri
        organiser = event.plan.municipality.name if event.plan else ""
        data = structured.event(event, organiser, absolute)
        return super().get_context_data(structured=data, **kwargs)


@public_view
def all_events(request: HttpRequest) -> HttpResponse:
    plan = StrategicPlan.objects.select_related("municipality").in_force()
    city = f" {plan.municipality.name}" if plan else ""
    name = f"Sociální začleňování{city}"
    return _calendar(request, Event.objects.public(), name, "udalosti.ics")


@public_view
def one_event(request: HttpRequest, key: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), key=key)
    return _calendar(request, Event.objects.filter(pk=event.pk), event.title, f"{event.key}.ics")


def _calendar(
    request: HttpRequest, events: "QuerySet[Event]", name: str, file_name: str
) -> HttpResponse:
    content = as_calendar(
        with_last_change(events),
        name=name,
        host=request.get_host(),
        absolute=request.build_absolute_uri,
    )
    disposition = f'attachment; filename="{file_name}"'
    return HttpResponse(
        content, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition}
    )
