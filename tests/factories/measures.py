"""Measures, their states and implementers."""

import datetime

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from measures.models import AreaProject, Measure, MeasureImplementer, MeasureState
from tests.factories.partners import OrganisationFactory
from tests.factories.plans import SpecificGoalFactory, ThematicAreaFactory, next_code
from tests.factories.projects import ProjectFactory


class MeasureFactory(DjangoModelFactory[Measure]):
    class Meta:
        model = Measure

    specific_goal = SubFactory(SpecificGoalFactory)
    code = LazyAttribute(lambda measure: next_code(measure.specific_goal, "measures"))
    title = Sequence(lambda n: f"Opatření {n}")
    kind = Measure.Kind.PROJECT
    period_kind = Measure.PeriodKind.DATES
    starts_on = datetime.date(2023, 1, 1)
    ends_on = datetime.date(2025, 12, 31)


class MeasureStateFactory(DjangoModelFactory[MeasureState]):
    class Meta:
        model = MeasureState

    measure = SubFactory(MeasureFactory)
    since = datetime.date(2023, 1, 1)
    state = MeasureState.State.IN_PROGRESS


class MeasureImplementerFactory(DjangoModelFactory[MeasureImplementer]):
    class Meta:
        model = MeasureImplementer

    measure = SubFactory(MeasureFactory)
    organisation = SubFactory(OrganisationFactory)


class AreaProjectFactory(DjangoModelFactory[AreaProject]):
    class Meta:
        model = AreaProject

    area = SubFactory(ThematicAreaFactory)
    project = SubFactory(ProjectFactory)
