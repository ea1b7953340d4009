"""Editions made before: what they published, and the one to compare with. One query."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from indicators.impact_figures import TOTAL
from indicators.results import EarlierFigures
from indicators.suppression import EarlierFigure
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.snapshot.schema import Snapshot
from publications.evaluation.snapshot.store import load_snapshot
from publications.evaluation.snapshot.tracked import impact_rows


@dataclass(frozen=True, slots=True)
class PastEdition:
    """``sha256`` is that of the stored text."""

    year: int
    number: tuple[int, int]
    is_published: bool
    snapshot: Snapshot
    sha256: str


class PastEditions:
    """Published editions of the plan, and the ready ones of the year before.

    Raises SnapshotDamaged or SnapshotFromOtherVersion, both with a Czech reason, when one of them
    cannot be read: without it neither a comparison nor the hiding of small counts would be right.
    """

    def __init__(self, evaluation: Evaluation) -> None:
        editions = (
            Edition.objects.ready()
            .filter(evaluation__plan=evaluation.plan_id, evaluation__year__lte=evaluation.year)
            .filter(Q(published_at__isnull=False) | Q(evaluation__year=evaluation.year - 1))
            .select_related("evaluation")
            .order_by("evaluation__year", "major", "minor")
        )
        self._year = evaluation.year
        self._editions = [_past(edition) for edition in editions]

    @cached_property
    def earlier_figures(self) -> EarlierFigures:
        """Of impact indicators, what was published, or will be by being compared with."""
        public = [past for past in self._editions if past.is_published or past is self.previous]
        return _earlier_figures(past.snapshot for past in public)

    @cached_property
    def previous(self) -> PastEdition | None:
        """Of the year before: the latest published edition, else the latest ready one."""
        of_year = [past for past in self._editions if past.year == self._year - 1]
        return max(of_year, key=lambda past: (past.is_published, past.number), default=None)


def _past(edition: Edition) -> PastEdition:
    return PastEdition(
        year=edition.evaluation.year,
        number=(edition.major, edition.minor),
        is_published=edition.published_at is not None,
        snapshot=load_snapshot(edition.snapshot, sha256=edition.snapshot_sha256),
        sha256=edition.snapshot_sha256,
    )


def _earlier_figures(snapshots: Iterable[Snapshot]) -> EarlierFigures:
    found: defaultdict[str, defaultdict[str, list[EarlierFigure]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for snapshot in snapshots:
        for row in impact_rows(snapshot):
            for figure_id in (row.total, *(part.figure for part in row.categories)):
                figure = snapshot.ledger[figure_id].figure
                category = figure_id.partition("@")[2] or TOTAL
                found[row.code][category].append(EarlierFigure(amount=figure.amount))
    plain: dict[str, dict[str, Sequence[EarlierFigure]]] = {
        code: dict(by_category) for code, by_category in found.items()
    }
    return plain
