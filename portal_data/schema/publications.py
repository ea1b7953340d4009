"""News, events, documents, pages and the yearly evaluations."""

from collections.abc import Iterator

from pydantic import Field

from portal_data.schema.record import Record, SourcedRecord, period_rule
from portal_data.schema.types import Code, Day, Flag, Key, RequiredText, Text, Whole
from publications.evaluation.models import (
    ControlFigure,
    Evaluation,
    EvaluationText,
    FindingExplanation,
    SourceDiscrepancy,
)
from publications.models import Document, Event, NewsItem, Page


class NewsRecord(SourcedRecord):
    stored_as = NewsItem

    key: Key
    plan: Key | None = None
    title: RequiredText
    published_on: Day
    summary: Text = ""
    body: Text = ""
    url: Text = ""


class EventRecord(SourcedRecord):
    stored_as = Event

    key: Key
    plan: Key | None = None
    body: Key | None = Field(default=None, description="klíč orgánu, který se tu sešel")
    title: RequiredText
    starts_on: Day
    ends_on: Day | None = None
    precision: Event.Precision = Event.Precision.DAY
    place: Text = ""
    summary: Text = ""
    is_highlight: Flag = False
    position: Whole | None = Field(
        default=None, description="pořadí téhož dne; vynecháno: jak stojí v souboru"
    )
    areas: list[Code] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        yield from period_rule(self.starts_on, self.ends_on)
        if self.precision == Event.Precision.MONTH and self.starts_on.day != 1:
            yield "starts_on", "událost s přesností na měsíc má začínat prvním dnem"
        if self.areas and self.plan is None:
            yield "areas", "oblasti lze uvést jen s plánem (plan)"


class DocumentRecord(SourcedRecord):
    stored_as = Document

    key: Key
    plan: Key | None = None
    title: RequiredText
    kind: Document.Kind = Document.Kind.OTHER
    issued_on: Day | None = None
    issued_label: Text = ""
    file: Text = ""
    description: Text = ""


class PageRecord(SourcedRecord):
    stored_as = Page

    key: Key
    title: RequiredText
    body: Text = ""
    last_reviewed: Day | None = None


class EvaluationTextRecord(SourcedRecord):
    stored_as = EvaluationText
    named_by = ("section",)

    section: EvaluationText.Section
    heading: Text = ""
    body: RequiredText


class ControlFigureRecord(SourcedRecord):
    stored_as = ControlFigure
    named_by = ("figure",)

    figure: RequiredText
    printed: RequiredText


class DiscrepancyRecord(SourcedRecord):
    stored_as = SourceDiscrepancy

    key: Key = Field(description="klíč; zjištění se jmenuje source_discrepancies:klíč")
    subject: RequiredText
    text: RequiredText = Field(description="co kde stojí a v čem si to odporuje")


class ExplanationRecord(Record):
    stored_as = FindingExplanation
    named_by = ("finding",)

    finding: RequiredText
    text: RequiredText
    signed_as: RequiredText
    signed_on: Day


class EvaluationRecord(SourcedRecord):
    stored_as = Evaluation
    named_by = ("plan", "year")

    plan: Key
    year: Whole
    title: RequiredText
    subtitle: Text = ""
    issued_label: Text = ""
    cut_off: Day
    corrections_until: Day | None = None
    texts: list[EvaluationTextRecord] = []
    control_figures: list[ControlFigureRecord] = []
    discrepancies: list[DiscrepancyRecord] = []
    explanations: list[ExplanationRecord] = []
