"""An impact indicator of a specific goal, with categories, targets and values."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.czech import written_forms
from common.history import track_history
from indicators.models.base import Value, number_fits_status
from plans.models import SpecificGoal, StrategicPlan
from projects.models import ImplementationReport
from sources.models import Sourced


class ImpactIndicatorQuerySet(models.QuerySet["ImpactIndicator"]):
    def of_plan(self, plan: StrategicPlan) -> Self:
        return self.filter(goal__strategic_goal__area__plan=plan)

    def on_the_home_page(self) -> Self:
        return self.filter(headline_position__isnull=False)


def validate_headline(text: str) -> None:
    """One form of the words, or one for each Czech plural."""
    try:
        written_forms(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


@track_history
class ImpactIndicator(Sourced):
    """``headline`` are the words beside its number on the home page, where it has a place there."""

    class Aggregation(models.TextChoices):
        SUM = "sum", _("sum of increments")
        LATEST = "latest", _("latest cumulative state")
        MAXIMUM = "maximum", _("maximum")

    goal = models.ForeignKey(
        SpecificGoal,
        verbose_name=_("specific goal"),
        on_delete=models.CASCADE,
        related_name="impact_indicators",
    )
    position = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=500)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    decimal_places = models.PositiveSmallIntegerField(_("decimal places"), default=0)
    aggregation = models.CharField(
        _("how reports add up"), max_length=8, choices=Aggregation, default=Aggregation.LATEST
    )
    is_sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Health, addiction, debts, children in care: small counts are not shown."),
    )
    help_text = models.TextField(_("help for implementers"), blank=True)
    footnote = models.TextField(_("footnote"), blank=True)
    headline = models.CharField(
        _("words on the home page"),
        max_length=300,
        blank=True,
        validators=[validate_headline],
        help_text=_(
            "What follows the big number, in the forms after 1, after 2 to 4 and after 5 or more:"
            " domácnost získala byt | domácnosti získaly byt | domácností získalo byt."
        ),
    )
    headline_position = models.PositiveSmallIntegerField(
        _("order on the home page"),
        null=True,
        blank=True,
        help_text=_("Empty: the figure is not on the home page."),
    )

    objects = ImpactIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("impact indicator")
        verbose_name_plural = _("impact indicators")
        ordering = ["goal", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "position"],
                name="impact_indicator_position_unique_in_goal",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="impact_indicator_has_few_decimals", condition=Q(decimal_places__lte=4)
            ),
            models.CheckConstraint(
                name="impact_headline_has_words_and_a_place",
                condition=Q(headline="", headline_position__isnull=True)
                | Q(~Q(headline=""), headline_position__isnull=False),
                violation_error_message="Číslo na úvodní stránce má mít slova i pořadí.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(
            "indicators:impact-detail",
            args=[self.goal.strategic_goal.area.plan.key, self.goal.code, self.position],
        )


@track_history
class ImpactCategory(models.Model):
    """A part of an indicator that is reported on its own, as in 12/12/4/22."""

    indicator = models.ForeignKey(
        ImpactIndicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="categories",
    )
    position = models.PositiveSmallIntegerField(_("order"))
    key = models.SlugField(_("key"), max_length=40)
    name = models.CharField(_("name"), max_length=160)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["indicator", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "key"], name="category_key_unique_in_indicator"
            ),
            models.UniqueConstraint(
                fields=["indicator", "position"],
                name="category_position_unique_in_indicator",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.name


@track_history
class ImpactTarget(Sourced):
    """At least this much by the end of a year. A changed target is a new row with its reason."""

    indicator = models.ForeignKey(
        ImpactIndicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="targets",
    )
    amount = models.DecimalField(_("at least"), max_digits=18, decimal_places=4)
    year = models.PositiveSmallIntegerField(_("by the end of"), null=True, blank=True)
    is_yearly = models.BooleanField(
        _("every year"), default=False, help_text=_("The target holds for each year on its own.")
    )
    valid_from = models.DateField(_("in force from"))
    reason = models.TextField(_("reason for the change"), blank=True)

    class Meta:
        verbose_name = _("target of an impact indicator")
        verbose_name_plural = _("targets of impact indicators")
        ordering = ["indicator", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "valid_from"], name="one_impact_target_from_a_day"
            ),
            models.CheckConstraint(
                name="impact_target_is_not_negative", condition=Q(amount__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: ≥ {self.amount}"


@track_history
class ImpactValue(Value):
    """A value from an implementation report, or one that a document published as a total."""

    class AsOfKind(models.TextChoices):
        DATA_AVAILABLE = "data_available", _("data available as of")
        STATE = "state", _("state as of")

    indicator = models.ForeignKey(
        ImpactIndicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="values",
    )
    category = models.ForeignKey(
        ImpactCategory,
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="values",
    )
    report = models.ForeignKey(
        ImplementationReport,
        verbose_name=_("implementation report"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="values",
    )
    as_of = models.DateField(_("as of"))
    as_of_kind = models.CharField(
        _("kind of date"), max_length=14, choices=AsOfKind, default=AsOfKind.DATA_AVAILABLE
    )
    method = models.CharField(_("method"), max_length=200, blank=True)
    is_shown_when_small = models.BooleanField(
        _("shown although small"), default=False, help_text=_("Lifted by a coordinator.")
    )
    shown_reason = models.TextField(_("reason for showing it"), blank=True)

    class Meta:
        verbose_name = _("value of an impact indicator")
        verbose_name_plural = _("values of impact indicators")
        ordering = ["indicator", "as_of", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "category", "report"],
                condition=Q(report__isnull=False),
                nulls_distinct=False,
                name="one_impact_value_a_report",
            ),
            models.UniqueConstraint(
                fields=["indicator", "category", "as_of"],
                condition=Q(report__isnull=True),
                nulls_distinct=False,
                name="one_published_impact_value_a_day",
            ),
            number_fits_status("impact_value_number_fits_status"),
            models.CheckConstraint(
                name="impact_value_has_a_source",
                condition=Q(report__isnull=False) | Q(source__isnull=False),
                violation_error_message="Hodnota má mít zprávu o realizaci, nebo zdroj.",
            ),
            models.CheckConstraint(
                name="small_value_shown_with_a_reason",
                condition=Q(is_shown_when_small=False) | ~Q(shown_reason=""),
                violation_error_message="Zobrazení malého počtu musí mít důvod.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.amount}"

    def clean(self) -> None:
        if self.category is not None and self.category.indicator_id != self.indicator_id:
            raise ValidationError({"category": "Kategorie patří k jinému indikátoru."})
