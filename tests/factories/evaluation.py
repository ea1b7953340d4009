"""Evaluations and what belongs to them."""

import datetime

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from publications.evaluation.models import (
    ControlFigure,
    Edition,
    Evaluation,
    EvaluationText,
    FindingExplanation,
    SourceDiscrepancy,
)
from tests.factories.plans import StrategicPlanFactory


class EvaluationFactory(DjangoModelFactory[Evaluation]):
    class Meta:
        model = Evaluation

    plan = SubFactory(StrategicPlanFactory)
    year = 2023
    title = "Průběžné vyhodnocení"
    cut_off = datetime.date(2023, 12, 31)


class EvaluationTextFactory(DjangoModelFactory[EvaluationText]):
    class Meta:
        model = EvaluationText

    evaluation = SubFactory(EvaluationFactory)
    section = EvaluationText.Section.FOREWORD
    body = "Dokument shrnuje, co se v roce podařilo."


class ControlFigureFactory(DjangoModelFactory[ControlFigure]):
    class Meta:
        model = ControlFigure

    evaluation = SubFactory(EvaluationFactory)
    figure = "budget:total"
    printed = "1000000"
    source_place = Sequence(lambda n: f"Tabulka {n}")


class SourceDiscrepancyFactory(DjangoModelFactory[SourceDiscrepancy]):
    class Meta:
        model = SourceDiscrepancy

    evaluation = SubFactory(EvaluationFactory)
    key = Sequence(lambda n: f"rozpor-{n}")
    subject = "Lokální partnerství"
    text = "Přehled roku uvádí jednání v prosinci, shrnutí cíle v listopadu."


class FindingExplanationFactory(DjangoModelFactory[FindingExplanation]):
    class Meta:
        model = FindingExplanation

    evaluation = SubFactory(EvaluationFactory)
    finding = Sequence(lambda n: f"check:{n}")
    text = "Rozdíl vznikl zaokrouhlením ve zdrojovém dokumentu."
    signed_as = "koordinátor plánu"


class EditionFactory(DjangoModelFactory[Edition]):
    """A queued edition; no job is sent for it."""

    class Meta:
        model = Edition

    evaluation = SubFactory(EvaluationFactory)
