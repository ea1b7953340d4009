"""Make a plan several times as large, by copying all its areas with whatever hangs from them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import ForeignKey, Model, QuerySet

from indicators.models import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
    ImpactCategory,
    ImpactIndicator,
    ImpactTarget,
    ImpactValue,
)
from measures.models import Measure, MeasureImplementer, MeasureState
from plans.models import GoalReview, SpecificGoal, StrategicGoal, StrategicPlan, ThematicArea
from projects.models import ImplementationReport, Project
from publications.models import Event

BATCH = 1000

Change = Callable[[Any], None]


class Copies:
    """New rows by the keys of the old ones, so that copies of children find their parents."""

    def __init__(self) -> None:
        self._new: dict[type[Model], dict[Any, Any]] = {}

    def copy(self, rows: QuerySet[Any], change: Change | None = None) -> None:
        """Copy ``rows``; a foreign key to a copied row is set to its copy."""
        model = rows.model
        originals = list(rows)
        keys = [row.pk for row in originals]
        for row in originals:
            row.pk = None
            row._state.adding = True
            for field in _foreign_keys(model):
                copied = self._new.get(field.related_model, {})
                value = getattr(row, field.attname)
                setattr(row, field.attname, copied.get(value, value))
            if change is not None:
                change(row)
        model._default_manager.bulk_create(originals, batch_size=BATCH)
        new = self._new.setdefault(model, {})
        new.update(zip(keys, (row.pk for row in originals), strict=True))


def multiply(plan: StrategicPlan, times: int) -> None:
    """Make ``plan`` ``times`` as large. The caller takes it back with its transaction."""
    tree = _Tree(plan)
    for number in range(1, times):
        tree.copy(number)


class _Tree:
    """The rows of the plan as they are before it grows."""

    def __init__(self, plan: StrategicPlan) -> None:
        self._areas = list(plan.areas.values_list("pk", flat=True))
        self._goals = list(
            SpecificGoal.objects.filter(strategic_goal__area__in=self._areas).values_list(
                "pk", flat=True
            )
        )
        self._measures = list(
            Measure.objects.filter(specific_goal__in=self._goals).values_list("pk", flat=True)
        )
        self._projects = list(
            Project.objects.filter(measures__in=self._measures).distinct().values_list(
                "pk", flat=True
            )
        )  # fmt: skip
        self._globals = list(plan.global_indicators.values_list("pk", flat=True))
        self._events = list(plan.events.values_list("pk", flat=True))

    def copy(self, number: int) -> None:
        copies, recode = Copies(), _recode(number * len(self._areas))
        copies.copy(ThematicArea.objects.filter(pk__in=self._areas), recode)
        copies.copy(StrategicGoal.objects.filter(area__in=self._areas), recode)
        copies.copy(SpecificGoal.objects.filter(pk__in=self._goals), recode)
        copies.copy(GoalReview.objects.filter(goal__in=self._goals))
        copies.copy(Project.objects.filter(pk__in=self._projects), _rename(number))
        copies.copy(ImplementationReport.objects.filter(project__in=self._projects))
        self._copy_measures(copies, recode)
        self._copy_impact(copies)
        self._copy_global(copies, number)
        copies.copy(Event.objects.filter(pk__in=self._events), _rename(number))

    def _copy_measures(self, copies: Copies, recode: Change) -> None:
        copies.copy(Measure.objects.filter(pk__in=self._measures), recode)
        copies.copy(MeasureState.objects.filter(measure__in=self._measures))
        copies.copy(MeasureImplementer.objects.filter(measure__in=self._measures))
        copies.copy(Measure.projects.through.objects.filter(measure__in=self._measures))

    def _copy_impact(self, copies: Copies) -> None:
        copies.copy(ImpactIndicator.objects.filter(goal__in=self._goals))
        for model in (ImpactCategory, ImpactTarget, ImpactValue):
            rows: QuerySet[Any] = model._default_manager.filter(indicator__goal__in=self._goals)
            copies.copy(rows)

    def _copy_global(self, copies: Copies, number: int) -> None:
        def change(indicator: GlobalIndicator) -> None:
            _rename(number)(indicator)
            indicator.position += number * len(self._globals)

        copies.copy(GlobalIndicator.objects.filter(pk__in=self._globals), change)
        for model in (GlobalTarget, GlobalValue, GlobalComment):
            rows: QuerySet[Any] = model._default_manager.filter(indicator__in=self._globals)
            copies.copy(rows)


def _recode(shift: int) -> Change:
    """``2.1.3`` becomes ``8.1.3`` where there are six areas."""

    def change(row: Any) -> None:
        area, dot, rest = row.code.partition(".")
        row.code = f"{int(area) + shift}{dot}{rest}"

    return change


def _rename(number: int) -> Change:
    """Give what is named in the whole portal another name."""

    def change(row: Any) -> None:
        row.key = f"{row.key[:50]}-{number}"
        if isinstance(row, Project):
            row.registration_number = None

    return change


def _foreign_keys(model: type[Model]) -> Iterable["ForeignKey[Any, Any]"]:
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
