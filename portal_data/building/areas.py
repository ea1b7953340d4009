"""Rows of thematic areas, goals and reviews; measures and indicators have modules of their own."""

from portal_data.building.builder import NOWHERE, Builder, Related
from portal_data.building.codes import PlanCodes, check_code
from portal_data.building.impact import build_impact_indicators
from portal_data.building.measures import build_measures
from portal_data.building.plans import plan_of
from portal_data.building.rows import Row
from portal_data.schema.areas import (
    AreaRecord,
    SpecificGoalRecord,
    StrategicGoalRecord,
)


def build_areas(build: Builder) -> PlanCodes:
    codes = PlanCodes(build)
    areas: list[AreaRecord] = build.records.of("areas")
    for area in areas:
        _area(build, codes, area)
    # Measures may be reported under any goal of the plan, so all goals have to be known.
    for area in areas:
        for strategic in area.strategic_goals:
            for specific in strategic.specific_goals:
                build_measures(build, codes, area.plan, specific)
    return codes


def _area(build: Builder, codes: PlanCodes, area: AreaRecord) -> None:
    tables = build.tables
    check_code(build, area, area.code, "", 1)
    plan = plan_of(build, area, area.plan)
    row = build.add(tables.areas, area, plan=plan)
    codes.areas.setdefault((area.plan, area.code), row)
    build.adopt(row, tables.area_projects, tables.strategic_goals)
    for member in area.projects:
        project = build.find(tables.projects, "projects", member, "project", member.project)
        build.add(tables.area_projects, member, area=row, project=project)
    for strategic in area.strategic_goals:
        _strategic_goal(build, codes, area, row, strategic)


def _strategic_goal(
    build: Builder, codes: PlanCodes, area: AreaRecord, area_row: Row, goal: StrategicGoalRecord
) -> None:
    check_code(build, goal, goal.code, area.code, 2)
    row = build.add(build.tables.strategic_goals, goal, area=area_row)
    build.adopt(row, build.tables.specific_goals)
    for specific in goal.specific_goals:
        check_code(build, specific, specific.code, goal.code, 3)
        _specific_goal(build, codes, area, row, specific)


def _specific_goal(
    build: Builder, codes: PlanCodes, area: AreaRecord, parent: Row, goal: SpecificGoalRecord
) -> None:
    tables = build.tables
    row = build.add(
        tables.specific_goals,
        goal,
        strategic_goal=parent,
        action_plan=_action_plan(build, area, goal),
    )
    codes.goals.setdefault((area.plan, goal.code), row)
    build.adopt(row, tables.reviews, tables.impact_indicators, tables.measures)
    for review in goal.reviews:
        build.add(tables.reviews, review, goal=row)
    build_impact_indicators(build, codes, area, goal, row)


def _action_plan(build: Builder, area: AreaRecord, goal: SpecificGoalRecord) -> Related | None:
    if goal.action_plan is None:
        return None
    plan = plan_of(build, area, area.plan)
    if plan is NOWHERE or plan is None:
        return NOWHERE
    found: Related | None = build.tables.action_plans.rows.get((plan, goal.action_plan))
    if found is None and not isinstance(plan, Row):
        found = plan.action_plans.filter(code=goal.action_plan).first()  # type: ignore[attr-defined]
    if found is None:
        build.complain_missing(
            goal, "action_plan", f"plán {area.plan} nemá akční plán „{goal.action_plan}“"
        )
    return found or NOWHERE
