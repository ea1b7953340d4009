"""Everything an edition says, in the order it says it. Figures stand as ledger ids."""

import datetime
import hashlib
import json
from typing import Final, Literal, NewType

from pydantic import Field

from publications.evaluation.snapshot.ledger import Frozen, LedgerEntry

SCHEMA_VERSION: Final = 1

FigureId = NewType("FigureId", str)
NO_FIGURE = FigureId("")
MeasureStateName = Literal["planned", "in_progress", "completed", "not_implemented"]
VerdictName = Literal["met", "on_course", "off_course", "cannot_tell"]
Severity = Literal["error", "warning", "note"]
ChangeKind = Literal[
    "real_change",
    "late_correction",
    "changed_target",
    "changed_method",
    "missing_data",
    "new_figure",
    "dropped_figure",
]


class Meta(Frozen):
    plan_key: str
    plan_title: str
    plan_period: str = Field(description="2022–2027")
    municipality: str
    action_plan_title: str = ""
    year: int
    title: str
    subtitle: str = ""
    issued_label: str = ""
    edition: str = Field(description="1.0; 1.1 is a correction")
    erratum: str = ""
    cut_off: datetime.date
    corrections_until: datetime.date
    small_count_threshold: int
    language: str = "cs"


class SourceRef(Frozen):
    key: str
    title: str
    publisher: str = ""
    published_label: str = ""
    file_name: str = ""
    url: str = ""


class Abbreviation(Frozen):
    short: str
    full: str


class Text(Frozen):
    """A written section. ``body``: paragraphs parted by empty lines, ``- `` starts a list item,
    ``**bold**``; ``{impact:1.1.1/1}`` or ``{budget:total|mil}`` stands for a figure.
    """

    section: str
    heading: str = ""
    body: str


class Verdict(Frozen):
    state: VerdictName
    reason: str = Field(description="A Czech sentence.")


class ValueRef(Frozen):
    """A printed value of an indicator: whose, when, which figure, which rank."""

    territory: str = Field(description="Short name: Ostrava, MSK, ČR.")
    period_label: str
    figure: FigureId
    rank: FigureId = NO_FIGURE
    rank_scope: str = ""
    method: str = ""


class SeriesPoint(Frozen):
    """A point of a chart. ``period`` is canonical (2021, 2021-H1, 2020/21), for the axis."""

    period: str
    period_label: str
    figure: FigureId
    breaks_series: bool = Field(
        default=False, description="Measured by another method than the point before it."
    )


class Series(Frozen):
    territory: str
    points: tuple[SeriesPoint, ...]


class GlobalRow(Frozen):
    key: str
    name: str
    unit: str = ""
    baseline: tuple[ValueRef, ...]
    current: tuple[ValueRef, ...]
    target_text: str = Field(description="Méně než 16; Pokles pod krajskou hodnotu")
    target: FigureId = Field(
        default=NO_FIGURE, description="The number to reach, where there is one."
    )
    target_year: int
    verdict: Verdict
    series: tuple[Series, ...]
    comment: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()


class CategoryFigure(Frozen):
    name: str
    figure: FigureId


class ImpactRow(Frozen):
    code: str = Field(description="1.1.1/1")
    name: str
    unit: str = ""
    total: FigureId
    categories: tuple[CategoryFigure, ...] = ()
    target: FigureId = NO_FIGURE
    target_text: str = ""
    verdict: Verdict
    as_of_label: str = Field(description="Data dostupná k 30. 4. 2024")
    footnote: str = ""


class MeasureRow(Frozen):
    code: str
    title: str
    state: MeasureStateName
    received: FigureId = Field(
        default=NO_FIGURE, description="Empty where no reports are expected."
    )
    expected: FigureId = NO_FIGURE
    kind: Literal["project", "non_project"]
    service_type: str = ""
    implementers: tuple[str, ...] = ()
    period_label: str = Field(
        default="", description="1. 7. 2023–30. 6. 2026, Průběžně, 2023; may be empty."
    )
    footnote: str = ""
    source_note: str = ""


class Review(Frozen):
    year: int
    summary: str
    outlook: str = ""


class SpecificGoalSection(Frozen):
    code: str
    title: str
    as_of_label: str = Field(default="", description="Of all its indicators, where they agree.")
    indicators: tuple[ImpactRow, ...]
    measures: tuple[MeasureRow, ...]
    review: Review | None = None


class StrategicGoalSection(Frozen):
    code: str
    title: str
    specific_goals: tuple[SpecificGoalSection, ...]


class StateCount(Frozen):
    state: MeasureStateName
    figure: FigureId


class AreaSection(Frozen):
    code: str
    name: str
    strategic_goals: tuple[StrategicGoalSection, ...]
    state_counts: tuple[StateCount, ...] = Field(description="All four states, zeros included.")


class EventRow(Frozen):
    title: str
    summary: str = ""
    date_label: str
    place: str = ""
    is_highlight: bool = False


class Month(Frozen):
    number: int = Field(ge=1, le=12)
    events: tuple[EventRow, ...]


class AdvisoryProgrammeSection(Frozen):
    title: str
    summary: str
    outputs: tuple[str, ...] = ()


class FundedProject(Frozen):
    """A row of Annex A: one project, with the measures it carries out."""

    measures: tuple[str, ...] = Field(description="Code and title.")
    title: str
    holder: str
    registration_number: str
    budget: FigureId
    call: str = Field(description="018 OPZ+")
    source_note: str = ""


class FundedArea(Frozen):
    code: str
    name: str
    projects: tuple[FundedProject, ...]
    subtotal: FigureId


class Total(Frozen):
    label: str
    figure: FigureId


class Funding(Frozen):
    """Annex A, with totals computed: by area, by call, by programme, all."""

    areas: tuple[FundedArea, ...]
    by_call: tuple[Total, ...]
    by_programme: tuple[Total, ...]
    total: FigureId
    project_count: FigureId


class Explanation(Frozen):
    text: str
    signed_as: str
    signed_on: datetime.date


class FindingRow(Frozen):
    id: str
    check: str
    severity: Severity
    subject: str = Field(description="What it is about: Opatření 2.1.2.1")
    message: str
    expected: str = ""
    found: str = ""
    explanation: Explanation | None = None


class Change(Frozen):
    """How a figure differs from the edition of the year before, and why."""

    figure: FigureId = Field(description="In this edition; of the older one, where dropped.")
    label: str
    kind: ChangeKind
    before: str = Field(description="As printed then.")
    now: str
    sentence: str


class Comparison(Frozen):
    year: int
    edition: str
    snapshot_sha256: str
    changes: tuple[Change, ...]


class Snapshot(Frozen):
    schema_version: Literal[1] = SCHEMA_VERSION
    meta: Meta
    sources: tuple[SourceRef, ...]
    abbreviations: tuple[Abbreviation, ...]
    texts: tuple[Text, ...]
    global_indicators: tuple[GlobalRow, ...]
    months: tuple[Month, ...]
    advisory_programmes: tuple[AdvisoryProgrammeSection, ...]
    funding: Funding
    areas: tuple[AreaSection, ...]
    findings: tuple[FindingRow, ...]
    comparison: Comparison | None = None
    ledger: dict[str, LedgerEntry]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(canonical_json(self).encode()).hexdigest()


def canonical_json(snapshot: Snapshot) -> str:
    """The same snapshot gives the same text: keys sorted, no spaces, UTF-8 as it is."""
    data = snapshot.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
