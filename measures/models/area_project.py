"""A project that belongs to an area of a plan whose measures are not known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from plans.models import ThematicArea
from projects.models import Project
from sources.models import Sourced


@track_history
class AreaProject(Sourced):
    area = models.ForeignKey(
        ThematicArea,
        verbose_name=_("thematic area"),
        on_delete=models.CASCADE,
        related_name="project_rows",
    )
    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="area_rows"
    )

    class Meta:
        verbose_name = _("project of an area")
        verbose_name_plural = _("projects of areas")
        ordering = ["area", "project"]
        constraints = [
            models.UniqueConstraint(fields=["area", "project"], name="project_once_in_an_area"),
        ]

    def __str__(self) -> str:
        return f"{self.area} – {self.project}"
