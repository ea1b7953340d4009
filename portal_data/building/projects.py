"""Rows of programmes, calls and projects; their reports follow once indicators are known."""

from portal_data.building.builder import Builder, Related
from portal_data.building.funding import Funding
from portal_data.building.partners import organisation
from portal_data.building.rows import Row
from portal_data.schema.projects import ProgrammeRecord, ProjectRecord
from portal_data.schema.record import Record


class TargetGroupName(Record):
    """Stands for a name in a project's list of target groups."""

    name: str


def build_projects(build: Builder) -> None:
    programmes: list[ProgrammeRecord] = build.records.of("programmes")
    for programme in programmes:
        row = build.add(build.tables.programmes, programme)
        for call in programme.calls:
            build.add(build.tables.calls, call, programme=row)
    projects: list[ProjectRecord] = build.records.of("projects")
    funding = Funding(build)
    for project in projects:
        _project(build, funding, project)


def _project(build: Builder, funding: Funding, project: ProjectRecord) -> None:
    tables = build.tables
    programme, call = funding.of(project)
    row = build.add(
        tables.projects,
        project,
        holder=organisation(build, project, "holder", project.holder),
        municipality=organisation(build, project, "municipality", project.municipality),
        programme=programme,
        call=call,
    )
    build.adopt(row, tables.project_groups, tables.activities, tables.reports)
    for index, name in enumerate(project.target_groups):
        build.add_link(
            tables.project_groups,
            project,
            f"target_groups.{index}",
            project=row,
            targetgroup=_target_group(build, project, name),
        )
    for activity in project.activities:
        activity_row = build.add(tables.activities, activity, project=row)
        build.adopt(activity_row, tables.outputs)
        for position, output in enumerate(activity.outputs, 1):
            build.add(tables.outputs, output, activity=activity_row, position=position)


def _target_group(build: Builder, project: ProjectRecord, name: str) -> Related:
    rows = build.tables.target_groups.rows
    if (name,) not in rows:
        group = TargetGroupName(name=name)
        group.locate(project.place_of("target_groups"), {}, project.path)
        return build.add(build.tables.target_groups, group)
    found: Row = rows[name,]
    return found
