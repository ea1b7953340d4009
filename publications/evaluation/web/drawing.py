"""Draw the page of an edition and keep it. Work for the worker: it loads what draws charts."""

import logging
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from publications.evaluation.models import Edition, EditionPage
from publications.evaluation.rendering import TEMPLATE_VERSION, render_page
from publications.evaluation.snapshot.schema import Snapshot
from publications.evaluation.snapshot.store import (
    SnapshotDamaged,
    SnapshotFromOtherVersion,
    load_snapshot,
)
from publications.evaluation.snapshot.tables import tables
from publications.evaluation.web.digest import digest_of
from publications.evaluation.web.links import links_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """Everything of a page but whose it is."""

    values: dict[str, Any]

    def keep(self, edition_id: int) -> None:
        """Write it, in place of that of an earlier build."""
        EditionPage.objects.update_or_create(edition_id=edition_id, defaults=self.values)

    def keep_first(self, edition_id: int) -> None:
        """Write it, unless there is one by now."""
        page = EditionPage(edition_id=edition_id, **self.values)
        EditionPage.objects.bulk_create([page], ignore_conflicts=True)


def draw_page(
    snapshot: Snapshot,
    *,
    sha256: str,
    superseded: Snapshot | None,
    pdf_size: int,
    pdf_pages: int = 0,
) -> DrawnPage:
    """``sha256`` is that of the stored snapshot. No database; raises as ``render_page`` does."""
    digest = digest_of(snapshot, superseded=superseded, pdf_size=pdf_size, pdf_pages=pdf_pages)
    return DrawnPage(
        {
            "body": render_page(snapshot, links_of(snapshot)),
            "digest": digest.model_dump(mode="json"),
            "tables": {table.file_name: table.content.decode() for table in tables(snapshot)},
            "snapshot_sha256": sha256,
            "template_version": TEMPLATE_VERSION,
        }
    )


def superseded_snapshot(edition: Edition) -> Snapshot | None:
    """Of the published edition that this one corrects. Raises as ``load_snapshot`` does."""
    earlier = (
        Edition.objects.filter(evaluation=edition.evaluation_id, published_at__isnull=False)
        .filter(Q(major__lt=edition.major) | Q(major=edition.major, minor__lt=edition.minor))
        .latest_first()
        .first()
    )
    if earlier is None:
        return None
    return load_snapshot(earlier.snapshot, sha256=earlier.snapshot_sha256)


def draw_missing_pages() -> list[int]:
    """Draw ready editions that have no page: those built before pages were kept. Return their ids.

    Each is drawn once; an edition whose snapshot cannot be read is left out.
    """
    drawn: list[int] = []
    for edition in Edition.objects.ready().filter(page__isnull=True):
        try:
            page = draw_page(
                load_snapshot(edition.snapshot, sha256=edition.snapshot_sha256),
                sha256=edition.snapshot_sha256,
                superseded=superseded_snapshot(edition),
                pdf_size=edition.pdf.size,
            )
        except (SnapshotDamaged, SnapshotFromOtherVersion, OSError) as error:
            logger.warning("edition %s has no page and gets none: %s", edition.pk, error)
            continue
        page.keep_first(edition.pk)
        drawn.append(edition.pk)
    return drawn
