"""Global indicators of the city and impact indicators of the goals."""

from indicators.models.base import Territory, Value
from indicators.models.global_indicator import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
)
from indicators.models.impact_indicator import (
    ImpactCategory,
    ImpactIndicator,
    ImpactIndicatorQuerySet,
    ImpactTarget,
    ImpactValue,
)

__all__ = [
    "GlobalComment",
    "GlobalIndicator",
    "GlobalTarget",
    "GlobalValue",
    "ImpactCategory",
    "ImpactIndicator",
    "ImpactIndicatorQuerySet",
    "ImpactTarget",
    "ImpactValue",
    "Territory",
    "Value",
]
