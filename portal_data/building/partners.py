"""Rows of sources, territories, organisations, bodies and contacts."""

from portal_data.building.builder import NOWHERE, Builder, Related
from portal_data.building.rows import Row
from portal_data.schema.partners import BodyRecord, ContactRecord, OrganisationRecord
from portal_data.schema.record import Record


def build_partners(build: Builder) -> None:
    for source in build.records.of("sources"):
        build.add(build.tables.sources, source)
    for territory in build.records.of("territories"):
        build.add(build.tables.territories, territory)
    _organisations(build, build.records.of("organisations"))
    for body in build.records.of("bodies"):
        _body(build, body)
    contacts: list[ContactRecord] = build.records.of("contacts")
    for contact in contacts:
        build.add(
            build.tables.contacts,
            contact,
            organisation=organisation(build, contact, "organisation", contact.organisation),
        )


def organisation(build: Builder, record: Record, field: str, key: str | None) -> Related | None:
    return build.find(build.tables.organisations, "organisations", record, field, key)


def _organisations(build: Builder, records: list[OrganisationRecord]) -> None:
    # All first, then who is whose part: a parent may stand below its parts.
    rows = [build.add(build.tables.organisations, record, parent=None) for record in records]
    for record, row in zip(records, rows, strict=True):
        row.values["parent"] = organisation(build, record, "parent", record.parent)
    for row in [row for row in rows if _is_in_a_circle(row)]:
        build.complain(row.record, "parent", "organizace by byla součástí sebe sama")
        row.values["parent"] = NOWHERE


def _is_in_a_circle(row: Row) -> bool:
    seen: list[Row] = []
    above = row.values["parent"]
    while isinstance(above, Row) and above is not NOWHERE and above not in seen:
        if above is row:
            return True
        seen.append(above)
        above = above.values["parent"]
    return False


def _body(build: Builder, body: BodyRecord) -> None:
    tables = build.tables
    row = build.add(
        tables.bodies,
        body,
        municipality=organisation(build, body, "municipality", body.municipality),
    )
    build.adopt(row, tables.members)
    for member in body.members:
        build.add(
            tables.members,
            member,
            body=row,
            organisation=organisation(build, member, "organisation", member.organisation),
        )
