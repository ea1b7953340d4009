"""What checks look at: a plan on the day of its evaluation, frozen, without queries."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.results import GlobalResult, ImpactResult
from measures.progress import MeasureProgress
from projects.funding import FundedProject
from publications.evaluation.snapshot.ledger import LedgerEntry


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """``above`` are the organisations it is a part of, nearest first."""

    pk: int
    name: str
    kind: str = ""
    ico: str = ""
    above: tuple[int, ...] = ()

    def is_or_belongs_with(self, other: "OrganisationFacts") -> bool:
        """The same one, or one is a part of the other: a city and its district."""
        return self.pk == other.pk or self.pk in other.above or other.pk in self.above


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """``call`` is its code (03_22_018); ``programme`` the short name, ``programme_code`` 03."""

    key: str
    title: str
    holder: OrganisationFacts | None = None
    registration_number: str = ""
    programme: str = ""
    programme_code: str = ""
    call: str = ""
    call_label: str = ""
    is_coordinated: bool = False
    stage: str = ""
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    expected_by_hand: int | None = None
    half_years: tuple[tuple[datetime.date, datetime.date], ...] = ()

    @property
    def expected(self) -> int:
        return len(self.half_years) if self.expected_by_hand is None else self.expected_by_hand


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Every version of a report that is in the portal, drafts too."""

    project: str
    number: int
    version: int
    state: str
    period_start: datetime.date
    period_end: datetime.date
    due_on: datetime.date | None = None
    received_on: datetime.date | None = None
    approved_on: datetime.date | None = None
    is_count_only: bool = False


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """``projects`` are keys. ``key`` is how the ledger names it."""

    key: str
    code: str
    title: str
    goal_code: str
    kind: str
    period_kind: str
    progress: MeasureProgress
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    implementers: tuple[OrganisationFacts, ...] = ()
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A goal or an area. ``review`` is a specific goal's (summary, outlook) of the year."""

    pk: int
    code: str
    title: str
    parent: str = ""
    review: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ControlFacts:
    """What a document prints for a figure, and where.

    ``document`` is empty where it is the one that the evaluation itself comes from.
    """

    figure: str
    printed: str
    place: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class DiscrepancyFacts:
    """A contradiction of printed text; ``document`` as of a control figure."""

    key: str
    subject: str
    text: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A written text. ``name`` is what a coordinator knows it as."""

    key: str
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """``projects`` by key; ``funded`` are those of Annex A; ``texts`` with goal reviews."""

    year: int
    cut_off: datetime.date
    known_until: datetime.date
    ledger: Mapping[str, LedgerEntry]
    areas: tuple[Node, ...] = ()
    strategic_goals: tuple[Node, ...] = ()
    specific_goals: tuple[Node, ...] = ()
    measures: tuple[MeasureFacts, ...] = ()
    projects: Mapping[str, ProjectFacts] = field(default_factory=dict)
    reports: tuple[ReportFacts, ...] = ()
    impact: tuple[ImpactResult, ...] = ()
    global_indicators: tuple[GlobalResult, ...] = ()
    funded: tuple[FundedProject, ...] = ()
    control_figures: tuple[ControlFacts, ...] = ()
    discrepancies: tuple[DiscrepancyFacts, ...] = ()
    sections: frozenset[str] = frozenset()
    texts: tuple[TextFacts, ...] = ()
