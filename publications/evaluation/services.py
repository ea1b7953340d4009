"""What people do with editions: ask for one, retry, correct, publish.

An evaluation has one edition under work at a time. Until it is published it is built in place:
asking again builds the same number from today's data, and takes it from a worker still at it.
A published edition stays; after it comes a correction with the next number (1.1) and an erratum.
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from publications.evaluation.building.queue import send_job
from publications.evaluation.errors import EditionError
from publications.evaluation.models import Edition, EditionPage, Evaluation
from publications.evaluation.snapshot.schema import FindingRow
from publications.evaluation.snapshot.store import (
    SnapshotDamaged,
    SnapshotFromOtherVersion,
    load_snapshot,
)


@transaction.atomic
def request_edition(*, evaluation: Evaluation, by: User | None, erratum: str = "") -> Edition:
    """Queue the evaluation's edition: the first, the unpublished one anew, or with an erratum the
    correction of the published one. ``by`` is empty for the command line.

    Raises EditionError where the latest is published and there is no erratum.
    """
    # Locked, so that two requests at once do not both create the first edition.
    Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    editions = Edition.objects.filter(evaluation=evaluation).latest_first()
    latest = editions.select_for_update().defer("snapshot").first()
    if latest is None:
        return _queue(Edition(evaluation=evaluation), by=by)
    if latest.published_at is None:
        latest.erratum = erratum.strip() or latest.erratum
        return _queue(latest, by=by)
    if not erratum.strip():
        raise EditionError(
            f"Vydání {latest.number} je zveřejněné a už se nemění. Opravné vydání potřebuje "
            "erratum: co a proč se opravuje."
        )
    correction = Edition(
        evaluation=evaluation, major=latest.major, minor=latest.minor + 1, erratum=erratum.strip()
    )
    return _queue(correction, by=by)


@transaction.atomic
def request_correction(*, edition: Edition, erratum: str, by: User) -> Edition:
    """Queue the correction of a published edition. Raises EditionError."""
    if edition.published_at is None:
        raise EditionError(
            f"Vydání {edition.number} ještě není zveřejněné; opravte data a sestavte ho znovu."
        )
    return request_edition(evaluation=edition.evaluation, erratum=erratum, by=by)


@transaction.atomic
def retry_edition(*, edition: Edition, by: User | None) -> Edition:
    """Build the edition again from today's data, whatever became of it. Raises EditionError."""
    locked = Edition.objects.select_for_update().defer("snapshot").get(pk=edition.pk)
    if locked.published_at is not None:
        raise EditionError(f"Vydání {locked.number} je zveřejněné a už se nemění.")
    return _queue(locked, by=by)


@transaction.atomic
def publish_edition(*, edition: Edition, by: User) -> Edition:
    """Publish a ready edition for good. Raises EditionError with everything that prevents it."""
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    if locked.published_at is not None:
        raise EditionError(f"Vydání {locked.number} už je zveřejněné.")
    if locked.state != Edition.State.READY:
        raise EditionError(f"Vydání {locked.number} není hotové, zveřejnit ho nelze.")
    if errors := unexplained_errors(locked):
        listed = "\n".join(f"• {finding.subject}: {finding.message}" for finding in errors)
        raise EditionError(
            "Vydání nelze zveřejnit, dokud obsahuje nevysvětlené chyby. Opravte data, nebo chyby "
            f"vysvětlete, a vydání sestavte znovu:\n{listed}"
        )
    locked.read_pdf()
    drawn = EditionPage.objects.filter(edition=locked, snapshot_sha256=locked.snapshot_sha256)
    if not drawn.exists():
        raise EditionError(
            f"Vydání {locked.number} nemá webovou podobu. Sestavte ho znovu, vznikne s ním."
        )
    locked.published_at, locked.published_by = timezone.now(), by
    locked.save(update_fields=["published_at", "published_by"])
    return locked


def unexplained_errors(edition: Edition) -> list[FindingRow]:
    """The findings in the edition's snapshot that forbid publishing it. Raises EditionError."""
    try:
        snapshot = load_snapshot(edition.snapshot, sha256=edition.snapshot_sha256)
    except (SnapshotDamaged, SnapshotFromOtherVersion) as error:
        raise EditionError(f"{error} Sestavte vydání znovu.") from error
    return [
        finding
        for finding in snapshot.findings
        if finding.severity == "error" and finding.explanation is None
    ]


def _queue(edition: Edition, *, by: User | None) -> Edition:
    """Back to the start of its way. The last build stays in it until the new one is whole."""
    edition.state, edition.reason = Edition.State.QUEUED, ""
    edition.claim, edition.worker = None, ""
    edition.progress = edition.attempts = 0
    edition.queued_at = edition.alive_at = timezone.now()
    edition.finished_at = None
    edition.requested_by = by
    edition.save()
    edition_id: int = edition.pk
    transaction.on_commit(lambda: send_job(edition_id), robust=True)
    return edition
