"""A project: holder, money, period, stage."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, F, Max, Min, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.constraints import ends_after_it_starts
from common.history import track_history_without
from common.periods import ReportingHalfYear
from common.search_keys import folded_field
from partners.models import Organisation
from projects.models.programme import Call, Programme
from projects.reporting import expected_reports, report_periods
from sources.models import Sourced


class TargetGroup(models.Model):
    name = models.CharField(_("name"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


# Rooms to the right tie projects to plans; from here their tables have names only.
_PLAN_OF_MEASURE = "measures__specific_goal__strategic_goal__area__plan__state"
_PLAN_OF_AREA = "area_rows__area__plan__state"
_PUBLIC = ["current", "closed"]


class ProjectQuerySet(models.QuerySet["Project"]):
    def public(self) -> Self:
        """Without what is ``hidden``."""
        return self.exclude(pk__in=self.model.objects.hidden().values("pk"))

    def hidden(self) -> Self:
        """Known only from a plan in preparation, which is the coordinators' matter.

        A project of no plan is not hidden: it comes from a published list of projects.
        """
        every = self.model.objects.order_by().values("pk")
        prepared = every.filter(**{_PLAN_OF_MEASURE: "prepared"}).union(
            every.filter(**{_PLAN_OF_AREA: "prepared"})
        )
        return (
            self.filter(pk__in=prepared)
            .exclude(pk__in=every.filter(**{f"{_PLAN_OF_MEASURE}__in": _PUBLIC}))
            .exclude(pk__in=every.filter(**{f"{_PLAN_OF_AREA}__in": _PUBLIC}))
        )

    def in_area(self, area: int | models.QuerySet[Any, Any]) -> Self:
        """Of a thematic area (its primary key, or a query for it): by a measure of it, or as a
        project of the area itself."""
        areas = [area] if isinstance(area, int) else area
        of_area = self.model.objects.order_by().values("pk")
        return self.filter(
            Q(pk__in=of_area.filter(measures__specific_goal__strategic_goal__area__in=areas))
            | Q(pk__in=of_area.filter(area_rows__area__in=areas))
        )

    def coordinated(self) -> Self:
        """Projects paid from calls of the coordinated approach (KPSV+)."""
        return self.filter(call__is_coordinated=True)

    def of_programme(self, programme: str) -> Self:
        """Paid from a programme, by its key, directly or through a call of it."""
        return self.filter(
            Q(call__programme__key=programme) | Q(call=None, programme__key=programme)
        )

    def running_in(self, year: int) -> Self:
        """Running on a day of the year at least. Of some projects only one end is known."""
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        begun = Q(starts_on__lte=last) | Q(starts_on=None, ends_on__lte=last)
        not_over = Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first)
        return self.filter(begun & not_over)

    def years(self) -> range:
        """From the first year that one of them ran in to the last; empty where no day is known."""
        days = self.aggregate(
            Min("starts_on"), Min("ends_on"), Max("starts_on"), Max("ends_on")
        ).values()
        known = [day.year for day in days if day is not None]
        return range(min(known), max(known) + 1) if known else range(0)

    def mentioning(self, word: str, holders: Iterable[int] = ()) -> Self:
        """With a word, folded as by ``common.stemming.fold``, anywhere in its texts; and whatever
        the given organisations hold."""
        return self.filter(Q(folded__contains=word) | Q(holder__in=list(holders)))

    def totals(self) -> "ProjectTotals":
        """One query, whatever their number."""
        return ProjectTotals(
            **self.order_by().aggregate(
                count=Count("pk"), with_budget=Count("budget"), budget=Sum("budget")
            )
        )


@dataclass(frozen=True, slots=True)
class ProjectTotals:
    """``budget`` adds up the budgets that are known; None where not a single one is."""

    count: int
    with_budget: int
    budget: Decimal | None

    @property
    def without_budget(self) -> int:
        return self.count - self.with_budget


@track_history_without("folded")
class Project(Sourced):
    class Stage(models.TextChoices):
        INTENDED = "intended", _("intended")
        PREPARED = "prepared", _("in preparation")
        IN_PROGRESS = "in_progress", _("in progress")
        COMPLETED = "completed", _("completed")
        CANCELLED = "cancelled", _("cancelled")

    key = models.SlugField(_("key"), max_length=100, unique=True)
    # Null, not "": several projects without a number must not collide.
    registration_number = models.CharField(
        _("registration number"), max_length=60, null=True, blank=True, unique=True
    )
    title = models.CharField(_("title"), max_length=300, db_collation="cs-x-icu")
    holder = models.ForeignKey(
        Organisation,
        verbose_name=_("holder"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    municipality = models.ForeignKey(
        Organisation,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="local_projects",
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    call = models.ForeignKey(
        Call,
        verbose_name=_("call"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
    )
    budget = models.DecimalField(
        _("budget in CZK"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.IN_PROGRESS)
    expected_reports_by_hand = models.PositiveSmallIntegerField(
        _("expected reports, set by hand"),
        null=True,
        blank=True,
        help_text=_("Empty: one for each started half-year. 0: this project does not report."),
    )
    target_groups = models.ManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="projects"
    )
    url = models.URLField(_("web address"), blank=True)
    description = models.TextField(_("description"), blank=True)
    folded = folded_field("title", "registration_number", "description")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["title", "key"]
        constraints = [
            ends_after_it_starts("project_ends_after_it_starts"),
            models.CheckConstraint(
                name="project_budget_is_not_negative",
                condition=Q(budget__isnull=True) | Q(budget__gte=0),
                violation_error_message="Rozpočet nesmí být záporný.",
            ),
        ]
        indexes = [
            models.Index(fields=["call"], name="project_call"),
            models.Index(fields=["stage", "starts_on"], name="project_stage_start"),
            # For lists of very many: text, each order with its ties, the years there are.
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="project_text"),
            models.Index(fields=["title", "id"], name="project_title"),
            models.Index(fields=["budget", "id"], name="project_budget"),
            models.Index(fields=["starts_on", "id"], name="project_start"),
            models.Index(fields=["ends_on"], name="project_end"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:project-detail", args=[self.key])

    @property
    def report_periods(self) -> tuple[ReportingHalfYear, ...]:
        """The half-years it reports on, counted from its first day."""
        return report_periods(self.starts_on, self.ends_on)

    @property
    def expected_reports(self) -> int:
        """One for each started half-year, unless set by hand."""
        return expected_reports(self.report_periods, self.expected_reports_by_hand)
