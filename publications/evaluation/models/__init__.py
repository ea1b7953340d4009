"""The yearly evaluation and its frozen editions."""

from publications.evaluation.models.discrepancy import SourceDiscrepancy
from publications.evaluation.models.edition import Edition, EditionQuerySet
from publications.evaluation.models.evaluation import (
    ControlFigure,
    Evaluation,
    EvaluationText,
    FindingExplanation,
)

__all__ = [
    "ControlFigure",
    "Edition",
    "EditionQuerySet",
    "Evaluation",
    "EvaluationText",
    "FindingExplanation",
    "SourceDiscrepancy",
]
