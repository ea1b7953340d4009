"""This year's figures beside those of the edition of the year before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from indicators.impact_figures import ImpactFigure
from indicators.results import ImpactResult
from indicators.suppression import is_protected
from publications.evaluation.snapshot.changes import Correction, Restated, changes
from publications.evaluation.snapshot.derived import Derived
from publications.evaluation.snapshot.impact_part import impact_figure_id
from publications.evaluation.snapshot.ledger import LedgerEntry
from publications.evaluation.snapshot.past import PastEdition
from publications.evaluation.snapshot.schema import Comparison, Snapshot


def compare(
    previous: PastEdition,
    now: Snapshot,
    *,
    derived: Derived,
    restated: Derived,
    restated_ledger: Mapping[str, LedgerEntry],
) -> Comparison:
    """``restated`` and its ledger are the older year's figures with today's knowledge."""
    known_today = Restated(
        ledger=restated_ledger,
        protected=_protected(restated.impact),
        corrections=_corrections(restated.impact),
        target_reasons=_target_reasons(derived),
    )
    return Comparison(
        year=previous.year,
        edition=previous.snapshot.meta.edition,
        snapshot_sha256=previous.sha256,
        changes=changes(previous.snapshot, now, known_today),
    )


def _protected(results: Iterable[ImpactResult]) -> frozenset[str]:
    """Figures whose small counts are hidden."""
    return frozenset(
        impact_figure_id(result.total, figure.category)
        for result in results
        if is_protected(result.total, result.disclosure.threshold)
        for figure in result.total.figures
    )


def _corrections(results: Iterable[ImpactResult]) -> dict[str, tuple[Correction, ...]]:
    """Of each figure the corrected reports behind it; of a total also those of its parts."""
    found: defaultdict[str, list[Correction]] = defaultdict(list)
    for result in results:
        total = result.total
        for figure in total.figures:
            parts = total.categories if figure.is_sum_of_categories else (figure,)
            found[impact_figure_id(total, figure.category)] += [
                correction for part in parts for correction in _of_figure(part)
            ]
    return {key: tuple(dict.fromkeys(items)) for key, items in found.items()}


def _of_figure(figure: ImpactFigure) -> list[Correction]:
    return [
        Correction(label=item.label, version=item.version, reason=item.correction_reason)
        for item in figure.contributions
        if item.version > 1
    ]


def _target_reasons(derived: Derived) -> dict[str, str]:
    reasons = {
        f"impact:{result.total.code}": result.total.target.reason
        for result in derived.impact
        if result.total.target
    }
    for item in derived.global_indicators:
        if item.series.target:
            reasons[f"global:{item.series.key}"] = item.series.target.reason
    return reasons
