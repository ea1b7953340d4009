"""News."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from plans.models import StrategicPlan
from sources.models import Sourced


class NewsItemQuerySet(models.QuerySet["NewsItem"]):
    def public(self, today: datetime.date) -> Self:
        """What everybody may read on that day: published, and not of a plan in preparation."""
        is_of_public_plan = Q(plan=None) | Q(plan__in=StrategicPlan.objects.public())
        return self.filter(is_of_public_plan, published_on__lte=today)


@track_history
class NewsItem(Sourced):
    key = models.SlugField(_("key"), max_length=120, unique=True)
    plan = models.ForeignKey(
        StrategicPlan,
        verbose_name=_("plan"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="news",
    )
    title = models.CharField(_("title"), max_length=250)
    published_on = models.DateField(_("published on"))
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("text"), blank=True)
    url = models.URLField(_("web address"), blank=True)

    objects = NewsItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
        ordering = ["-published_on", "title"]
        indexes = [models.Index(fields=["-published_on"], name="news_published")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publications:news-detail", args=[self.key])
