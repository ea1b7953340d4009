"""Where facts come from: a published document, and the place in it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.history import track_history


@track_history
class SourceDocument(models.Model):
    """A published document that facts were taken from; ``key`` names it in data files."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_label = models.CharField(
        _("date as printed"), max_length=60, blank=True, help_text=_("Where the day is not known.")
    )
    file_name = models.CharField(_("file name"), max_length=120, blank=True)
    url = models.URLField(_("address"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sources:source-detail", args=[self.key])


class Sourced(models.Model):
    """A record that says which document it comes from and what was printed there."""

    source = models.ForeignKey(
        SourceDocument,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    source_place = models.CharField(
        _("place in the source"), max_length=200, blank=True, help_text=_("Chapter, annex or row.")
    )
    source_note = models.TextField(
        _("note on the source"), blank=True, help_text=_("What was printed, where it differs.")
    )

    class Meta:
        abstract = True
