"""The strategic plan and the cooperation it grows from."""

from plans.models.cooperation import AdvisoryProgramme, Cooperation, CooperationStep, Locality
from plans.models.goals import GoalReview, SpecificGoal, StrategicGoal
from plans.models.plan import (
    Abbreviation,
    ActionPlan,
    StrategicPlan,
    ThematicArea,
)

__all__ = [
    "Abbreviation",
    "ActionPlan",
    "AdvisoryProgramme",
    "Cooperation",
    "CooperationStep",
    "GoalReview",
    "Locality",
    "SpecificGoal",
    "StrategicGoal",
    "StrategicPlan",
    "ThematicArea",
]
