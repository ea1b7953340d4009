"""Standing pages, such as the accessibility statement."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from sources.models import Sourced


@track_history
class Page(Sourced):
    # Keys of the pages that have an address of their own.
    FIXED: ClassVar[dict[str, str]] = {
        "o-portalu": "publications:about",
        "pristupnost": "publications:accessibility",
        "soukromi": "publications:privacy",
        "kontakty": "publications:contacts",
    }

    key = models.SlugField(_("key"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=250)
    body = models.TextField(_("text"), blank=True)
    last_reviewed = models.DateField(_("last reviewed"), null=True, blank=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if address := self.FIXED.get(self.key):
            return reverse(address)
        return reverse("publications:page-detail", args=[self.key])
