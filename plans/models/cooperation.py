"""A municipality's cooperation with the Agency: cycle, steps, localities, advice."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.constraints import ends_after_it_starts
from common.history import track_history
from partners.models import Organisation
from plans.models.plan import StrategicPlan
from sources.models import Sourced


@track_history
class Cooperation(Sourced):
    """One cooperation of a municipality (or microregion) with the Agency."""

    class Wave(models.TextChoices):
        PILOT = "pilot", _("pilot")
        NEW = "new", _("new")
        REGULAR = "regular", _("regular")

    class Phase(models.TextChoices):
        YEAR_1 = "year_1", _("year 1: analysis and strategic plan")
        YEAR_2 = "year_2", _("year 2: measures carried out")
        YEAR_3 = "year_3", _("year 3: follow-up support")
        LATER = "later", _("continued cooperation")
        UNKNOWN = "unknown", _("not stated")

    class PlanState(models.TextChoices):
        NONE = "none", _("not begun")
        PREPARED = "prepared", _("in preparation")
        ADOPTED = "adopted", _("adopted")
        CARRIED_OUT = "carried_out", _("carried out")
        CLOSED = "closed", _("closed")
        UNKNOWN = "unknown", _("not stated")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    municipality = models.ForeignKey(
        Organisation,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="cooperations",
    )
    wave = models.CharField(_("wave"), max_length=10, choices=Wave, default=Wave.REGULAR)
    phase = models.CharField(_("phase"), max_length=10, choices=Phase, default=Phase.UNKNOWN)
    plan_state = models.CharField(
        _("state of the plan"), max_length=12, choices=PlanState, default=PlanState.UNKNOWN
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    starts_label = models.CharField(_("start as printed"), max_length=60, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    as_of = models.DateField(_("state as of"), null=True, blank=True)
    locality_count = models.PositiveSmallIntegerField(
        _("number of excluded localities"), null=True, blank=True
    )
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("cooperation")
        verbose_name_plural = _("cooperations")
        ordering = ["municipality"]
        constraints = [ends_after_it_starts("cooperation_ends_after_it_starts")]

    def __str__(self) -> str:
        return f"{self.municipality} – {self.get_phase_display()}"

    def get_absolute_url(self) -> str:
        return reverse("cooperation:municipality-detail", args=[self.municipality.key])


@track_history
class CooperationStep(Sourced):
    """A dated step: chosen, memorandum, analysis, partnership founded, plan adopted."""

    cooperation = models.ForeignKey(
        Cooperation, verbose_name=_("cooperation"), on_delete=models.CASCADE, related_name="steps"
    )
    title = models.CharField(_("title"), max_length=200)
    happened_on = models.DateField(_("date"), null=True, blank=True)
    happened_label = models.CharField(_("date as printed"), max_length=60, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("step of cooperation")
        verbose_name_plural = _("steps of cooperation")
        ordering = ["cooperation", "happened_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "title"], name="step_once_in_cooperation"
            ),
        ]

    def __str__(self) -> str:
        return self.title


@track_history
class Locality(Sourced):
    municipality = models.ForeignKey(
        Organisation,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="localities",
    )
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("locality")
        verbose_name_plural = _("localities")
        ordering = ["municipality", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="locality_unique_in_municipality"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.municipality})"


@track_history
class AdvisoryProgramme(Sourced):
    """Time-limited advice of the Agency that a plan's city has chosen."""

    plan = models.ForeignKey(
        StrategicPlan,
        verbose_name=_("plan"),
        on_delete=models.CASCADE,
        related_name="advisory_programmes",
    )
    key = models.SlugField(_("key"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    starts_year = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    ends_year = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    summary = models.TextField(_("summary"))
    outputs = models.TextField(_("outputs"), blank=True, help_text=_("One a line."))
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("advisory programme")
        verbose_name_plural = _("advisory programmes")
        ordering = ["plan", "position", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "key"], name="advisory_programme_unique_in_plan"
            ),
            ends_after_it_starts(
                "advisory_programme_ends_after_it_starts", "starts_year", "ends_year"
            ),
        ]

    def __str__(self) -> str:
        return self.title
