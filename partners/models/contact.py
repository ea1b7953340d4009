"""Contacts by role and office. The shipped data names no natural person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from partners.models.organisation import Organisation
from sources.models import Sourced


@track_history
class Contact(Sourced):
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    role = models.CharField(_("role"), max_length=160)
    office = models.CharField(_("office"), max_length=200, blank=True)
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    email = models.EmailField(_("e-mail of the office"), blank=True)
    phone = models.CharField(_("telephone of the office"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["organisation", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role", "office"], name="contact_role_once_in_an_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.organisation}"
