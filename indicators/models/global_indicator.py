"""A global indicator: the state of social exclusion in the city, and the target for it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from common.periods import Period, PeriodKind
from indicators.models.base import Territory, Value, number_fits_status
from plans.models import StrategicPlan
from sources.models import Sourced


@track_history
class GlobalIndicator(Sourced):
    key = models.SlugField(_("key"), max_length=60)
    plan = models.ForeignKey(
        StrategicPlan,
        verbose_name=_("plan"),
        on_delete=models.CASCADE,
        related_name="global_indicators",
    )
    position = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=250)
    unit = models.CharField(_("unit"), max_length=40, blank=True, help_text=_("For example %."))
    decimal_places = models.PositiveSmallIntegerField(_("decimal places"), default=0)
    territory = models.ForeignKey(
        Territory, verbose_name=_("territory"), on_delete=models.PROTECT, related_name="+"
    )
    rank_scope = models.CharField(
        _("ranked among"), max_length=80, blank=True, help_text=_("For example v ČR.")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("global indicator")
        verbose_name_plural = _("global indicators")
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="global_indicator_unique_in_plan"),
            models.UniqueConstraint(
                fields=["plan", "position"],
                name="global_indicator_position_unique_in_plan",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="global_indicator_has_few_decimals", condition=Q(decimal_places__lte=4)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:global-detail", args=[self.plan.key, self.key])


@track_history
class GlobalTarget(Sourced):
    """The target in force from a day on. A changed target is a new row with its reason."""

    class Rule(models.TextChoices):
        BELOW_VALUE = "below_value", _("less than a value")
        AT_LEAST = "at_least", _("at least a value")
        DECREASE = "decrease", _("decrease")
        DECREASE_BY = "decrease_by", _("decrease by")
        INCREASE = "increase", _("increase")
        INCREASE_BY = "increase_by", _("increase by")
        BELOW_TERRITORY = "below_territory", _("below another territory")
        BETTER_RANK = "better_rank", _("better rank")

    class RankDirection(models.TextChoices):
        AWAY_FROM_FIRST = "away_from_first", _("a higher number, further from the first place")
        TOWARDS_FIRST = "towards_first", _("a lower number, closer to the first place")

    NEEDS_AMOUNT = (Rule.BELOW_VALUE, Rule.AT_LEAST, Rule.DECREASE_BY, Rule.INCREASE_BY)

    indicator = models.ForeignKey(
        GlobalIndicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="targets",
    )
    rule = models.CharField(_("rule"), max_length=16, choices=Rule)
    amount = models.DecimalField(_("value"), max_digits=18, decimal_places=4, null=True, blank=True)
    other_territory = models.ForeignKey(
        Territory,
        verbose_name=_("other territory"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    rank_direction = models.CharField(
        _("a better rank is"),
        max_length=16,
        choices=RankDirection,
        default=RankDirection.AWAY_FROM_FIRST,
        help_text=_("Used by the rule of a better rank: the city with most crime is the first."),
    )
    rank_among = models.CharField(
        _("in the ranking of"),
        max_length=80,
        blank=True,
        help_text=_("In the genitive, for example krajských měst."),
    )
    year = models.PositiveSmallIntegerField(_("to be met by the end of"))
    valid_from = models.DateField(_("in force from"))
    reason = models.TextField(_("reason for the change"), blank=True)

    class Meta:
        verbose_name = _("target of a global indicator")
        verbose_name_plural = _("targets of global indicators")
        ordering = ["indicator", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "valid_from"], name="one_global_target_from_a_day"
            ),
            models.CheckConstraint(
                name="global_target_has_what_its_rule_needs",
                condition=Q(
                    rule__in=["below_value", "at_least", "decrease_by", "increase_by"],
                    amount__isnull=False,
                )
                | Q(rule="below_territory", other_territory__isnull=False, amount__isnull=True)
                | Q(rule__in=["decrease", "increase", "better_rank"], amount__isnull=True),
                violation_error_message="Pravidlo cíle vyžaduje hodnotu nebo území, které chybí.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.get_rule_display()}"


@track_history
class GlobalValue(Value):
    """A value of the indicator for one territory and period, measured by one method."""

    indicator = models.ForeignKey(
        GlobalIndicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="values",
    )
    territory = models.ForeignKey(
        Territory, verbose_name=_("territory"), on_delete=models.PROTECT, related_name="+"
    )
    period_kind = models.CharField(
        _("kind of period"), max_length=12, choices=[(k.value, k.value) for k in PeriodKind]
    )
    period_start = models.DateField(_("first day of the period"))
    is_baseline = models.BooleanField(_("baseline"), default=False)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    method = models.CharField(
        _("method"),
        max_length=200,
        blank=True,
        help_text=_("Values of different methods are not compared: the series breaks."),
    )
    known_on = models.DateField(
        _("known since"), null=True, blank=True, help_text=_("Empty: from the end of its period.")
    )

    class Meta:
        verbose_name = _("value of a global indicator")
        verbose_name_plural = _("values of global indicators")
        ordering = ["indicator", "territory", "period_start"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "territory", "period_kind", "period_start", "method"],
                name="one_global_value_a_period_and_method",
            ),
            number_fits_status("global_value_number_fits_status"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} – {self.territory}, {self.period.label}"

    @property
    def period(self) -> Period:
        return Period(PeriodKind(self.period_kind), self.period_start)


@track_history
class GlobalComment(Sourced):
    """Commentary of a year on an indicator that does not go the expected way."""

    indicator = models.ForeignKey(
        GlobalIndicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="comments",
    )
    year = models.PositiveSmallIntegerField(_("year"))
    text = models.TextField(_("commentary"))

    class Meta:
        verbose_name = _("commentary on an indicator")
        verbose_name_plural = _("commentaries on indicators")
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"], name="one_comment_an_indicator_and_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} ({self.year})"
