"""Rows of implementation reports and the values they state."""

import datetime

from common.periods import half_years
from portal_data.building.builder import NOWHERE, Builder, Related
from portal_data.building.codes import PlanCodes
from portal_data.building.impact import category_of
from portal_data.building.rows import Row
from portal_data.schema.projects import ProjectRecord, ReportedValueRecord, ReportRecord

Days = tuple[datetime.date | None, datetime.date | None]


def build_reports(build: Builder, codes: PlanCodes) -> None:
    projects: list[ProjectRecord] = build.records.of("projects")
    for project in projects:
        project_row = build.tables.projects.rows.get((project.key,))
        if project_row is None or project_row.record is not project:
            continue  # a second project of the same key, reported already
        for report in project.reports:
            _report(build, codes, project, project_row, report)


def _report(
    build: Builder,
    codes: PlanCodes,
    project: ProjectRecord,
    project_row: Row,
    report: ReportRecord,
) -> None:
    start, end = _period(build, project, report)
    row = build.add(
        build.tables.reports,
        report,
        project=project_row,
        period_start=start,
        period_end=end,
    )
    build.adopt(row, build.tables.reported_values)
    for value in report.values:
        indicator = _indicator(build, codes, project, report, value)
        build.add(
            build.tables.reported_values,
            value,
            indicator=indicator,
            category=category_of(build, value, indicator, value.category),
            report=row,
            as_of=value.as_of or end,
        )


def _period(build: Builder, project: ProjectRecord, report: ReportRecord) -> Days:
    if report.period_start or report.period_end:
        return report.period_start, report.period_end
    if (project.dropped | report.dropped) & {"starts_on", "ends_on", "period_start", "period_end"}:
        return None, None
    if project.starts_on is None or project.ends_on is None:
        build.complain(report, "period_start", "projekt nemá začátek a konec, uveďte období zprávy")
        return None, None
    if project.ends_on < project.starts_on:
        return None, None
    periods = half_years(project.starts_on, project.ends_on)
    if not 1 <= report.number <= len(periods):
        build.complain(
            report,
            "number",
            f"projekt má pololetí: {len(periods)}; u zprávy č. {report.number} uveďte"
            " period_start a period_end",
        )
        return None, None
    return periods[report.number - 1]


def _indicator(
    build: Builder,
    codes: PlanCodes,
    project: ProjectRecord,
    report: ReportRecord,
    value: ReportedValueRecord,
) -> Related:
    plan = value.plan or report.plan
    plans = {plan} if plan else codes.plans_with_indicator(value.indicator)
    if len(plans) > 1:
        plans = plans & codes.measure_plans.get(project.key, set()) or plans
    if len(plans) > 1:
        build.complain(
            value,
            "indicator",
            f"indikátor {value.indicator} má víc plánů ({', '.join(sorted(plans))}), uveďte plan",
        )
        return NOWHERE
    found = codes.indicator(plans.pop(), value.indicator) if plans else None
    if found is None and not build.records.incomplete_plans:
        build.complain_missing(value, "indicator", f"indikátor {value.indicator} neexistuje")
    return found or NOWHERE
