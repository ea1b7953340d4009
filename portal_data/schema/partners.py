"""Sources, territories, organisations, bodies, contacts."""

from collections.abc import Iterator

from partners.models import Body, BodyMembership, Contact, Organisation
from portal_data.schema.record import Record, SourcedRecord, period_rule
from portal_data.schema.types import Day, Key, RequiredText, Text, Whole
from sources.models import SourceDocument


class Source(Record):
    stored_as = SourceDocument

    key: Key
    title: RequiredText
    publisher: Text = ""
    published_on: Day | None = None
    published_label: Text = ""
    file_name: Text = ""
    url: Text = ""
    note: Text = ""


class OrganisationRecord(SourcedRecord):
    stored_as = Organisation

    key: Key
    name: RequiredText
    short_name: Text = ""
    kind: Organisation.Kind
    parent: Key | None = None
    ico: Text | None = None
    ruian_code: Whole | None = None
    url: Text = ""
    description: Text = ""


class MemberRecord(Record):
    stored_as = BodyMembership
    named_by = ("organisation",)

    organisation: Key
    role: Text = ""
    starts_on: Day | None = None
    ends_on: Day | None = None

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)


class BodyRecord(SourcedRecord):
    stored_as = Body

    key: Key
    name: RequiredText
    kind: Body.Kind
    municipality: Key
    founded_label: Text = ""
    starts_on: Day | None = None
    ends_on: Day | None = None
    printed_member_count: Whole | None = None
    description: Text = ""
    members: list[MemberRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)


class ContactRecord(SourcedRecord):
    stored_as = Contact
    named_by = ("organisation", "role", "office")

    organisation: Key
    role: RequiredText
    office: Text = ""
    address: Text = ""
    email: Text = ""
    phone: Text = ""
