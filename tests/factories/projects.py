"""Programmes, calls, projects, reports."""

import datetime
from decimal import Decimal

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from projects.models import (
    Call,
    ImplementationReport,
    Programme,
    Project,
    ProjectActivity,
    ProjectOutput,
    TargetGroup,
)
from tests.factories.partners import OrganisationFactory


class ProgrammeFactory(DjangoModelFactory[Programme]):
    class Meta:
        model = Programme

    key = Sequence(lambda n: f"program-{n}")
    code = "03"
    period = "2021-2027"
    name = Sequence(lambda n: f"Operační program {n}")
    short_name = Sequence(lambda n: f"OP{n}")


class CallFactory(DjangoModelFactory[Call]):
    class Meta:
        model = Call

    programme = SubFactory(ProgrammeFactory)
    code = Sequence(lambda n: f"03_22_{n:03}")
    label = Sequence(lambda n: f"{n:03} OPZ+")


class TargetGroupFactory(DjangoModelFactory[TargetGroup]):
    class Meta:
        model = TargetGroup

    name = Sequence(lambda n: f"Cílová skupina {n}")


class ProjectFactory(DjangoModelFactory[Project]):
    class Meta:
        model = Project

    key = Sequence(lambda n: f"projekt-{n}")
    registration_number = Sequence(lambda n: f"CZ.03.02.01/00/22_018/{n:07}")
    title = Sequence(lambda n: f"Projekt {n:04}")
    holder = SubFactory(OrganisationFactory)
    call = SubFactory(CallFactory)
    budget = Decimal("1000000.00")
    starts_on = datetime.date(2023, 1, 1)
    ends_on = datetime.date(2025, 12, 31)


class ProjectActivityFactory(DjangoModelFactory[ProjectActivity]):
    class Meta:
        model = ProjectActivity

    project = SubFactory(ProjectFactory)
    number = Sequence(lambda n: n + 1)
    title = Sequence(lambda n: f"Aktivita {n}")


class ProjectOutputFactory(DjangoModelFactory[ProjectOutput]):
    class Meta:
        model = ProjectOutput

    activity = SubFactory(ProjectActivityFactory)
    position = Sequence(lambda n: n + 1)
    title = Sequence(lambda n: f"Výstup {n}")
    planned = Decimal(1)


class ImplementationReportFactory(DjangoModelFactory[ImplementationReport]):
    class Meta:
        model = ImplementationReport

    project = SubFactory(ProjectFactory)
    number = Sequence(lambda n: n + 1)
    period_start = datetime.date(2023, 1, 1)
    period_end = datetime.date(2023, 6, 30)
    received_on = datetime.date(2023, 7, 20)
    state = ImplementationReport.State.SUBMITTED
