"""The index: an entry for each thing that can be found, and what waits to be read again."""

import datetime
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from plans.models import StrategicPlan
from projects.models import Project


class Kind(models.TextChoices):
    """What a reader takes for one kind of thing; the order is that of the groups."""

    PLAN = "plan", _("Plans")
    AREA = "area", _("Thematic areas")
    GOAL = "goal", _("Goals")
    MEASURE = "measure", _("Measures")
    INDICATOR = "indicator", _("Indicators")
    PROJECT = "project", _("Projects")
    ORGANISATION = "organisation", _("Organisations")
    BODY = "body", _("Bodies and groups")
    MUNICIPALITY = "municipality", _("Municipalities")
    LOCALITY = "locality", _("Localities")
    NEWS = "news", _("News")
    EVENT = "event", _("Events")
    REVIEW = "review", _("Yearly reviews of goals")
    EVALUATION = "evaluation", _("Evaluations")
    DOCUMENT = "document", _("Documents")
    PAGE = "page", _("Pages")
    SOURCE = "source", _("Sources of data")


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def public(self, today: datetime.date) -> Self:
        """What everybody may find on a day, whatever the index was told when it was filled."""
        public_plans = StrategicPlan.objects.public().values("pk")
        # Seldom is a plan in preparation; without one, nobody asks which projects it alone knows.
        prepared = StrategicPlan.objects.filter(state=StrategicPlan.State.PREPARED)
        hidden = Project.objects.hidden().values("pk")
        return self.filter(
            Q(plan__isnull=True) | Q(plan__in=public_plans),
            Q(visible_from__isnull=True) | Q(visible_from__lte=today),
        ).exclude(Q(Exists(prepared)), record="project", object_id__in=hidden)

    def settled(self) -> Self:
        """Without entries that wait to be read again: their things may be gone or withdrawn."""
        waiting = SearchChange.objects.filter(
            record=OuterRef("record"), object_id=OuterRef("object_id")
        )
        return self.exclude(Exists(waiting))


class SearchEntry(models.Model):
    """One thing that can be found. Derived from the tables it names; lost, it is made again.

    ``text`` is what passages are cut from, a paragraph or field a line. ``vector`` holds the
    folded stems of it all: title and code weigh A, names and summary B, the rest C.
    """

    record = models.CharField(max_length=24)
    object_id = models.BigIntegerField()
    kind = models.CharField(max_length=16, choices=Kind)
    code = models.CharField(max_length=100, blank=True)
    title = models.TextField()
    folded_title = models.TextField()
    text = models.TextField(blank=True)
    path = models.TextField(help_text="The Czech address; the English one is below /en.")
    # No constraint: the index must never stand in the way of an edit.
    plan = models.ForeignKey(
        StrategicPlan,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    visible_from = models.DateField(null=True)
    vector = SearchVectorField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["record", "object_id"], name="one_search_entry_each"),
        ]
        indexes = [
            GinIndex(fields=["vector"], name="searchentry_vector"),
            GinIndex(OpClass("folded_title", "gin_trgm_ops"), name="searchentry_title_trigrams"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchChange(models.Model):
    """An entry to be read again. Written by triggers, in the transaction of the edit."""

    record = models.CharField(max_length=24)
    object_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("change to be indexed")
        verbose_name_plural = _("changes to be indexed")
        indexes = [models.Index(fields=["record", "object_id"], name="searchchange_entry")]

    def __str__(self) -> str:
        return f"{self.record} {self.object_id}"
