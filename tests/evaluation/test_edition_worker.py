"""A real worker builds editions: the ordinary ways, and those that end with a reason."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from publications.evaluation.building.queue import send_job
from publications.evaluation.building.reasons import NO_SPACE, NOT_WRITABLE, TOO_LONG, UNKNOWN
from publications.evaluation.models import Evaluation
from publications.evaluation.services import request_edition, retry_edition
from tests.conftest import StartWorker
from tests.evaluation.editions import (
    State,
    assert_ready_and_whole,
    files_in,
    wait_until,
    wait_until_finished,
)
from tests.processes import Valkey, wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_worker_makes_an_edition_ready(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    start_worker()
    edition = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert_ready_and_whole(edition, media)
    assert stat.S_IMODE((media / edition.pdf.name).stat().st_mode) == 0o640


def test_unchanged_edition_is_not_drawn_again(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    start_worker()
    first = wait_until_finished(request_edition(evaluation=vzorov, by=None))

    again = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert again.pk == first.pk
    assert again.pdf.name == first.pdf.name
    assert_ready_and_whole(again, media)

    vzorov.texts.update(body="Text se změnil.")
    changed = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert changed.snapshot_sha256 != first.snapshot_sha256
    assert changed.pdf.name != first.pdf.name
    assert_ready_and_whole(changed, media)


def test_damaged_file_is_drawn_again(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    start_worker()
    first = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    (media / first.pdf.name).write_bytes(b"%PDF-")

    again = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert again.pdf.name != first.pdf.name
    assert again.pdf_sha256 == first.pdf_sha256, "the same snapshot gives the same bytes"
    assert_ready_and_whole(again, media)


def test_text_with_an_unknown_figure_fails_and_is_built_once_corrected(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    start_worker()
    text = vzorov.texts.first()
    assert text is not None
    written, text.body = text.body, "Pomohli jsme {impact:9.9.9/9} lidem."
    text.save()

    failed = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert failed.state == State.FAILED
    assert "{impact:9.9.9/9}" in failed.reason
    assert files_in(media) == set()

    text.body = written
    text.save()
    assert_ready_and_whole(wait_until_finished(retry_edition(edition=failed, by=None)), media)


def test_unexpected_error_is_logged_and_said_to_be_one(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    worker = start_worker()
    with table_missing("plans_abbreviation"):
        failed = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert (failed.state, failed.reason, failed.attempts) == (State.FAILED, UNKNOWN, 1)
    assert worker.says('relation "plans_abbreviation" does not exist')

    assert_ready_and_whole(wait_until_finished(retry_edition(edition=failed, by=None)), media)


@contextmanager
def table_missing(name: str) -> Iterator[None]:
    """As where a migration was forgotten."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {name} RENAME TO {name}_away")
        try:
            yield
        finally:
            cursor.execute(f"ALTER TABLE {name}_away RENAME TO {name}")


def test_full_store_fails_with_a_reason_and_leaves_no_file(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    # The kernel refuses what is written beyond this size, in the middle of the file.
    start_worker(largest_file=50_000)

    failed = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert (failed.state, failed.reason) == (State.FAILED, NO_SPACE)
    assert files_in(media) == set()


def test_unwritable_store_fails_with_a_reason(
    vzorov: Evaluation, start_worker: StartWorker, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    start_worker(MEDIA_ROOT=str(tmp_path / "file"))

    failed = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert (failed.state, failed.reason) == (State.FAILED, NOT_WRITABLE)


def test_drawing_that_takes_too_long_is_stopped(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    worker = start_worker(EDITION_TIME_LIMIT_SECONDS="1")

    failed = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert (failed.state, failed.reason) == (State.FAILED, TOO_LONG)
    assert files_in(media) == set()
    assert worker.is_alive()


def test_edition_deleted_while_queued_harms_nobody(
    vzorov: Evaluation, start_worker: StartWorker, valkey: Valkey, media: Path
) -> None:
    request_edition(evaluation=vzorov, by=None).delete()
    worker = start_worker()
    wait_for(lambda: worker.says("succeeded"), what="the job of the deleted edition is done")

    assert_ready_and_whole(wait_until_finished(request_edition(evaluation=vzorov, by=None)), media)
    assert valkey.queued("portal") == 0


def test_edition_deleted_while_drawn_leaves_no_file(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    worker = start_worker()
    wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING).delete()
    wait_for(lambda: worker.says("succeeded"), what="the worker has noticed")
    assert files_in(media) == set()
    assert not worker.says("Traceback")


def test_asking_again_while_drawn_takes_it_from_the_worker(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    """What is asked for is today's data, not those the worker has read already."""
    start_worker()
    wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    vzorov.texts.update(body="Text se mezitím změnil.")

    edition = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    assert "Text se mezitím změnil." in edition.snapshot
    assert_ready_and_whole(edition, media)


def test_one_job_delivered_twice_to_two_workers_is_done_once(
    vzorov: Evaluation, start_worker: StartWorker, valkey: Valkey, media: Path
) -> None:
    edition = request_edition(evaluation=vzorov, by=None)
    send_job(edition.pk)
    assert valkey.queued("portal") == 2
    workers = [start_worker(), start_worker()]

    ready = wait_until_finished(edition)
    for worker in workers:
        wait_for(lambda worker=worker: worker.says("succeeded"), what="each worker had a job")
    assert ready.attempts == 1
    assert_ready_and_whole(wait_until_finished(edition), media)
