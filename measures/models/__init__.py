"""Measures, their states over time, and areas' projects in plans kept without measures."""

from measures.models.area_project import AreaProject
from measures.models.measure import Measure, MeasureImplementer, MeasureQuerySet, MeasureState

__all__ = ["AreaProject", "Measure", "MeasureImplementer", "MeasureQuerySet", "MeasureState"]
