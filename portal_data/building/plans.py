"""Rows of plans, cooperations and localities."""

from plans.models import StrategicPlan
from portal_data.building.builder import Builder, Related
from portal_data.building.partners import organisation
from portal_data.schema.plans import (
    CooperationRecord,
    LocalityRecord,
    PlanRecord,
    overlapping_action_plans,
)
from portal_data.schema.record import Record


def build_plans(build: Builder) -> None:
    plans: list[PlanRecord] = build.records.of("plans")
    for plan in plans:
        _plan(build, plan)
    _one_current_plan_a_municipality(build, plans)
    cooperations: list[CooperationRecord] = build.records.of("cooperations")
    for cooperation in cooperations:
        _cooperation(build, cooperation)
    localities: list[LocalityRecord] = build.records.of("localities")
    for locality in localities:
        build.add(
            build.tables.localities,
            locality,
            municipality=organisation(build, locality, "municipality", locality.municipality),
        )


def plan_of(build: Builder, record: Record, key: str | None) -> Related | None:
    return build.find(build.tables.plans, "plans", record, "plan", key)


def _plan(build: Builder, plan: PlanRecord) -> None:
    tables = build.tables
    row = build.add(
        tables.plans,
        plan,
        municipality=organisation(build, plan, "municipality", plan.municipality),
    )
    build.adopt(row, tables.action_plans, tables.abbreviations, tables.advisory_programmes)
    for action_plan in plan.action_plans:
        build.add(tables.action_plans, action_plan, plan=row)
    for action_plan, reason in overlapping_action_plans(plan):
        build.complain(action_plan, "starts_on", reason)
    for abbreviation in plan.abbreviations:
        build.add(tables.abbreviations, abbreviation, plan=row)
    for position, programme in enumerate(plan.advisory_programmes, 1):
        build.add(
            tables.advisory_programmes,
            programme,
            plan=row,
            position=programme.position or position,
        )


def _one_current_plan_a_municipality(build: Builder, plans: list[PlanRecord]) -> None:
    current: dict[str, PlanRecord] = {}
    for plan in plans:
        if plan.state != StrategicPlan.State.CURRENT:
            continue
        other = current.setdefault(plan.municipality, plan)
        if other is not plan:
            build.complain(
                plan, "state", f"obec už má jiný platný plán: {other.key} ({other.found_at})"
            )


def _cooperation(build: Builder, cooperation: CooperationRecord) -> None:
    tables = build.tables
    row = build.add(
        tables.cooperations,
        cooperation,
        municipality=organisation(build, cooperation, "municipality", cooperation.municipality),
    )
    build.adopt(row, tables.steps)
    for step in cooperation.steps:
        build.add(tables.steps, step, cooperation=row)
