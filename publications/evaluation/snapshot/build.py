"""Build the snapshot of an edition: everything it says, read once, with its ledger."""

from publications.evaluation.checks.run import findings_of
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.comparison import compare
from publications.evaluation.snapshot.draft import Draft, draft_edition, enter_rows
from publications.evaluation.snapshot.events_part import advisory_programmes, months
from publications.evaluation.snapshot.knowledge import Knowledge
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.meta import abbreviations, meta
from publications.evaluation.snapshot.past import PastEdition, PastEditions
from publications.evaluation.snapshot.reading import frozen_view
from publications.evaluation.snapshot.schema import Comparison, Snapshot
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
    past = PastEditions(evaluation)
    draft = draft_edition(evaluation, past.earlier_figures)
    written = texts(evaluation)
    snapshot = Snapshot(
        meta=meta(evaluation, edition_number=edition_number, erratum=erratum),
        sources=draft.shelf.used_in(draft.ledger.values(), _named_documents(draft)),
        abbreviations=abbreviations(evaluation),
        texts=written,
        global_indicators=draft.rows.global_indicators,
        months=months(evaluation),
        advisory_programmes=advisory_programmes(evaluation),
        funding=draft.funding,
        areas=draft.rows.areas,
        findings=tuple(findings_of(draft, written)),
        ledger=draft.ledger,
    )
    check_placeholders(snapshot)
    return snapshot.model_copy(update={"comparison": _comparison(draft, snapshot, past.previous)})


def _named_documents(draft: Draft) -> set[str]:
    """Keys of the documents that are named outside the ledger."""
    named = {key for row in draft.rows.global_indicators for key in row.sources}
    source = draft.evaluation.source
    return named | {source.key} if source else named


def _comparison(draft: Draft, now: Snapshot, previous: PastEdition | None) -> Comparison | None:
    """With the edition of the year before; None where there is none."""
    if previous is None:
        return None
    meta_then = previous.snapshot.meta
    then = Knowledge(meta_then.year, meta_then.cut_off, draft.knowledge.known_until)
    restated, book = draft.records.as_known(then), LedgerBuilder()
    enter_rows(draft.evaluation.plan, draft.areas, draft.shelf, then, restated, book)
    return compare(
        previous, now, derived=draft.derived, restated=restated, restated_ledger=book.close()
    )
