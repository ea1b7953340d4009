"""The yearly evaluation and its frozen editions."""

from publications.evaluation.models.discrepancy import SourceDiscrepancy
from publications.evaluation.models.edition import Edition, EditionQuerySet
from publications.evaluation.models.evaluation import (
    ControlFigure,
    Evaluation,
    EvaluationText,
    FindingExplanation,
)
from publications.evaluation.models.page import EditionPage

__all__ = [
    "ControlFigure",
    "Edition",
    "EditionPage",
    "EditionQuerySet",
    "Evaluation",
    "EvaluationText",
    "FindingExplanation",
    "SourceDiscrepancy",
]
