"""What the web shows of an edition, drawn beforehand."""

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from publications.evaluation.models.edition import Edition


class EditionPage(models.Model):
    """One build of an edition as HTML and as tables, and the figures its landing page begins with.

    The worker draws it with the PDF, so a request only reads it; its columns are set in one place,
    ``publications.evaluation.web.drawing``. Once the edition is published it stays as it is: the
    first drawing of a missing page is an insert, and there is nothing else to do to one.
    """

    edition = models.OneToOneField(
        Edition,
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="page",
    )
    body = models.TextField(_("HTML"), help_text=_("The document without the frame of the portal."))
    digest = models.JSONField(_("digest"), help_text=_("As publications.evaluation.web.digest."))
    tables = models.JSONField(
        _("tables"), default=dict, help_text=_("The attached CSV files: text by name of the file.")
    )
    snapshot_sha256 = models.CharField(_("SHA-256 of the snapshot"), max_length=64)
    template_version = models.CharField(_("template version"), max_length=40)
    drawn_at = models.DateTimeField(_("drawn"), default=timezone.now)

    class Meta:
        verbose_name = _("page of an edition")
        verbose_name_plural = _("pages of editions")
        triggers = [
            pgtrigger.Trigger(
                name="page_of_published_edition_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=(
                    "IF EXISTS (SELECT 1 FROM evaluation_edition "
                    "WHERE id = OLD.edition_id AND published_at IS NOT NULL) "
                    "THEN RAISE EXCEPTION "
                    "'pgtrigger: Cannot update or delete the page of a published edition'; "
                    "END IF; "
                    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; "
                    "RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: HTML"
