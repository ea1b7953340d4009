"""Rows of global indicators with targets, values and commentaries."""

from collections import Counter

from common.periods import Period
from portal_data.building.builder import Builder, Related, field_of
from portal_data.building.plans import plan_of
from portal_data.building.rows import Row
from portal_data.schema.global_indicators import GlobalIndicatorRecord
from portal_data.schema.record import Record


def build_global_indicators(build: Builder) -> None:
    indicators: list[GlobalIndicatorRecord] = build.records.of("global_indicators")
    positions: Counter[str] = Counter()
    for indicator in indicators:
        positions[indicator.plan] += 1
        plan = plan_of(build, indicator, indicator.plan)
        row = build.add(
            build.tables.global_indicators,
            indicator,
            plan=plan,
            position=indicator.position or positions[indicator.plan],
            territory=_territory(build, indicator, "territory", indicator.territory),
        )
        _below(build, indicator, row, plan)


def _territory(build: Builder, record: Record, field: str, key: str | None) -> Related | None:
    return build.find(build.tables.territories, "territories", record, field, key)


def _below(
    build: Builder, indicator: GlobalIndicatorRecord, row: Row, plan: Related | None
) -> None:
    tables = build.tables
    build.adopt(row, tables.global_targets, tables.global_values, tables.global_comments)
    for target in indicator.targets:
        build.add(
            tables.global_targets,
            target,
            indicator=row,
            other_territory=_territory(build, target, "other_territory", target.other_territory),
            valid_from=target.valid_from or field_of(plan, "starts_on"),
        )
    for value in indicator.values:
        period = Period.parse(value.period)
        build.add(
            tables.global_values,
            value,
            indicator=row,
            territory=_territory(build, value, "territory", value.territory),
            period_kind=period.kind.value,
            period_start=period.start,
        )
    for comment in indicator.comments:
        build.add(tables.global_comments, comment, indicator=row)
