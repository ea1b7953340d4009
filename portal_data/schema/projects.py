"""Programmes with calls; projects with activities and half-yearly reports."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from indicators.models import ImpactValue
from portal_data.schema.record import SourcedRecord, period_rule
from portal_data.schema.types import (
    Amount,
    Day,
    Flag,
    IndicatorCode,
    Key,
    RequiredText,
    Text,
    Whole,
)
from portal_data.schema.values import ValueRecord
from projects.models import (
    Call,
    ImplementationReport,
    Programme,
    Project,
    ProjectActivity,
    ProjectOutput,
)


class CallRecord(SourcedRecord):
    stored_as = Call
    named_by = ("code",)

    code: RequiredText = Field(description="kód výzvy v registračních číslech: 03_22_018")
    label: RequiredText
    name: Text = ""
    is_coordinated: Flag = False


class ProgrammeRecord(SourcedRecord):
    stored_as = Programme

    key: Key
    code: Text = Field(default="", description="kód programu v registračních číslech: 03")
    period: Text = Field(default="", description="období programu: 2021–2027")
    name: RequiredText
    short_name: RequiredText
    calls: list[CallRecord] = []


class OutputRecord(SourcedRecord):
    stored_as = ProjectOutput
    named_by = ("title",)

    title: RequiredText
    planned: Amount
    delivered: Amount | None = None

    def rules(self) -> Iterator[tuple[str, str]]:
        for field, amount in (("planned", self.planned), ("delivered", self.delivered)):
            if amount is not None and amount < 0:
                yield field, "množství nesmí být záporné"


class ActivityRecord(SourcedRecord):
    stored_as = ProjectActivity
    named_by = ("number",)

    number: Whole
    title: RequiredText
    outputs: list[OutputRecord] = []


class ReportedValueRecord(ValueRecord):
    """A value that a report states; its as-of date is the end of the report's period."""

    stored_as = ImpactValue
    named_by = ("indicator", "category")

    indicator: IndicatorCode
    plan: Key | None = Field(
        default=None, description="klíč plánu, jen když má indikátor toho kódu víc plánů"
    )
    category: Key | None = None
    as_of: Day | None = Field(
        default=None, description="ke kterému dni; vynecháno: konec období zprávy"
    )
    as_of_kind: ImpactValue.AsOfKind = ImpactValue.AsOfKind.DATA_AVAILABLE
    method: Text = ""
    is_shown_when_small: Flag = False
    shown_reason: Text = ""

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from super().rules()
        if self.is_shown_when_small and not self.shown_reason:
            yield "shown_reason", "zobrazení malého počtu musí mít důvod"


class ReportRecord(SourcedRecord):
    stored_as = ImplementationReport
    named_by = ("number", "version")

    number: Whole
    version: Whole = 1
    period_start: Day | None = None
    period_end: Day | None = None
    due_on: Day | None = None
    state: ImplementationReport.State = ImplementationReport.State.DRAFT
    received_on: Day | None = None
    approved_on: Day | None = None
    approved_by_role: Text = ""
    is_count_only: Flag = False
    correction_reason: Text = ""
    note: Text = ""
    plan: Key | None = Field(
        default=None, description="klíč plánu všech hodnot zprávy, jen když je nejasný"
    )
    values: list[ReportedValueRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.period_start, self.period_end, "period_end")
        if (self.period_start is None) != (self.period_end is None):
            missing = "period_start" if self.period_start is None else "period_end"
            yield missing, "období zprávy má mít obě data, nebo žádné"
        if self.number < 1 or self.version < 1:
            yield "number" if self.number < 1 else "version", "čísluje se od jedné"
        if self.version > 1 and not self.correction_reason:
            yield "correction_reason", "oprava zprávy musí mít důvod"
        if self.received_on and self.approved_on and self.approved_on < self.received_on:
            yield "approved_on", f"schválena {self.approved_on} dřív, než došla {self.received_on}"


class ProjectRecord(SourcedRecord):
    stored_as = Project

    key: Key
    registration_number: Text | None = None
    title: RequiredText
    holder: Key | None = None
    municipality: Key | None = None
    programme: Key | None = Field(
        default=None, description="klíč programu; vynecháno: z registračního čísla"
    )
    call: Text | None = Field(
        default=None, description="kód výzvy v programu; vynecháno: z registračního čísla"
    )
    budget: Amount | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    stage: Project.Stage = Project.Stage.IN_PROGRESS
    expected_reports_by_hand: Whole | None = None
    target_groups: list[RequiredText] = []
    url: Text = ""
    description: Text = ""
    activities: list[ActivityRecord] = []
    reports: list[ReportRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)
        if self.budget is not None and self.budget < Decimal(0):
            yield "budget", "rozpočet nesmí být záporný"
        if self.starts_on and self.starts_on < datetime.date(1990, 1, 1):
            yield "starts_on", "začátek je před rokem 1990"
