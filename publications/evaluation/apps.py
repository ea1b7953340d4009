"""The yearly evaluation: checks, snapshot, edition, PDF."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationConfig(AppConfig):
    name = "publications.evaluation"
    label = "evaluation"
    verbose_name = _("evaluations")
