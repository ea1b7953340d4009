"""Looking at editions while and after a worker builds them."""

import hashlib
from pathlib import Path

from publications.evaluation.building.claim import Claim
from publications.evaluation.building.files import store_pdf
from publications.evaluation.models import Edition
from publications.evaluation.models.edition import PDF_FOLDER
from publications.evaluation.snapshot import canonical_json
from publications.evaluation.snapshot.build import build_snapshot
from publications.evaluation.snapshot.schema import FindingRow
from publications.evaluation.web.drawing import draw_page, superseded_snapshot
from tests.processes import wait_for

State = Edition.State


def wait_until(edition: Edition, *states: str, seconds: float = 90) -> Edition:
    """The edition as soon as it is in one of the states."""

    def look() -> Edition | None:
        return Edition.objects.filter(pk=edition.pk, state__in=states).first()

    found = wait_for(look, seconds=seconds, what=f"edition {edition.pk} is {' or '.join(states)}")
    assert found is not None
    return found


def wait_until_finished(edition: Edition) -> Edition:
    return wait_until(edition, State.READY, State.FAILED)


def files_in(media: Path) -> set[str]:
    """Everything in the file store, also what is hidden."""
    return {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}


def assert_ready_and_whole(edition: Edition, media: Path) -> None:
    """Ready, its file is what it says, and there is no other file."""
    assert (edition.state, edition.reason, edition.progress) == (State.READY, "", 100)
    assert (edition.claim, edition.worker) == (None, "")
    assert edition.finished_at is not None
    assert edition.read_pdf().startswith(b"%PDF-")
    assert hashlib.sha256(edition.snapshot.encode()).hexdigest() == edition.snapshot_sha256
    assert files_in(media) == {edition.pdf.name}
    assert edition.pdf.name.startswith(f"{PDF_FOLDER}/{edition.file_stem}-")


def make_ready(edition: Edition, *, findings: tuple[FindingRow, ...] | None = None) -> Edition:
    """Make the queued edition ready: its page is drawn, its file holds a few bytes only.

    ``findings`` stand in it instead of those of the checks.
    """
    snapshot = build_snapshot(
        edition.evaluation, edition_number=edition.number, erratum=edition.erratum
    )
    if findings is not None:
        snapshot = snapshot.model_copy(update={"findings": findings})
    text = canonical_json(snapshot)
    claim = Claim.take(edition_id=edition.pk, worker="test")
    assert claim is not None
    pdf = b"%PDF-1.7 not drawn"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    superseded = superseded_snapshot(edition)
    page = draw_page(snapshot, sha256=sha256, superseded=superseded, pdf_size=len(pdf))
    page.keep(edition.pk)
    claim.finish(
        snapshot=text,
        snapshot_sha256=sha256,
        template_version="test",
        pdf=store_pdf(claim=claim, edition=edition, pdf=pdf),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
    )
    edition.refresh_from_db()
    return edition
