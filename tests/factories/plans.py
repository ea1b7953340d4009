"""Plans, goals and the cooperation they grow from. Codes fit those of their parents."""

import datetime
from typing import Any

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from partners.models import Organisation
from plans.models import (
    Abbreviation,
    ActionPlan,
    AdvisoryProgramme,
    Cooperation,
    CooperationStep,
    GoalReview,
    Locality,
    SpecificGoal,
    StrategicGoal,
    StrategicPlan,
    ThematicArea,
)
from tests.factories.partners import OrganisationFactory


def next_code(parent: Any, children: str) -> str:
    """The code of the parent's next child: 1.2 where 1 has one child."""
    return f"{parent.code}.{getattr(parent, children).count() + 1}"


class StrategicPlanFactory(DjangoModelFactory[StrategicPlan]):
    class Meta:
        model = StrategicPlan

    key = Sequence(lambda n: f"plan-{n}")
    municipality = SubFactory(OrganisationFactory, kind=Organisation.Kind.MUNICIPALITY)
    title = Sequence(lambda n: f"Plán sociálního začleňování {n}")
    state = StrategicPlan.State.CURRENT
    starts_on = datetime.date(2022, 1, 1)
    ends_on = datetime.date(2027, 12, 31)


class ActionPlanFactory(DjangoModelFactory[ActionPlan]):
    class Meta:
        model = ActionPlan

    plan = SubFactory(StrategicPlanFactory)
    code = Sequence(lambda n: f"AP{n}")
    title = Sequence(lambda n: f"Akční plán {n}")


class ThematicAreaFactory(DjangoModelFactory[ThematicArea]):
    class Meta:
        model = ThematicArea

    plan = SubFactory(StrategicPlanFactory)
    code = LazyAttribute(lambda area: str(area.plan.areas.count() + 1))
    name = Sequence(lambda n: f"Oblast {n}")


class StrategicGoalFactory(DjangoModelFactory[StrategicGoal]):
    class Meta:
        model = StrategicGoal

    area = SubFactory(ThematicAreaFactory)
    code = LazyAttribute(lambda goal: next_code(goal.area, "strategic_goals"))
    title = Sequence(lambda n: f"Strategický cíl {n}")


class SpecificGoalFactory(DjangoModelFactory[SpecificGoal]):
    class Meta:
        model = SpecificGoal

    strategic_goal = SubFactory(StrategicGoalFactory)
    code = LazyAttribute(lambda goal: next_code(goal.strategic_goal, "specific_goals"))
    title = Sequence(lambda n: f"Specifický cíl {n}")


class GoalReviewFactory(DjangoModelFactory[GoalReview]):
    class Meta:
        model = GoalReview

    goal = SubFactory(SpecificGoalFactory)
    year = 2023
    summary = "Služba začala pracovat a plní, co bylo naplánováno."


class AbbreviationFactory(DjangoModelFactory[Abbreviation]):
    class Meta:
        model = Abbreviation

    plan = SubFactory(StrategicPlanFactory)
    short = Sequence(lambda n: f"ZK{n}")
    full = Sequence(lambda n: f"Zkratka {n}")


class CooperationFactory(DjangoModelFactory[Cooperation]):
    class Meta:
        model = Cooperation

    key = Sequence(lambda n: f"spoluprace-{n}")
    municipality = SubFactory(OrganisationFactory, kind=Organisation.Kind.MUNICIPALITY)


class CooperationStepFactory(DjangoModelFactory[CooperationStep]):
    class Meta:
        model = CooperationStep

    cooperation = SubFactory(CooperationFactory)
    title = Sequence(lambda n: f"Krok {n}")


class LocalityFactory(DjangoModelFactory[Locality]):
    class Meta:
        model = Locality

    municipality = SubFactory(OrganisationFactory, kind=Organisation.Kind.MUNICIPALITY)
    name = Sequence(lambda n: f"Lokalita {n}")


class AdvisoryProgrammeFactory(DjangoModelFactory[AdvisoryProgramme]):
    class Meta:
        model = AdvisoryProgramme

    plan = SubFactory(StrategicPlanFactory)
    key = Sequence(lambda n: f"podpora-{n}")
    title = Sequence(lambda n: f"Tematická podpora {n}")
    summary = "Agentura radí městu."
