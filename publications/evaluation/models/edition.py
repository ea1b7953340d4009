"""An edition: one frozen version of an evaluation, built by the worker."""

import datetime
import hashlib
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from plans.models import StrategicPlan
from publications.evaluation.errors import EditionFileError
from publications.evaluation.models.evaluation import Evaluation

PDF_FOLDER = "vyhodnoceni"


class EditionQuerySet(models.QuerySet["Edition"]):
    def ready(self) -> Self:
        return self.filter(state=Edition.State.READY)

    def unfinished(self) -> Self:
        return self.filter(state__in=Edition.UNFINISHED)

    def abandoned(self) -> Self:
        """Unfinished, and no worker has given a sign of life within the lease."""
        lease = datetime.timedelta(seconds=settings.EDITION_LEASE_SECONDS)
        return self.unfinished().filter(alive_at__lt=timezone.now() - lease)

    def latest_first(self) -> Self:
        return self.order_by("-major", "-minor")

    def public(self) -> Self:
        """What everybody may read: published, drawn for the web, of a plan that is public itself.

        With its digest, without what comes to hundreds of kilobytes a row.
        """
        return (
            self.filter(published_at__isnull=False, page__isnull=False)
            .filter(evaluation__plan__in=StrategicPlan.objects.public())
            .select_related("evaluation__plan__municipality", "page")
            .defer("snapshot", "page__body", "page__tables")
        )

    def newest(self) -> Self:
        """Of each evaluation the latest public edition; use it after ``public``."""
        later = Edition.objects.filter(
            Q(major__gt=OuterRef("major"))
            | Q(major=OuterRef("major"), minor__gt=OuterRef("minor")),
            evaluation=OuterRef("evaluation"),
            published_at__isnull=False,
            page__isnull=False,
        )
        return self.exclude(Exists(later))


class Edition(models.Model):
    """Numbered 1.0; its corrections 1.1, 1.2 and so on.

    Snapshot, PDF and their hashes are of the last complete build. ``claim`` is the token of the
    worker that holds it; a write that does not know the token changes nothing.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        BUILDING = "building", _("building the snapshot")
        RENDERING = "rendering", _("drawing the PDF")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")

    UNFINISHED = (State.QUEUED, State.BUILDING, State.RENDERING)

    evaluation = models.ForeignKey(
        Evaluation, verbose_name=_("evaluation"), on_delete=models.PROTECT, related_name="editions"
    )
    major = models.PositiveSmallIntegerField(_("edition"), default=1)
    minor = models.PositiveSmallIntegerField(_("correction"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    reason = models.TextField(_("why it failed"), blank=True)
    progress = models.PositiveSmallIntegerField(_("progress in %"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claim = models.UUIDField(_("token of the worker"), null=True, blank=True, editable=False)
    worker = models.CharField(_("held by"), max_length=80, blank=True)
    alive_at = models.DateTimeField(_("last sign of life"), default=timezone.now)
    snapshot = models.TextField(_("snapshot"), blank=True, help_text=_("Canonical JSON."))
    snapshot_sha256 = models.CharField(_("SHA-256 of the snapshot"), max_length=64, blank=True)
    template_version = models.CharField(_("template version"), max_length=40, blank=True)
    pdf = models.FileField(_("PDF"), upload_to=PDF_FOLDER, max_length=200, blank=True)
    pdf_sha256 = models.CharField(_("SHA-256 of the PDF"), max_length=64, blank=True)
    erratum = models.TextField(_("erratum"), blank=True)
    requested_by = models.ForeignKey(
        User,
        verbose_name=_("requested by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    queued_at = models.DateTimeField(_("queued"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.ForeignKey(
        User,
        verbose_name=_("published by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["evaluation", "-major", "-minor"]
        permissions = [("publish_edition", _("May publish an edition"))]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "major", "minor"], name="edition_number_unique"
            ),
            models.CheckConstraint(
                name="ready_edition_is_whole",
                condition=~Q(state="ready")
                | (~Q(snapshot="") & ~Q(snapshot_sha256="") & ~Q(pdf="") & ~Q(pdf_sha256="")),
            ),
            models.CheckConstraint(
                name="edition_is_claimed_while_worked_on",
                condition=Q(state__in=["building", "rendering"], claim__isnull=False)
                | Q(state__in=["queued", "ready", "failed"], claim__isnull=True),
            ),
            models.CheckConstraint(
                name="failed_edition_has_a_reason", condition=~Q(state="failed") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="published_edition_is_ready",
                condition=Q(published_at__isnull=True) | Q(state="ready"),
            ),
            models.CheckConstraint(
                name="correction_has_an_erratum", condition=Q(minor=0) | ~Q(erratum="")
            ),
            models.CheckConstraint(
                name="edition_progress_is_a_percentage", condition=Q(progress__lte=100)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_edition_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["alive_at"],
                condition=Q(state__in=["queued", "building", "rendering"]),
                name="edition_unfinished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation}, vydání {self.number}"

    def get_absolute_url(self) -> str:
        return reverse(
            "evaluations:edition-detail",
            args=[self.evaluation.plan.key, self.evaluation.year, self.number],
        )

    @property
    def number(self) -> str:
        return f"{self.major}.{self.minor}"

    @property
    def is_finished(self) -> bool:
        return self.state not in self.UNFINISHED

    @property
    def file_stem(self) -> str:
        """Name of its files, without what follows the dot: vyhodnoceni-ostrava-2023-1.0."""
        return f"vyhodnoceni-{self.evaluation.plan.key}-{self.evaluation.year}-{self.number}"

    def read_pdf(self) -> bytes:
        """The PDF as it was built. Raises EditionFileError."""
        try:
            with self.pdf.open("rb") as file:
                pdf: bytes = file.read()
        except (OSError, ValueError) as error:
            raise EditionFileError(f"Soubor vydání {self.number} v úložišti chybí.") from error
        if hashlib.sha256(pdf).hexdigest() != self.pdf_sha256:
            raise EditionFileError(
                f"Soubor vydání {self.number} v úložišti není ten, který portál sestavil."
            )
        return pdf
