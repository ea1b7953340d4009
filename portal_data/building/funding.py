"""Programme and call of a project: as written, or derived from its registration number."""

from common.registration_number import RegistrationNumber, parse_registration_number
from portal_data.building.builder import NOWHERE, Builder, Related, field_of
from portal_data.schema.projects import ProjectRecord
from projects.models import Call, Programme


class Funding:
    """Programmes and calls of the files and of the portal, read once for all projects."""

    def __init__(self, build: Builder) -> None:
        self._build = build
        self._by_code: dict[tuple[str, str], Related] = {}
        self._by_name: dict[tuple[str, str], Related] = {}
        for programme in Programme.objects.all():
            self._know(programme, programme.period, programme.code, programme.short_name)
        # Those of the files take the place of the same ones in the portal.
        for row in build.tables.programmes.rows.values():
            values = row.values
            self._know(row, values["period"], values["code"], values["short_name"])
        self._stored_calls: dict[tuple[object, str], Call] = {
            (call.programme.key, call.code): call
            for call in Call.objects.select_related("programme")
        }

    def of(self, project: ProjectRecord) -> tuple[Related | None, Related | None]:
        number = parse_registration_number(project.registration_number or "")
        if project.registration_number and number is None:
            self._build.complain(
                project,
                "registration_number",
                f"„{project.registration_number}“ nemá známý tvar registračního čísla; program"
                " a výzva se z něj neodvodí",
                warning=True,
            )
        if project.programme is not None or number is None:
            programme = self._build.find(
                self._build.tables.programmes, "programmes", project, "programme", project.programme
            )
        else:
            programme = self._derived(number)
        return programme, self._call(project, number, programme)

    def _know(self, programme: Related, period: str, code: str, short_name: str) -> None:
        if code:
            self._by_code[period, code] = programme
        self._by_name[period, short_name] = programme

    def _derived(self, number: RegistrationNumber) -> Related | None:
        """By the code within its period (03 was OPZ and is OPZ+), else by its short name."""
        return self._by_code.get((number.period, number.programme_code)) or self._by_name.get(
            (number.period, number.programme)
        )

    def _call(
        self,
        project: ProjectRecord,
        number: RegistrationNumber | None,
        programme: Related | None,
    ) -> Related | None:
        code = project.call or (number.call_code if number else None)
        if code is None or programme is NOWHERE:
            return None
        if programme is None:
            if project.call is not None:
                self._build.complain(project, "call", "výzva bez programu; uveďte i programme")
            return None
        in_files = self._build.tables.calls.rows.get((programme, code))
        found = in_files or self._stored_calls.get((field_of(programme, "key"), code))
        if found is None and project.call is not None:
            self._build.complain_missing(project, "call", f"program nemá výzvu „{project.call}“")
        return found
