"""Indicators, targets and values."""

import datetime
from decimal import Decimal

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from common.periods import PeriodKind
from indicators.models import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
    ImpactCategory,
    ImpactIndicator,
    ImpactTarget,
    ImpactValue,
    Territory,
)
from tests.factories.plans import SpecificGoalFactory, StrategicPlanFactory
from tests.factories.sources import SourceDocumentFactory


class TerritoryFactory(DjangoModelFactory[Territory]):
    class Meta:
        model = Territory

    key = Sequence(lambda n: f"uzemi-{n}")
    kind = Territory.Kind.CITY
    name = Sequence(lambda n: f"Město {n}")
    short_name = Sequence(lambda n: f"Město {n}")


class GlobalIndicatorFactory(DjangoModelFactory[GlobalIndicator]):
    class Meta:
        model = GlobalIndicator

    key = Sequence(lambda n: f"ukazatel-{n}")
    plan = SubFactory(StrategicPlanFactory)
    position = Sequence(lambda n: n + 1)
    name = Sequence(lambda n: f"Globální indikátor {n}")
    territory = SubFactory(TerritoryFactory)


class GlobalTargetFactory(DjangoModelFactory[GlobalTarget]):
    class Meta:
        model = GlobalTarget

    indicator = SubFactory(GlobalIndicatorFactory)
    rule = GlobalTarget.Rule.DECREASE
    year = 2027
    valid_from = datetime.date(2022, 1, 1)


class GlobalValueFactory(DjangoModelFactory[GlobalValue]):
    class Meta:
        model = GlobalValue

    indicator = SubFactory(GlobalIndicatorFactory)
    territory = LazyAttribute(lambda value: value.indicator.territory)
    period_kind = PeriodKind.YEAR.value
    period_start = datetime.date(2023, 1, 1)
    amount = Decimal(10)


class GlobalCommentFactory(DjangoModelFactory[GlobalComment]):
    class Meta:
        model = GlobalComment

    indicator = SubFactory(GlobalIndicatorFactory)
    year = 2023
    text = "Hodnota se vyvíjí podle očekávání."


class ImpactIndicatorFactory(DjangoModelFactory[ImpactIndicator]):
    class Meta:
        model = ImpactIndicator

    goal = SubFactory(SpecificGoalFactory)
    position = LazyAttribute(lambda indicator: indicator.goal.impact_indicators.count() + 1)
    name = Sequence(lambda n: f"Indikátor dopadu {n}")
    unit = "osob"


class ImpactCategoryFactory(DjangoModelFactory[ImpactCategory]):
    class Meta:
        model = ImpactCategory

    indicator = SubFactory(ImpactIndicatorFactory)
    position = LazyAttribute(lambda category: category.indicator.categories.count() + 1)
    key = Sequence(lambda n: f"kategorie-{n}")
    name = Sequence(lambda n: f"Kategorie {n}")


class ImpactTargetFactory(DjangoModelFactory[ImpactTarget]):
    class Meta:
        model = ImpactTarget

    indicator = SubFactory(ImpactIndicatorFactory)
    amount = Decimal(100)
    year = 2025
    valid_from = datetime.date(2022, 1, 1)


class ImpactValueFactory(DjangoModelFactory[ImpactValue]):
    class Meta:
        model = ImpactValue

    indicator = SubFactory(ImpactIndicatorFactory)
    amount = Decimal(10)
    as_of = datetime.date(2023, 12, 31)
    source = SubFactory(SourceDocumentFactory)
