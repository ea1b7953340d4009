"""Events. Often only the month is known; the precision says so."""

import calendar
import datetime
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.constraints import ends_after_it_starts
from common.history import track_history
from partners.models import Body
from plans.models import StrategicPlan, ThematicArea
from sources.models import Sourced


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> Self:
        """What everybody may read: nothing of a plan in preparation."""
        return self.filter(Q(plan=None) | Q(plan__in=StrategicPlan.objects.public()))

    def upcoming(self, today: datetime.date) -> Self:
        """Not over yet. An event of a month is over when the month is."""
        return self.filter(_is_upcoming(today))

    def past(self, today: datetime.date) -> Self:
        return self.exclude(_is_upcoming(today))

    def nearest_first(self, today: datetime.date) -> Self:
        """Those to come, soonest first; then those that are over (``is_over``), latest first."""
        is_over = Case(When(_is_upcoming(today), then=False), default=True)
        to_come = Case(When(is_over=False, then=F("starts_on")))
        return self.annotate(is_over=is_over).order_by(
            "is_over", to_come, "-starts_on", "position", "title", "pk"
        )


def _is_upcoming(today: datetime.date) -> Q:
    month = today.replace(day=1)
    is_of_month = Q(precision="month") & (Q(starts_on__gte=month) | Q(ends_on__gte=month))
    return Q(starts_on__gte=today) | Q(ends_on__gte=today) | is_of_month


@track_history
class Event(Sourced):
    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")

    key = models.SlugField(_("key"), max_length=120, unique=True)
    plan = models.ForeignKey(
        StrategicPlan,
        verbose_name=_("plan"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="events",
    )
    body = models.ForeignKey(
        Body,
        verbose_name=_("body that meets"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="meetings",
        help_text=_("For a meeting of a committee, a group, a partnership or a platform."),
    )
    title = models.CharField(_("title"), max_length=250)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    precision = models.CharField(
        _("precision of the date"), max_length=5, choices=Precision, default=Precision.DAY
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    is_highlight = models.BooleanField(_("highlight of its month"), default=False)
    position = models.PositiveSmallIntegerField(_("order in its month"), default=1)
    areas = models.ManyToManyField(
        ThematicArea, verbose_name=_("thematic areas"), blank=True, related_name="events"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["starts_on", "position", "title"]
        constraints = [
            ends_after_it_starts("event_ends_after_it_starts"),
            models.CheckConstraint(
                name="event_of_a_month_starts_on_its_first_day",
                condition=Q(precision="day") | Q(starts_on__day=1),
                violation_error_message="Událost s přesností na měsíc má začínat prvním dnem.",
            ),
        ]
        indexes = [models.Index(fields=["starts_on"], name="event_start")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publications:event-detail", args=[self.key])

    @property
    def last_day(self) -> datetime.date:
        """The day after which it is over; of a month its last day."""
        last = self.ends_on or self.starts_on
        if self.precision == self.Precision.MONTH:
            return last.replace(day=calendar.monthrange(last.year, last.month)[1])
        return last
