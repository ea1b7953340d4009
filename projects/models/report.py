"""The half-yearly implementation report of a project (zpráva o realizaci)."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.constraints import ends_after_it_starts
from common.history import track_history
from projects.models.project import Project
from sources.models import Sourced


class ImplementationReportQuerySet(models.QuerySet["ImplementationReport"]):
    def received(self, by: datetime.date) -> Self:
        """Handed in by a date. Where the day is not known, its half-year had to be over."""
        return self.filter(
            Q(received_on__lte=by) | Q(received_on__isnull=True, period_end__lte=by),
            state__in=ImplementationReport.KNOWN_STATES,
        )

    def as_known(
        self, cut_off: datetime.date, corrections_until: datetime.date | None = None
    ) -> Self:
        """The version in force of each report that was first received by ``cut_off``.

        A correction counts when it was received by ``corrections_until`` (default: the cut-off),
        so that an evaluation computed again later gives what it gave then.
        """
        first = (
            self.model.objects.filter(project=OuterRef("project"), number=OuterRef("number"))
            .filter(version=1)
            .received(cut_off)
        )
        return (
            self.received(corrections_until or cut_off)
            .filter(Exists(first))
            .order_by("project_id", "number", "-version")
            .distinct("project_id", "number")
        )

    def approved_by(self, day: datetime.date) -> Self:
        """Approved by a day, also if replaced since. An approval without a day is an old one."""
        return self.filter(
            Q(approved_on__lte=day, state__in=ImplementationReport.APPROVED_STATES)
            | Q(approved_on__isnull=True, state=ImplementationReport.State.APPROVED)
        )

    def approved_as_known(
        self, cut_off: datetime.date, corrections_until: datetime.date | None = None
    ) -> Self:
        """As ``as_known``, of approved versions only: these are the ones whose values count.

        While a correction waits for approval, the version approved before it stays in force.
        """
        return self.approved_by(corrections_until or cut_off).as_known(cut_off, corrections_until)


@track_history
class ImplementationReport(Sourced):
    """One half-year of a project. A correction is a new version; the old one is kept."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")
        SUPERSEDED = "superseded", _("superseded by a correction")

    # A superseded version was received too; which one counts is a question of the date.
    KNOWN_STATES = (State.SUBMITTED, State.APPROVED, State.SUPERSEDED)
    APPROVED_STATES = (State.APPROVED, State.SUPERSEDED)

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="reports"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    period_start = models.DateField(_("period from"))
    period_end = models.DateField(_("period to"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = models.ForeignKey(
        User,
        verbose_name=_("approved by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="approved_reports",
    )
    approved_by_role = models.CharField(_("approved by (role)"), max_length=120, blank=True)
    is_count_only = models.BooleanField(
        _("known only as counted"),
        default=False,
        help_text=_("A source document counts this report; its content is not in the portal."),
    )
    correction_reason = models.TextField(_("reason for the correction"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = ImplementationReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("implementation report")
        verbose_name_plural = _("implementation reports")
        ordering = ["project", "number", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number", "version"], name="report_version_unique"
            ),
            models.UniqueConstraint(
                fields=["project", "number"],
                condition=~Q(state="superseded"),
                name="one_report_version_in_force",
                violation_error_message="V platnosti smí být jen jedna verze zprávy.",
            ),
            ends_after_it_starts("report_ends_after_it_starts", "period_start", "period_end"),
            models.CheckConstraint(
                name="report_correction_has_a_reason",
                condition=Q(version=1) | ~Q(correction_reason=""),
                violation_error_message="Oprava zprávy musí mít důvod.",
            ),
            models.CheckConstraint(
                name="report_approved_after_received",
                condition=Q(approved_on__isnull=True)
                | Q(received_on__isnull=True)
                | Q(approved_on__gte=F("received_on")),
            ),
        ]
        indexes = [models.Index(fields=["state", "received_on"], name="report_state_received")]

    def __str__(self) -> str:
        return f"{self.project.key} – {self.number}. zpráva"
