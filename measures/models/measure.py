"""A measure: what is done towards a specific goal, by whom, when, in what state."""

import datetime
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.constraints import ends_after_it_starts, has_plan_code
from common.history import track_history
from common.sort_keys import code_path_field
from partners.models import Organisation
from plans.models import SpecificGoal, StrategicPlan
from projects.models import Project
from sources.models import Sourced


class MeasureQuerySet(models.QuerySet["Measure"]):
    def of_plan(self, plan: StrategicPlan) -> Self:
        return self.filter(specific_goal__strategic_goal__area__plan=plan)

    def reported_under_goals(self, goals: Iterable[int]) -> Self:
        """Those whose reports feed the impact indicators of these specific goals."""
        under = list(goals)
        return self.filter(
            Q(reported_under__in=under) | Q(reported_under=None, specific_goal__in=under)
        )

    def with_state(self, as_of: datetime.date) -> Self:
        """Annotate ``state``: the latest one known on that day, or None."""
        latest = MeasureState.objects.filter(measure=OuterRef("pk"), since__lte=as_of)
        return self.annotate(state=Subquery(latest.order_by("-since").values("state")[:1]))


@track_history
class Measure(Sourced):
    class Kind(models.TextChoices):
        PROJECT = "project", _("project activity")
        NON_PROJECT = "non_project", _("non-project activity")

    class PeriodKind(models.TextChoices):
        DATES = "dates", _("dated")
        YEAR = "year", _("within a year")
        ONGOING = "ongoing", _("ongoing")
        NONE = "none", _("not set")

    specific_goal = models.ForeignKey(
        SpecificGoal,
        verbose_name=_("specific goal"),
        on_delete=models.CASCADE,
        related_name="measures",
    )
    code = models.CharField(_("code"), max_length=15)
    title = models.CharField(_("title"), max_length=400)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    service_type = models.CharField(
        _("type of service"), max_length=60, blank=True, help_text=_("For example SAS or OSP.")
    )
    period_kind = models.CharField(_("kind of period"), max_length=8, choices=PeriodKind)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    implementers = models.ManyToManyField(
        Organisation,
        through="MeasureImplementer",
        related_name="measures",
        verbose_name=_("implementers"),
    )
    projects = models.ManyToManyField(
        Project, verbose_name=_("projects"), blank=True, related_name="measures"
    )
    reported_under = models.ForeignKey(
        SpecificGoal,
        verbose_name=_("its indicators are reported under"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures_reported_here",
    )
    footnote = models.TextField(_("footnote"), blank=True)
    code_path = code_path_field()

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["code_path"]
        constraints = [
            models.UniqueConstraint(
                fields=["specific_goal", "code"], name="measure_code_unique_in_goal"
            ),
            has_plan_code("measure_code_has_four_numbers", 4),
            ends_after_it_starts("measure_ends_after_it_starts"),
            models.CheckConstraint(
                name="measure_period_fits_its_kind",
                condition=Q(period_kind__in=["dates", "year"], starts_on__isnull=False)
                | Q(
                    period_kind__in=["ongoing", "none"],
                    starts_on__isnull=True,
                    ends_on__isnull=True,
                ),
                violation_error_message="Datované opatření má mít začátek; průběžné nemá mít data.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse(
            "measures:measure-detail",
            args=[self.specific_goal.strategic_goal.area.plan.key, self.code],
        )


@track_history
class MeasureState(Sourced):
    """From this day the measure is in this state, until a later row says otherwise."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        IN_PROGRESS = "in_progress", _("in progress")
        COMPLETED = "completed", _("completed")
        NOT_IMPLEMENTED = "not_implemented", _("not implemented")

    measure = models.ForeignKey(
        Measure, verbose_name=_("measure"), on_delete=models.CASCADE, related_name="states"
    )
    since = models.DateField(_("known since"))
    state = models.CharField(_("state"), max_length=16, choices=State)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("state of a measure")
        verbose_name_plural = _("states of measures")
        ordering = ["measure", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "since"], name="one_state_a_measure_and_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure.code}: {self.get_state_display()}"


@track_history
class MeasureImplementer(models.Model):
    """An implementer in its printed order."""

    measure = models.ForeignKey(
        Measure,
        verbose_name=_("measure"),
        on_delete=models.CASCADE,
        related_name="implementer_rows",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="implemented_rows",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("implementer")
        verbose_name_plural = _("implementers")
        ordering = ["measure", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "organisation"], name="implementer_once_in_a_measure"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure.code} – {self.organisation}"
