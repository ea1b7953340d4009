"""Filters of news, events and documents. Words are found without their diacritics too."""

from itertools import groupby
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.search_keys import folded
from plans.models import StrategicPlan, ThematicArea
from public.lists.filtering import LONGEST_TEXT, PublicFilter
from public.lists.text_search import with_words
from publications.models import Document, Event, NewsItem
from publications.models.event import EventQuerySet

Choice = tuple[str, "str | Promise | list[tuple[str, str]]"]

UPCOMING, PAST = "pripravovane", "uplynule"


class TextFilter(django_filters.CharFilter):  # type: ignore[misc]
    """Every word typed stands somewhere in the columns."""

    def __init__(self, *columns: str) -> None:
        super().__init__(label=_("Text"), max_length=LONGEST_TEXT)
        self.columns = columns

    def filter(self, rows: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        return with_words(rows, folded(*self.columns), value or "")


def _choice(label: Promise, choices: Any, **kwargs: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=choices, empty_label=_("all"), **kwargs)


def _plans() -> list[Choice]:
    return list(StrategicPlan.objects.public().values_list("key", "title"))


def _years(rows: "QuerySet[Any]", column: str) -> list[Choice]:
    return [(str(day.year), str(day.year)) for day in rows.dates(column, "year", order="DESC")]


def _years_of_news() -> list[Choice]:
    return _years(NewsItem.objects.public(timezone.localdate()), "published_on")


def _years_of_events() -> list[Choice]:
    return _years(Event.objects.public(), "starts_on")


def _areas_of_events() -> list[Choice]:
    """Only those that an event is about, under their plans. A code is unique within its plan."""
    areas = (
        ThematicArea.objects.filter(events__isnull=False, plan__in=StrategicPlan.objects.public())
        .order_by("-plan__starts_on", "plan__key", "code_path")
        .values_list("plan__title", "plan__key", "code", "name", "plan__starts_on", "code_path")
        .distinct()
    )
    return [
        (title, [(f"{key}:{code}", f"{code} {name}") for _title, key, code, name, *_order in group])
        for title, group in groupby(areas, key=lambda row: row[0])
    ]


class NewsFilter(PublicFilter):
    q = TextFilter("title", "summary", "body")
    rok = _choice(_("Year"), _years_of_news, field_name="published_on__year")
    plan = _choice(_("Plan"), _plans, field_name="plan__key")

    class Meta:
        model = NewsItem
        fields: list[str] = []


class EventFilter(PublicFilter):
    q = TextFilter("title", "summary", "place")
    kdy = _choice(_("When"), [(UPCOMING, _("upcoming")), (PAST, _("past"))], method="by_time")
    rok = _choice(_("Year"), _years_of_events, field_name="starts_on__year")
    oblast = _choice(_("Area"), _areas_of_events, method="by_area")

    class Meta:
        model = Event
        fields: list[str] = []

    def by_time(self, rows: EventQuerySet, _name: str, value: str) -> EventQuerySet:
        today = timezone.localdate()
        return rows.past(today) if value == PAST else rows.upcoming(today)

    def by_area(self, rows: "QuerySet[Event]", _name: str, value: str) -> "QuerySet[Event]":
        plan, _colon, code = value.partition(":")
        areas = ThematicArea.objects.filter(plan__key=plan, code=code)
        return rows.filter(areas__in=areas)


class DocumentFilter(PublicFilter):
    q = TextFilter("title", "description")
    plan = _choice(_("Plan"), _plans, field_name="plan__key")
    druh = _choice(_("Kind"), Document.Kind.choices, field_name="kind")

    class Meta:
        model = Document
        fields: list[str] = []
