"""Rows of measures with their implementers, projects and states."""

from portal_data.building.builder import Builder
from portal_data.building.codes import PlanCodes, check_code
from portal_data.building.partners import organisation
from portal_data.building.rows import Row
from portal_data.schema.areas import MeasureRecord, SpecificGoalRecord


def build_measures(build: Builder, codes: PlanCodes, plan: str, goal: SpecificGoalRecord) -> None:
    goal_row = codes.goals[plan, goal.code]
    for measure in goal.measures:
        check_code(build, measure, measure.code, goal.code, 4)
        _measure(build, codes, plan, goal_row, measure)


def _measure(
    build: Builder, codes: PlanCodes, plan: str, goal_row: Row, measure: MeasureRecord
) -> None:
    tables = build.tables
    row = build.add(
        tables.measures,
        measure,
        specific_goal=goal_row,
        reported_under=(
            codes.goal(measure, "reported_under", plan, measure.reported_under)
            if measure.reported_under
            else None
        ),
    )
    build.adopt(row, tables.measure_implementers, tables.measure_projects, tables.measure_states)
    for position, key in enumerate(measure.implementers, 1):
        field = f"implementers.{position - 1}"
        implementer = organisation(build, measure, field, key)
        build.add_link(
            tables.measure_implementers,
            measure,
            field,
            measure=row,
            organisation=implementer,
            position=position,
        )
    for index, key in enumerate(measure.projects):
        field = f"projects.{index}"
        project = build.find(tables.projects, "projects", measure, field, key)
        build.add_link(tables.measure_projects, measure, field, measure=row, project=project)
        codes.measure_plans.setdefault(key, set()).add(plan)
    for state in measure.states:
        build.add(tables.measure_states, state, measure=row)
