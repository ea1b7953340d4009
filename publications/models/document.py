"""Documents. A document without a file is listed as not attached."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from plans.models import StrategicPlan
from publications.document_files import validate_file
from sources.models import Sourced


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self) -> Self:
        """What everybody may read: nothing of a plan in preparation."""
        return self.filter(Q(plan=None) | Q(plan__in=StrategicPlan.objects.public()))


@track_history
class Document(Sourced):
    class Kind(models.TextChoices):
        PLAN = "plan", _("plan")
        ANNEX = "annex", _("annex")
        MEMORANDUM = "memorandum", _("memorandum")
        ANALYSIS = "analysis", _("analysis or survey")
        MONITORING = "monitoring", _("monitoring report")
        EVALUATION = "evaluation", _("evaluation")
        PROGRAMME = "programme", _("programme")
        OTHER = "other", _("other")

    key = models.SlugField(_("key"), max_length=120, unique=True)
    plan = models.ForeignKey(
        StrategicPlan,
        verbose_name=_("plan"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
    )
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issued_label = models.CharField(_("date as printed"), max_length=60, blank=True)
    file = models.FileField(
        _("file"), upload_to="dokumenty/", blank=True, validators=[validate_file]
    )
    description = models.TextField(_("description"), blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-issued_on", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publications:document-detail", args=[self.key])
