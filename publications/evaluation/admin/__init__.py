"""Administration of evaluations and editions; coordinators work here until their workspace is."""

from publications.evaluation.admin.edition import EditionAdmin
from publications.evaluation.admin.evaluation import EvaluationAdmin

__all__ = ["EditionAdmin", "EvaluationAdmin"]
