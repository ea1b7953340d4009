"""Strategic plan, its action plans, thematic areas and abbreviations."""

from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.constraints import ends_after_it_starts, has_plan_code
from common.history import track_history
from common.sort_keys import code_path_field
from partners.models import Organisation
from sources.models import Sourced


class StrategicPlanQuerySet(models.QuerySet["StrategicPlan"]):
    def public(self) -> Self:
        """Plans that everybody may read; one in preparation is the coordinators' matter."""
        return self.exclude(state=StrategicPlan.State.PREPARED)

    def in_force(self) -> "StrategicPlan | None":
        """The plan the portal is about: the current one, else the newest public one."""
        current_first = models.Case(
            models.When(state=StrategicPlan.State.CURRENT, then=0), default=1
        )
        return self.public().order_by(current_first, "-starts_on", "pk").first()


@track_history
class StrategicPlan(Sourced):
    """A city's social-inclusion plan. At most one a municipality is current."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("in preparation")
        CURRENT = "current", _("current")
        CLOSED = "closed", _("closed")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    municipality = models.ForeignKey(
        Organisation, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="plans"
    )
    title = models.CharField(_("title"), max_length=250)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREPARED)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    vision = models.TextField(_("vision"), blank=True)
    description = models.TextField(_("description"), blank=True)
    small_count_threshold = models.PositiveSmallIntegerField(
        _("smallest count shown"),
        default=5,
        help_text=_("Counts of people in sensitive indicators below this are not shown."),
    )
    coordinators = models.ManyToManyField(
        User, verbose_name=_("coordinators"), blank=True, related_name="coordinated_plans"
    )

    objects = StrategicPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("strategic plan")
        verbose_name_plural = _("strategic plans")
        ordering = ["-starts_on", "title"]
        constraints = [
            ends_after_it_starts("plan_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(state="current"),
                name="one_current_plan_a_municipality",
                violation_error_message="Obec už má jiný platný plán; nejdřív ho uzavřete.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan-detail", args=[self.key])


@track_history
class ActionPlan(Sourced):
    """A stage of the plan with its own goals; dated action plans do not overlap."""

    plan = models.ForeignKey(
        StrategicPlan, verbose_name=_("plan"), on_delete=models.CASCADE, related_name="action_plans"
    )
    code = models.CharField(_("code"), max_length=10)
    title = models.CharField(_("title"), max_length=200)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        ordering = ["plan", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"], name="action_plan_code_unique_in_plan"
            ),
            ends_after_it_starts("action_plan_ends_after_it_starts"),
            ExclusionConstraint(
                name="action_plans_do_not_overlap",
                expressions=[
                    ("plan", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            Coalesce(F("ends_on"), F("starts_on")),
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(starts_on__isnull=False),
                violation_error_message="Období akčních plánů se nesmějí překrývat.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@track_history
class ThematicArea(Sourced):
    plan = models.ForeignKey(
        StrategicPlan, verbose_name=_("plan"), on_delete=models.CASCADE, related_name="areas"
    )
    code = models.CharField(_("code"), max_length=3)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    code_path = code_path_field()

    class Meta:
        verbose_name = _("thematic area")
        verbose_name_plural = _("thematic areas")
        ordering = ["plan", "code_path"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="area_code_unique_in_plan"),
            has_plan_code("area_code_has_one_number", 1),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("plans:area-detail", args=[self.plan.key, self.code])


@track_history
class Abbreviation(Sourced):
    plan = models.ForeignKey(
        StrategicPlan,
        verbose_name=_("plan"),
        on_delete=models.CASCADE,
        related_name="abbreviations",
    )
    short = models.CharField(_("abbreviation"), max_length=20, db_collation="cs-x-icu")
    full = models.CharField(_("meaning"), max_length=200)

    class Meta:
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        ordering = ["plan", "short"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "short"], name="abbreviation_unique_in_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.short} – {self.full}"
