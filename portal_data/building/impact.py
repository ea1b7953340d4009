"""Rows of impact indicators: categories, targets and published values."""

from portal_data.building.builder import NOWHERE, Builder, Related, field_of
from portal_data.building.codes import PlanCodes
from portal_data.building.plans import plan_of
from portal_data.building.rows import Row
from portal_data.schema.areas import AreaRecord, ImpactIndicatorRecord, SpecificGoalRecord
from portal_data.schema.record import Record


def build_impact_indicators(
    build: Builder, codes: PlanCodes, area: AreaRecord, goal: SpecificGoalRecord, goal_row: Row
) -> None:
    plan = plan_of(build, area, area.plan)
    for position, indicator in enumerate(goal.impact_indicators, 1):
        position = indicator.position or position
        row = build.add(build.tables.impact_indicators, indicator, goal=goal_row, position=position)
        codes.add_indicator(area.plan, f"{goal.code}/{position}", row)
        _below(build, indicator, row, plan)


def _below(
    build: Builder, indicator: ImpactIndicatorRecord, row: Row, plan: Related | None
) -> None:
    tables = build.tables
    build.adopt(row, tables.categories, tables.impact_targets, tables.published_values)
    for position, category in enumerate(indicator.categories, 1):
        build.add(tables.categories, category, indicator=row, position=position)
    for target in indicator.targets:
        valid_from = target.valid_from or field_of(plan, "starts_on")
        build.add(tables.impact_targets, target, indicator=row, valid_from=valid_from)
    for value in indicator.values:
        build.add(
            tables.published_values,
            value,
            indicator=row,
            report=None,
            category=category_of(build, value, row, value.category),
        )


def category_of(
    build: Builder, record: Record, indicator: Related | None, key: str | None
) -> Related | None:
    if key is None:
        return None
    if indicator is NOWHERE or indicator is None:
        return NOWHERE
    found: Related | None = build.tables.categories.rows.get((indicator, key))
    if found is None and not isinstance(indicator, Row):
        found = indicator.categories.filter(key=key).first()  # type: ignore[attr-defined]
    if found is None:
        build.complain_missing(record, "category", f"indikátor nemá kategorii „{key}“")
    return found or NOWHERE
