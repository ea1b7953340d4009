"""Bodies in which organisations meet: steering committee, working group, partnership."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.constraints import ends_after_it_starts
from common.history import track_history
from partners.models.organisation import Organisation
from sources.models import Sourced


class BodyQuerySet(models.QuerySet["Body"]):
    def with_members_counted(self) -> Self:
        """Annotate ``named_members``: how many members the portal knows by name."""
        return self.annotate(named_members=models.Count("member_rows", distinct=True))


@track_history
class Body(Sourced):
    class Kind(models.TextChoices):
        STEERING_COMMITTEE = "steering_committee", _("steering committee")
        WORKING_GROUP = "working_group", _("working group")
        LOCAL_PARTNERSHIP = "local_partnership", _("local partnership")
        PLATFORM = "platform", _("platform")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    municipality = models.ForeignKey(
        Organisation,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="bodies",
    )
    founded_label = models.CharField(_("founded"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    printed_member_count = models.PositiveSmallIntegerField(
        _("printed number of members"), null=True, blank=True
    )
    description = models.TextField(_("description"), blank=True)
    members = models.ManyToManyField(
        Organisation,
        through="BodyMembership",
        related_name="memberships",
        verbose_name=_("members"),
    )

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["municipality", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="body_name_unique_in_municipality"
            ),
            ends_after_it_starts("body_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partners:body-detail", args=[self.key])


@track_history
class BodyMembership(models.Model):
    body = models.ForeignKey(
        Body, verbose_name=_("body"), on_delete=models.CASCADE, related_name="member_rows"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="membership_rows",
    )
    role = models.CharField(_("role"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["body", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation"], name="membership_once_in_a_body"
            ),
            ends_after_it_starts("membership_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.body}"
