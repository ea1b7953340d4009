"""Strategic and specific goals and their yearly reviews."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.constraints import has_plan_code
from common.history import track_history
from common.sort_keys import code_path_field
from plans.models.plan import ActionPlan, ThematicArea
from sources.models import Sourced


@track_history
class StrategicGoal(Sourced):
    area = models.ForeignKey(
        ThematicArea,
        verbose_name=_("thematic area"),
        on_delete=models.CASCADE,
        related_name="strategic_goals",
    )
    code = models.CharField(_("code"), max_length=7)
    title = models.CharField(_("title"), max_length=400)
    code_path = code_path_field()

    class Meta:
        verbose_name = _("strategic goal")
        verbose_name_plural = _("strategic goals")
        ordering = ["area", "code_path"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "code"], name="strategic_goal_code_unique_in_area"
            ),
            has_plan_code("strategic_goal_code_has_two_numbers", 2),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("plans:goal-detail", args=[self.area.plan.key, self.code])


@track_history
class SpecificGoal(Sourced):
    strategic_goal = models.ForeignKey(
        StrategicGoal,
        verbose_name=_("strategic goal"),
        on_delete=models.CASCADE,
        related_name="specific_goals",
    )
    action_plan = models.ForeignKey(
        ActionPlan,
        verbose_name=_("action plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="specific_goals",
    )
    code = models.CharField(_("code"), max_length=11)
    title = models.CharField(_("title"), max_length=400)
    deadline_year = models.PositiveSmallIntegerField(
        _("to be met by the end of"), null=True, blank=True
    )
    code_path = code_path_field()

    class Meta:
        verbose_name = _("specific goal")
        verbose_name_plural = _("specific goals")
        ordering = ["strategic_goal", "code_path"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategic_goal", "code"], name="specific_goal_code_unique_in_goal"
            ),
            has_plan_code("specific_goal_code_has_three_numbers", 3),
            models.CheckConstraint(
                name="specific_goal_deadline_is_a_year",
                condition=Q(deadline_year__isnull=True)
                | Q(deadline_year__gte=1990, deadline_year__lte=2100),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("plans:goal-detail", args=[self.strategic_goal.area.plan.key, self.code])


@track_history
class GoalReview(Sourced):
    """What happened towards a goal in a year, and what the next one offers."""

    goal = models.ForeignKey(
        SpecificGoal,
        verbose_name=_("specific goal"),
        on_delete=models.CASCADE,
        related_name="reviews",
    )
    year = models.PositiveSmallIntegerField(_("year"))
    summary = models.TextField(_("summary of the year"))
    outlook = models.TextField(_("opportunities of the next year"), blank=True)

    class Meta:
        verbose_name = _("goal review")
        verbose_name_plural = _("goal reviews")
        ordering = ["goal", "year"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "year"], name="one_review_a_goal_and_year"),
            models.CheckConstraint(
                name="goal_review_year_is_a_year", condition=Q(year__gte=1990, year__lte=2100)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal.code} ({self.year})"
