"""A project: holder, money, period, stage."""

from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.constraints import ends_after_it_starts
from common.history import track_history
from common.periods import ReportingHalfYear
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


class ProjectQuerySet(models.QuerySet["Project"]):
    def coordinated(self) -> Self:
        """Projects paid from calls of the coordinated approach (KPSV+)."""
        return self.filter(call__is_coordinated=True)


@track_history
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
    title = models.CharField(_("title"), max_length=300)
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
