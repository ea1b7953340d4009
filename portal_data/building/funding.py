"""Programme and call of a project: as given, or derived from its registration number."""

from portal_data.building.builder import Builder, Related
from portal_data.schema.projects import ProjectRecord


def derive_funding(build: Builder, project: ProjectRecord) -> tuple[Related | None, Related | None]:
    programme = build.find(
        build.tables.programmes, "programmes", project, "programme", project.programme
    )
    call = build.tables.calls.rows.get((programme, project.call))
    return programme, call
