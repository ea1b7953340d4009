"""Programmes of the EU funds and their calls."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from sources.models import Sourced


@track_history
class Programme(Sourced):
    """A programme of one period: code 03 is OPZ in 2014–2020 and OPZ+ in 2021–2027."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    code = models.CharField(_("code"), max_length=4, blank=True)
    period = models.CharField(_("period"), max_length=9, blank=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=20)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["-period", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "short_name"], name="programme_unique_in_period"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name


@track_history
class Call(Sourced):
    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="calls"
    )
    code = models.CharField(
        _("code"), max_length=20, help_text=_("For example 03_22_018, as in registration numbers.")
    )
    label = models.CharField(_("short label"), max_length=40, help_text=_("For example 018 OPZ+."))
    name = models.CharField(_("name"), max_length=250, blank=True)
    is_coordinated = models.BooleanField(
        _("coordinated approach"),
        default=False,
        help_text=_("The call reserves money for municipalities that cooperate with the Agency."),
    )

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["programme", "code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="call_unique_in_programme"),
        ]

    def __str__(self) -> str:
        return self.label
