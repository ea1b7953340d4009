"""Programme and call of a project: as written, or derived from its registration number."""

from collections.abc import Iterator

from common.registration_number import RegistrationNumber, parse_registration_number
from portal_data.building.builder import NOWHERE, Builder, Related
from portal_data.building.rows import Row
from portal_data.schema.projects import ProjectRecord
from projects.models import Call, Programme


def derive_funding(build: Builder, project: ProjectRecord) -> tuple[Related | None, Related | None]:
    number = parse_registration_number(project.registration_number or "")
    if project.registration_number and number is None:
        build.complain(
            project,
            "registration_number",
            f"„{project.registration_number}“ nemá známý tvar registračního čísla; program a výzva"
            " se z něj neodvodí",
            warning=True,
        )
    programme = build.find(
        build.tables.programmes, "programmes", project, "programme", project.programme
    )
    if project.programme is None and number is not None:
        programme = _programme(build, number)
    return programme, _call(build, project, number, programme)


def _programme(build: Builder, number: RegistrationNumber) -> Related | None:
    """By the code within its period (03 was OPZ and is OPZ+), else by its short name."""
    known = list(_known_programmes(build, number.period))
    for code, _, programme in known:
        if code == number.programme_code:
            return programme
    return next((found for _, name, found in known if name == number.programme), None)


def _known_programmes(build: Builder, period: str) -> Iterator[tuple[str, str, Related]]:
    """Code, short name and the programme: of the files, then those only the portal has."""
    for row in build.tables.programmes.rows.values():
        if row.values["period"] == period:
            yield row.values["code"], row.values["short_name"], row
    for stored in Programme.objects.filter(period=period):
        if (stored.key,) not in build.tables.programmes.rows:
            yield stored.code, stored.short_name, stored


def _call(
    build: Builder,
    project: ProjectRecord,
    number: RegistrationNumber | None,
    programme: Related | None,
) -> Related | None:
    code = project.call or (number.call_code if number else None)
    if code is None or programme is NOWHERE:
        return None
    if programme is None:
        if project.call is not None:
            build.complain(project, "call", "výzva bez programu; uveďte i programme")
        return None
    found = build.tables.calls.rows.get((programme, code)) or _stored_call(programme, code)
    if found is None and project.call is not None:
        build.complain_missing(project, "call", f"program nemá výzvu „{project.call}“")
    return found


def _stored_call(programme: Related, code: str) -> Call | None:
    key = programme.values["key"] if isinstance(programme, Row) else getattr(programme, "key", "")
    return Call.objects.filter(programme__key=key, code=code).first()
