"""All figures of an edition, read and entered; texts, findings and comparison come on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.results import EarlierFigures
from measures.funding import PlanFunding, plan_funding
from plans.models import StrategicPlan, ThematicArea
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.areas_part import AreasPart, read_areas
from publications.evaluation.snapshot.derived import Derived, PlanRecords
from publications.evaluation.snapshot.funding_part import FundingPart
from publications.evaluation.snapshot.global_part import GlobalPart
from publications.evaluation.snapshot.impact_part import ImpactPart
from publications.evaluation.snapshot.knowledge import Knowledge, Shelf
from publications.evaluation.snapshot.ledger import LedgerEntry
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.measures_part import MeasuresPart
from publications.evaluation.snapshot.schema import AreaSection, Funding, GlobalRow


@dataclass(frozen=True, slots=True)
class Rows:
    """The parts that depend on what was known when."""

    global_indicators: tuple[GlobalRow, ...]
    areas: tuple[AreaSection, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An evaluation with its plan as read, the figures derived from it and their ledger."""

    evaluation: Evaluation
    knowledge: Knowledge
    areas: Sequence[ThematicArea]
    shelf: Shelf
    records: PlanRecords
    derived: Derived
    plan_funding: PlanFunding
    rows: Rows
    funding: Funding
    ledger: dict[str, LedgerEntry]


def draft_edition(evaluation: Evaluation, earlier: EarlierFigures) -> Draft:
    """Read and enter everything. ``evaluation`` has its plan and municipality joined."""
    plan, knowledge = evaluation.plan, Knowledge.of(evaluation)
    shelf, book = Shelf(), LedgerBuilder()
    areas = read_areas(plan, year=evaluation.year)
    records = PlanRecords(plan, earlier)
    derived = records.as_known(knowledge)
    rows = enter_rows(plan, areas, shelf, knowledge, derived, book)
    of_plan = plan_funding(plan, areas)
    funding = FundingPart(book=book, shelf=shelf, funding=of_plan).funding()
    return Draft(
        evaluation=evaluation,
        knowledge=knowledge,
        areas=areas,
        shelf=shelf,
        records=records,
        derived=derived,
        plan_funding=of_plan,
        rows=rows,
        funding=funding,
        ledger=book.close(),
    )


def enter_rows(
    plan: StrategicPlan,
    areas: Sequence[ThematicArea],
    shelf: Shelf,
    knowledge: Knowledge,
    derived: Derived,
    book: LedgerBuilder,
) -> Rows:
    """Enter the figures of indicators and measures as known on a day; no queries."""
    global_part = GlobalPart(
        book=book, shelf=shelf, knowledge=knowledge, last_year=plan.ends_on.year
    )
    areas_part = AreasPart(
        impact=ImpactPart(book=book, shelf=shelf, knowledge=knowledge),
        measures=MeasuresPart(book=book, knowledge=knowledge, progress=derived.progress),
        results=derived.impact,
    )
    return Rows(global_part.rows(derived.global_indicators), areas_part.sections(areas))
