"""What the source documents contradict each other in, and no rule can compute."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import track_history
from publications.evaluation.models.evaluation import Evaluation
from sources.models import Sourced


@track_history
class SourceDiscrepancy(Sourced):
    """Two sentences or figures of printed text that do not agree; the checks report each.

    What the portal holds instead, and why, stands in the signed explanation of the finding.
    """

    evaluation = models.ForeignKey(
        Evaluation,
        verbose_name=_("evaluation"),
        on_delete=models.CASCADE,
        related_name="discrepancies",
    )
    key = models.SlugField(_("key"), max_length=80)
    subject = models.CharField(_("subject"), max_length=200, help_text=_("What it is about."))
    text = models.TextField(_("contradiction"), help_text=_("What says what, and where."))

    class Meta:
        verbose_name = _("contradiction in the sources")
        verbose_name_plural = _("contradictions in the sources")
        ordering = ["evaluation", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "key"], name="one_discrepancy_a_key_of_an_evaluation"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
