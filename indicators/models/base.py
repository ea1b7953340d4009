"""What every value has: the number or the reason why there is none."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.figures import ValueStatus
from common.history import track_history
from sources.models import Sourced


@track_history
class Territory(models.Model):
    """A city, a region or the country that values are stated for."""

    class Kind(models.TextChoices):
        CITY = "city", _("city")
        REGION = "region", _("region")
        COUNTRY = "country", _("country")

    key = models.SlugField(_("key"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=20)

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


def number_fits_status(name: str) -> models.CheckConstraint:
    """A reported value has a number; any other status has none."""
    return models.CheckConstraint(
        name=name,
        condition=Q(status="reported", amount__isnull=False)
        | Q(~Q(status="reported"), amount__isnull=True),
        violation_error_message="Vykázaná hodnota má mít číslo; nevykázaná ho mít nesmí.",
    )


class Value(Sourced):
    """A number, or one of: not available, not reported yet, not applicable."""

    status = models.CharField(
        _("status"),
        max_length=16,
        choices=[(status.value, status.label) for status in ValueStatus],
        default=ValueStatus.REPORTED.value,
    )
    amount = models.DecimalField(_("value"), max_digits=18, decimal_places=4, null=True, blank=True)
    is_approximate = models.BooleanField(_("approximate (cca)"), default=False)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True
