"""What a plan's records are called by: codes of goals and indicators within a plan."""

from django.db import models

from indicators.models import ImpactIndicator
from plans.models import SpecificGoal, ThematicArea
from portal_data.building.builder import NOWHERE, Builder, Related
from portal_data.building.rows import Row
from portal_data.schema.record import Record


class PlanCodes:
    """Codes in the files; those of a plan with no areas in the files, in the portal."""

    def __init__(self, build: Builder) -> None:
        self._build = build
        self.areas: dict[tuple[str, str], Row] = {}
        self.goals: dict[tuple[str, str], Row] = {}
        self.indicators: dict[tuple[str, str], Row] = {}  # ("plan", "1.1.1/2")
        self.measure_plans: dict[str, set[str]] = {}  # project: plans whose measures it carries
        self._stored: dict[tuple[str, str, str], models.Model | None] = {}

    def area(self, record: Record, field: str, plan: str, code: str) -> Related:
        return self._found(record, field, plan, code, self.areas, "oblast")

    def goal(self, record: Record, field: str, plan: str, code: str) -> Related:
        return self._found(record, field, plan, code, self.goals, "specifický cíl")

    def plans_with_indicator(self, code: str) -> set[str]:
        found = {plan for plan, known in self.indicators if known == code}
        if found:
            return found
        goal, _, position = code.partition("/")
        stored = ImpactIndicator.objects.filter(goal__code=goal, position=position)
        keys = stored.values_list("goal__strategic_goal__area__plan__key", flat=True)
        return set(keys) - self.plans_in_files

    def indicator(self, plan: str, code: str) -> Related | None:
        return self.indicators.get((plan, code)) or self._in_portal("indicator", plan, code)

    @property
    def plans_in_files(self) -> set[str]:
        return {plan for plan, _ in self.areas}

    def _found(
        self,
        record: Record,
        field: str,
        plan: str,
        code: str,
        known: dict[tuple[str, str], Row],
        noun: str,
    ) -> Related:
        table = "area" if known is self.areas else "goal"
        found = known.get((plan, code)) or self._in_portal(table, plan, code)
        if found is not None:
            return found
        if plan not in self._build.records.incomplete_plans:
            self._build.complain_missing(record, field, f"plán {plan} nemá {noun} {code}")
        return NOWHERE

    def _in_portal(self, table: str, plan: str, code: str) -> models.Model | None:
        if plan in self.plans_in_files:
            return None
        asked = (table, plan, code)
        if asked not in self._stored:
            goal, _, position = code.partition("/")
            stored: models.QuerySet[models.Model]
            if table == "area":
                stored = ThematicArea.objects.filter(plan__key=plan, code=code)
            elif table == "goal":
                stored = SpecificGoal.objects.filter(
                    strategic_goal__area__plan__key=plan, code=code
                )
            else:
                stored = ImpactIndicator.objects.filter(
                    goal__strategic_goal__area__plan__key=plan, goal__code=goal, position=position
                )
            self._stored[asked] = stored.first()
        return self._stored[asked]


def check_code(build: Builder, record: Record, code: str, parent: str, depth: int) -> None:
    """The code has ``depth`` numbers, and all but its last are its parent's."""
    if code.count(".") + 1 != depth:
        example = ".".join(["1"] * depth)
        build.complain(record, "code", f"„{code}“ má mít tvar jako {example}")
    elif parent and code.rpartition(".")[0] != parent:
        build.complain(record, "code", f"„{code}“ nepatří pod {parent}")
