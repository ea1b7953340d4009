"""Build the snapshot of an edition: everything it says, read once, with its ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from measures.funding import plan_funding
from plans.models import StrategicPlan, ThematicArea
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.areas_part import AreasPart, read_areas
from publications.evaluation.snapshot.comparison import compare
from publications.evaluation.snapshot.derived import Derived, PlanRecords
from publications.evaluation.snapshot.events_part import advisory_programmes, months
from publications.evaluation.snapshot.funding_part import FundingPart
from publications.evaluation.snapshot.global_part import GlobalPart
from publications.evaluation.snapshot.impact_part import ImpactPart
from publications.evaluation.snapshot.knowledge import Knowledge, Shelf
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.measures_part import MeasuresPart
from publications.evaluation.snapshot.meta import abbreviations, meta
from publications.evaluation.snapshot.past import PastEditions
from publications.evaluation.snapshot.reading import frozen_view
from publications.evaluation.snapshot.schema import AreaSection, GlobalRow, Snapshot
from publications.evaluation.snapshot.texts import check_placeholders, texts


def build_snapshot(evaluation: Evaluation, *, edition_number: str, erratum: str = "") -> Snapshot:
    """What an edition made now says. No ORM object leaves it, and no clock is read.

    The number of queries does not depend on the size of the plan. Raises UnresolvedPlaceholder
    for a text that names a figure which the edition does not have; SnapshotDamaged or
    SnapshotFromOtherVersion where an earlier edition cannot be read.
    """
    with frozen_view():
        # Read again: the caller's copy may be older than the view.
        current = Evaluation.objects.select_related("plan__municipality", "source").get(
            pk=evaluation.pk
        )
        return _build(current, edition_number, erratum)


def _build(evaluation: Evaluation, edition_number: str, erratum: str) -> Snapshot:
    plan, knowledge = evaluation.plan, Knowledge.of(evaluation)
    past, shelf, book = PastEditions(evaluation), Shelf(), LedgerBuilder()
    areas = read_areas(plan, year=evaluation.year)
    records = PlanRecords(plan, past.earlier_figures)
    derived = records.as_known(knowledge)
    rows = _Rows.enter(plan, areas, shelf, knowledge, derived, book)
    funding = FundingPart(book=book, shelf=shelf, funding=plan_funding(plan)).funding()
    ledger = book.close()
    named = {key for row in rows.global_indicators for key in row.sources}
    snapshot = Snapshot(
        meta=meta(evaluation, edition_number=edition_number, erratum=erratum),
        sources=shelf.used_in(
            ledger.values(), named | {evaluation.source.key if evaluation.source else ""}
        ),
        abbreviations=abbreviations(evaluation),
        texts=texts(evaluation),
        global_indicators=rows.global_indicators,
        months=months(evaluation),
        advisory_programmes=advisory_programmes(evaluation),
        funding=funding,
        areas=rows.areas,
        findings=(),
        ledger=ledger,
    )
    check_placeholders(snapshot)
    return _compared(snapshot, plan, areas, shelf, knowledge, records, derived, past)


def _compared(
    snapshot: Snapshot,
    plan: StrategicPlan,
    areas: Sequence[ThematicArea],
    shelf: Shelf,
    knowledge: Knowledge,
    records: PlanRecords,
    derived: Derived,
    past: PastEditions,
) -> Snapshot:
    """With the changes since the edition of the year before; as it is where there is none."""
    previous = past.previous
    if previous is None:
        return snapshot
    then = Knowledge(previous.meta.year, previous.meta.cut_off, knowledge.known_until)
    restated, book = records.as_known(then), LedgerBuilder()
    _Rows.enter(plan, areas, shelf, then, restated, book)
    comparison = compare(
        previous, snapshot, derived=derived, restated=restated, restated_ledger=book.close()
    )
    return snapshot.model_copy(update={"comparison": comparison})


@dataclass(frozen=True, slots=True)
class _Rows:
    """The parts that depend on what was known when."""

    global_indicators: tuple[GlobalRow, ...]
    areas: tuple[AreaSection, ...]

    @classmethod
    def enter(
        cls,
        plan: StrategicPlan,
        areas: Sequence[ThematicArea],
        shelf: Shelf,
        knowledge: Knowledge,
        derived: Derived,
        book: LedgerBuilder,
    ) -> "_Rows":
        global_part = GlobalPart(
            book=book, shelf=shelf, knowledge=knowledge, last_year=plan.ends_on.year
        )
        areas_part = AreasPart(
            impact=ImpactPart(book=book, shelf=shelf, knowledge=knowledge),
            measures=MeasuresPart(book=book, knowledge=knowledge, progress=derived.progress),
            results=derived.impact,
        )
        return cls(global_part.rows(derived.global_indicators), areas_part.sections(areas))
