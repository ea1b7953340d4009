"""What a project sets out to do: numbered activities with planned and delivered outputs."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from projects.models.project import Project
from sources.models import Sourced


@track_history
class ProjectActivity(Sourced):
    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="activities"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=250)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="activity_number_unique_in_project"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


@track_history
class ProjectOutput(Sourced):
    activity = models.ForeignKey(
        ProjectActivity,
        verbose_name=_("activity"),
        on_delete=models.CASCADE,
        related_name="outputs",
    )
    position = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=250)
    planned = models.DecimalField(
        _("planned"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    delivered = models.DecimalField(
        _("delivered"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Empty: not reported yet."),
    )

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        ordering = ["activity", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "position"], name="output_position_unique_in_activity"
            ),
            models.CheckConstraint(
                name="output_amounts_are_not_negative",
                condition=Q(planned__gte=0) & (Q(delivered__isnull=True) | Q(delivered__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return self.title
