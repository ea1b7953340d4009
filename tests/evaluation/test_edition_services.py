"""Asking for editions, their numbers, publishing and correcting them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import User
from publications.evaluation.building.claim import Claim, ClaimLost
from publications.evaluation.building.files import delete_left_over
from publications.evaluation.errors import EditionError, EditionFileError
from publications.evaluation.models import Edition, Evaluation, FindingExplanation
from publications.evaluation.services import (
    publish_edition,
    request_correction,
    request_edition,
    retry_edition,
)
from publications.evaluation.snapshot.schema import Explanation, FindingRow
from tests.evaluation.editions import State, files_in, make_ready
from tests.factories import EditionFactory, EvaluationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media", "valkey")]

CaptureOnCommit = Callable[..., AbstractContextManager[list[Any]]]

ERROR = FindingRow(
    id="control_figures:budget:total",
    check="control_figures",
    severity="error",
    subject="Rozpočet celkem",
    message="Vytištěný součet se liší od součtu řádků.",
)
EXPLAINED = ERROR.model_copy(
    update={
        "explanation": Explanation(
            text="Tisková chyba.", signed_as="koordinátor", signed_on=timezone.localdate()
        )
    }
)
WARNING = ERROR.model_copy(update={"severity": "warning"})


@pytest.fixture
def ready() -> Edition:
    return make_ready(EditionFactory())


@pytest.fixture
def published(ready: Edition, coordinator: User) -> Edition:
    return publish_edition(edition=ready, by=coordinator)


# --- Asking ---------------------------------------------------------------------------------------


def test_first_edition_is_1_0_and_its_job_is_sent_on_commit(
    coordinator: User, django_capture_on_commit_callbacks: CaptureOnCommit
) -> None:
    with django_capture_on_commit_callbacks() as jobs:
        edition = request_edition(evaluation=EvaluationFactory(), by=coordinator)
    assert (edition.number, edition.state, edition.requested_by) == ("1.0", "queued", coordinator)
    assert len(jobs) == 1


def test_unpublished_edition_is_built_in_place(ready: Edition, coordinator: User) -> None:
    again = request_edition(evaluation=ready.evaluation, by=coordinator)
    assert (again.pk, again.number, again.state) == (ready.pk, "1.0", State.QUEUED)
    again.refresh_from_db()
    assert again.read_pdf() == ready.read_pdf(), "the last build stays until the next is whole"
    assert again.snapshot == ready.snapshot


def test_asking_again_takes_the_edition_from_its_worker(coordinator: User) -> None:
    edition: Edition = EditionFactory()
    claim = Claim.take(edition_id=edition.pk, worker="test")
    assert claim is not None
    request_edition(evaluation=edition.evaluation, by=coordinator)
    with pytest.raises(ClaimLost):
        claim.fail("pozdě")
    edition.refresh_from_db()
    assert (edition.state, edition.reason) == (State.QUEUED, "")


def test_queued_edition_is_claimed_once() -> None:
    edition: Edition = EditionFactory()
    assert Claim.take(edition_id=edition.pk, worker="first") is not None
    assert Claim.take(edition_id=edition.pk, worker="second") is None


def test_failed_edition_is_retried(coordinator: User) -> None:
    edition: Edition = EditionFactory()
    claim = Claim.take(edition_id=edition.pk, worker="test")
    assert claim is not None
    claim.fail("Chybí text.")

    retried = retry_edition(edition=edition, by=coordinator)
    assert (retried.state, retried.reason, retried.attempts) == (State.QUEUED, "", 0)


# --- Publishing -----------------------------------------------------------------------------------


def test_ready_edition_is_published(ready: Edition, coordinator: User) -> None:
    published = publish_edition(edition=ready, by=coordinator)
    assert published.published_at is not None
    assert published.published_by == coordinator


def test_unexplained_errors_forbid_publishing_and_are_named(coordinator: User) -> None:
    edition = make_ready(EditionFactory(), findings=(ERROR,))
    with pytest.raises(EditionError, match="Rozpočet celkem: Vytištěný součet se liší"):
        publish_edition(edition=edition, by=coordinator)
    edition.refresh_from_db()
    assert edition.published_at is None


def test_explained_errors_and_warnings_do_not_forbid_publishing(coordinator: User) -> None:
    edition = make_ready(EditionFactory(), findings=(EXPLAINED, WARNING))
    assert publish_edition(edition=edition, by=coordinator).published_at is not None


@pytest.mark.django_db(transaction=True)
def test_error_of_a_check_is_explained_and_then_published(
    vzorov: Evaluation, coordinator: User
) -> None:
    """The shipped evaluation of 2025 has one error, explained. Without that it is refused."""
    explanation = FindingExplanation.objects.get(finding="control_figures:budget:total")
    edition: Edition = EditionFactory(evaluation=explanation.evaluation)
    explanation.delete()
    with pytest.raises(EditionError, match="nevysvětlené chyby"):
        publish_edition(edition=make_ready(edition), by=coordinator)

    explanation.pk = None
    explanation.save()
    again = make_ready(retry_edition(edition=edition, by=coordinator))
    assert publish_edition(edition=again, by=coordinator).published_at is not None


def test_queued_edition_is_not_published(coordinator: User) -> None:
    with pytest.raises(EditionError, match="není hotové"):
        publish_edition(edition=EditionFactory(), by=coordinator)


def test_edition_whose_file_is_damaged_is_not_published(
    ready: Edition, coordinator: User, media: Path
) -> None:
    (media / ready.pdf.name).write_bytes(b"%PDF-1.7 changed")
    with pytest.raises(EditionFileError, match="není ten, který portál sestavil"):
        publish_edition(edition=ready, by=coordinator)


def test_edition_whose_snapshot_is_damaged_is_not_published(
    ready: Edition, coordinator: User
) -> None:
    Edition.objects.filter(pk=ready.pk).update(snapshot=ready.snapshot + " ")
    with pytest.raises(EditionError, match="otisku SHA-256"):
        publish_edition(edition=ready, by=coordinator)


def test_missing_file_is_said_plainly(ready: Edition, media: Path) -> None:
    (media / ready.pdf.name).unlink()
    with pytest.raises(EditionFileError, match="v úložišti chybí"):
        ready.read_pdf()


# --- Published for good ---------------------------------------------------------------------------


def _save(edition: Edition) -> None:
    edition.erratum = "jiné"
    edition.save()


def _update(edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(published_at=None)


def _delete(edition: Edition) -> None:
    edition.delete()


def _sql_update(edition: Edition) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evaluation_edition SET snapshot = '' WHERE id = %s", [edition.pk])


def _sql_delete(edition: Edition) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM evaluation_edition WHERE id = %s", [edition.pk])


@pytest.mark.parametrize("change", [_save, _update, _delete, _sql_update, _sql_delete])
def test_published_edition_never_changes(
    change: Callable[[Edition], None], published: Edition
) -> None:
    before = Edition.objects.values().get(pk=published.pk)
    with pytest.raises(DatabaseError, match=r"Cannot (update|delete)"), transaction.atomic():
        change(Edition.objects.get(pk=published.pk))
    assert Edition.objects.values().get(pk=before["id"]) == before


def test_published_edition_is_not_built_again(published: Edition, coordinator: User) -> None:
    with pytest.raises(EditionError, match="už se nemění"):
        retry_edition(edition=published, by=coordinator)
    with pytest.raises(EditionError, match="potřebuje erratum"):
        request_edition(evaluation=published.evaluation, by=coordinator, erratum="  ")
    with pytest.raises(EditionError, match="už je zveřejněné"):
        publish_edition(edition=published, by=coordinator)


# --- Correcting -----------------------------------------------------------------------------------


def test_correction_is_1_1_with_its_erratum(published: Edition, coordinator: User) -> None:
    correction = request_correction(edition=published, erratum="Opraven rozpočet.", by=coordinator)
    assert (correction.number, correction.erratum) == ("1.1", "Opraven rozpočet.")
    assert Edition.objects.filter(evaluation=published.evaluation).count() == 2


def test_unpublished_correction_is_built_in_place(published: Edition, coordinator: User) -> None:
    first = request_correction(edition=published, erratum="Opraven rozpočet.", by=coordinator)
    same = request_edition(evaluation=published.evaluation, by=coordinator)
    assert (same.pk, same.erratum) == (first.pk, "Opraven rozpočet.")
    reworded = request_correction(edition=published, erratum="Opraven součet.", by=coordinator)
    assert (reworded.pk, reworded.erratum) == (first.pk, "Opraven součet.")


def test_correction_of_a_published_correction_is_1_2(published: Edition, coordinator: User) -> None:
    first = request_correction(edition=published, erratum="Opraven rozpočet.", by=coordinator)
    publish_edition(edition=make_ready(first), by=coordinator)
    second = request_correction(edition=published, erratum="Opraven název.", by=coordinator)
    assert second.number == "1.2"


def test_draft_needs_no_correction(ready: Edition, coordinator: User) -> None:
    with pytest.raises(EditionError, match="ještě není zveřejněné"):
        request_correction(edition=ready, erratum="Opraveno.", by=coordinator)


def test_files_of_published_editions_are_never_swept(published: Edition, media: Path) -> None:
    assert delete_left_over() == []
    assert files_in(media) == {published.pdf.name}


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_make_one_edition() -> None:
    evaluation = EvaluationFactory()
    barrier = Barrier(4)

    def ask(_: int) -> int:
        barrier.wait()
        try:
            edition_id: int = request_edition(evaluation=evaluation, by=None).pk
            return edition_id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1
    assert Edition.objects.count() == 1
