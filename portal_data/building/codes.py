"""What a plan's records are called by: codes of areas, goals and indicators within a plan."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from common.codes import parse_indicator_reference
from indicators.models import ImpactIndicator
from plans.models import SpecificGoal, ThematicArea
from portal_data.building.builder import NOWHERE, Builder, Related
from portal_data.building.rows import Row
from portal_data.schema.record import Record

Coded = dict[tuple[str, str], Row]


class PlanCodes:
    """By key of the plan and code. Of a plan with no areas in the files: what the portal has."""

    def __init__(self, build: Builder) -> None:
        self._build = build
        self.areas: Coded = {}
        self.goals: Coded = {}
        self._indicators: dict[str, dict[str, Row]] = {}  # "1.1.1/2": by plan
        self.measure_plans: dict[str, set[str]] = {}  # project: plans whose measures it carries
        self._stored: dict[tuple[type[models.Model], str, str], models.Model | None] = {}

    def area(self, record: Record, field: str, plan: str, code: str) -> Related:
        stored = ThematicArea.objects.filter(plan__key=plan, code=code)
        found = self.areas.get((plan, code)) or self._in_portal(stored, plan, code)
        return found or self._missing(record, field, plan, f"oblast {code}")

    def goal(self, record: Record, field: str, plan: str, code: str) -> Related:
        stored = SpecificGoal.objects.filter(strategic_goal__area__plan__key=plan, code=code)
        found = self.goals.get((plan, code)) or self._in_portal(stored, plan, code)
        return found or self._missing(record, field, plan, f"specifický cíl {code}")

    def add_indicator(self, plan: str, code: str, row: Row) -> None:
        self._indicators.setdefault(code, {}).setdefault(plan, row)

    def indicator(self, plan: str, code: str) -> Related | None:
        stored = _stored_indicators(code).filter(goal__strategic_goal__area__plan__key=plan)
        return self._indicators.get(code, {}).get(plan) or self._in_portal(stored, plan, code)

    def plans_with_indicator(self, code: str) -> set[str]:
        """Of the files; where no plan of the files has it, of the portal."""
        if code in self._indicators:
            return set(self._indicators[code])
        stored = _stored_indicators(code)
        keys: Iterable[str] = stored.values_list("goal__strategic_goal__area__plan__key", flat=True)
        return set(keys) - self._plans_in_files

    @property
    def _plans_in_files(self) -> set[str]:
        return {plan for plan, _ in self.areas}

    def _missing(self, record: Record, field: str, plan: str, what: str) -> Row:
        if plan not in self._build.records.incomplete_plans:
            self._build.complain_missing(record, field, f"plán {plan} nemá {what}")
        return NOWHERE

    def _in_portal(self, stored: models.QuerySet[Any], plan: str, code: str) -> models.Model | None:
        """What the files say of a plan is the whole of it, so the portal is not asked then."""
        if plan in self._plans_in_files:
            return None
        asked = (stored.model, plan, code)
        if asked not in self._stored:
            self._stored[asked] = stored.first()
        return self._stored[asked]


def check_code(build: Builder, record: Record, code: str, parent: str, depth: int) -> None:
    """The code has ``depth`` numbers, and all but its last are its parent's."""
    if code.count(".") + 1 != depth:
        example = ".".join(["1"] * depth)
        build.complain(record, "code", f"„{code}“ má mít tvar jako {example}")
    elif parent and code.rpartition(".")[0] != parent:
        build.complain(record, "code", f"„{code}“ nepatří pod {parent}")


def _stored_indicators(code: str) -> models.QuerySet[ImpactIndicator]:
    goal, position = parse_indicator_reference(code)
    return ImpactIndicator.objects.filter(goal__code=goal, position=position)
