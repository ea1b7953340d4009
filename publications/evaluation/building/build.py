"""Build one edition: snapshot, PDF, page, ready. Runs in the worker and may die at any line."""

import hashlib
import logging

from django.core.files.storage import default_storage
from django.db import Error, InterfaceError, OperationalError, connection, transaction

from publications.evaluation.building.claim import Claim, ClaimLost
from publications.evaluation.building.files import store_pdf
from publications.evaluation.building.heartbeat import Heartbeat
from publications.evaluation.building.reasons import is_expected, reason_of
from publications.evaluation.errors import EditionFileError
from publications.evaluation.models import Edition, EditionPage
from publications.evaluation.rendering import TEMPLATE_VERSION, draw_pdf
from publications.evaluation.snapshot import canonical_json
from publications.evaluation.snapshot.build import build_snapshot
from publications.evaluation.web.drawing import draw_page, superseded_snapshot

# Of the whole way: what taking the snapshot, and drawing, come to.
SNAPSHOT_DONE = 10
DRAWING_DONE = 98

logger = logging.getLogger(__name__)


def build_edition(*, edition_id: int, worker: str) -> None:
    """Make a queued edition ready, or failed with a reason; do nothing where none is queued.

    Nothing of the edition but its state changes until the end: its snapshot, its file and its page
    are always those of one complete build.
    """
    claim = Claim.take(edition_id=edition_id, worker=worker)
    if claim is None:
        logger.info("edition %s is not waiting for a worker", edition_id)
        return
    try:
        with Heartbeat(claim) as heartbeat:
            _build(claim, heartbeat)
    except ClaimLost:
        logger.warning("edition %s is no longer ours, stopping", edition_id)
    except (OperationalError, InterfaceError):
        # That the database is away is no property of the edition. The sweep tries again, and when
        # it has been three times, says so.
        logger.exception("edition %s: the database is away, leaving it to the sweep", edition_id)
    except Exception as error:
        if not is_expected(error):
            logger.exception("edition %s failed", edition_id)
        _fail(claim, reason_of(error))
    except BaseException:
        # The worker is told to stop. Its job comes back to the queue and finds the edition there.
        _give_back(claim)
        raise


def _build(claim: Claim, heartbeat: Heartbeat) -> None:
    edition = Edition.objects.select_related("evaluation__plan").get(pk=claim.edition_id)
    snapshot = build_snapshot(
        edition.evaluation, edition_number=edition.number, erratum=edition.erratum
    )
    text = canonical_json(snapshot)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if _is_drawn_already(edition, sha256):
        claim.finish()
        return
    superseded = superseded_snapshot(edition)
    heartbeat.report(SNAPSHOT_DONE)
    claim.write(state=Edition.State.RENDERING, progress=SNAPSHOT_DONE)

    def drawing(share: float) -> None:
        heartbeat.report(SNAPSHOT_DONE + share * (DRAWING_DONE - SNAPSHOT_DONE))

    # Drawing takes its time; a connection left open meanwhile is one that may be cut.
    connection.close()
    pdf = draw_pdf(snapshot, progress=drawing)
    page = draw_page(
        snapshot,
        sha256=sha256,
        superseded=superseded,
        pdf_size=len(pdf.content),
        pdf_pages=pdf.pages,
    )
    before = edition.pdf.name
    name = store_pdf(claim=claim, edition=edition, pdf=pdf.content)
    try:
        with transaction.atomic():
            claim.finish(
                snapshot=text,
                snapshot_sha256=sha256,
                template_version=TEMPLATE_VERSION,
                pdf=name,
                pdf_sha256=hashlib.sha256(pdf.content).hexdigest(),
            )
            page.keep(edition.pk)
    except ClaimLost:
        default_storage.delete(name)
        raise
    if before:
        default_storage.delete(before)


def _is_drawn_already(edition: Edition, sha256: str) -> bool:
    """File and page of the last build show this very snapshot, and the file is whole."""
    drawn = {"snapshot_sha256": sha256, "template_version": TEMPLATE_VERSION}
    if (edition.snapshot_sha256, edition.template_version) != tuple(drawn.values()):
        return False
    if not EditionPage.objects.filter(edition=edition, **drawn).exists():
        return False
    try:
        edition.read_pdf()
    except EditionFileError as error:
        logger.warning("edition %s is drawn again: %s", edition.pk, error)
        return False
    return True


def _fail(claim: Claim, reason: str) -> None:
    try:
        claim.fail(reason)
    except ClaimLost:
        logger.warning("edition %s is no longer ours", claim.edition_id)


def _give_back(claim: Claim) -> None:
    try:
        claim.give_back()
    except (ClaimLost, Error):
        logger.warning("edition %s could not be given back", claim.edition_id)
