"""Workers and the broker die; the edition ends ready exactly once, or failed with a reason."""

import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from publications.evaluation.building.sweep import GAVE_UP, MAX_ATTEMPTS, requeue_lost_editions
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.services import request_edition, retry_edition
from tests.conftest import LEASE_SECONDS, StartWorker
from tests.evaluation.editions import (
    State,
    assert_ready_and_whole,
    files_in,
    wait_until,
    wait_until_finished,
)
from tests.processes import Valkey, wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_drawing_process_killed(vzorov: Evaluation, start_worker: StartWorker, media: Path) -> None:
    """As the kernel does when memory runs out; the worker lives on and gets another child."""
    worker = start_worker(beat=True)
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    name, _, process = edition.worker.rpartition(":")
    assert name == "worker1@test"
    os.kill(int(process), signal.SIGKILL)

    ready = wait_until_finished(edition)
    assert ready.attempts == 2
    assert_ready_and_whole(ready, media)
    assert worker.says("WorkerLostError")


def test_whole_worker_killed_while_drawing(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    worker = start_worker()
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    worker.kill()
    start_worker(beat=True)

    ready = wait_until_finished(edition)
    assert ready.attempts == 2
    assert_ready_and_whole(ready, media)


def test_worker_killed_each_time_gives_up_and_can_be_retried(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    edition = request_edition(evaluation=vzorov, by=None)
    for attempt in range(1, MAX_ATTEMPTS + 1):
        worker = start_worker(beat=True)
        begun = Edition.objects.filter(state=State.RENDERING, attempts=attempt)
        wait_for(begun.exists, what=f"attempt {attempt}")
        worker.kill()
    start_worker(beat=True)

    failed = wait_until_finished(edition)
    assert (failed.state, failed.reason) == (State.FAILED, GAVE_UP)
    assert files_in(media) == set()

    assert_ready_and_whole(wait_until_finished(retry_edition(edition=failed, by=None)), media)


def test_broker_killed_with_jobs_queued(
    vzorov: Evaluation, start_worker: StartWorker, valkey: Valkey, media: Path
) -> None:
    edition = request_edition(evaluation=vzorov, by=None)
    assert valkey.queued("portal") == 1
    valkey.kill()
    valkey.start()
    assert valkey.queued("portal") == 0, "the broker has forgotten the job"
    start_worker(beat=True)

    ready = wait_until_finished(edition)
    assert ready.attempts == 1
    assert_ready_and_whole(ready, media)


def test_broker_down_when_asked(
    vzorov: Evaluation, start_worker: StartWorker, valkey: Valkey, media: Path
) -> None:
    valkey.kill()
    edition = request_edition(evaluation=vzorov, by=None)
    assert edition.state == State.QUEUED
    valkey.start()
    start_worker(beat=True)

    assert_ready_and_whole(wait_until_finished(edition), media)


def test_broker_that_hangs_when_asked(
    vzorov: Evaluation, start_worker: StartWorker, valkey: Valkey, media: Path
) -> None:
    """It takes the connection and says nothing; whoever asks must not wait for it forever."""
    valkey.signal(signal.SIGSTOP)
    try:
        edition = request_edition(evaluation=vzorov, by=None)
    finally:
        valkey.signal(signal.SIGCONT)
    start_worker(beat=True)

    assert_ready_and_whole(wait_until_finished(edition), media)


def test_broker_killed_while_drawing(
    vzorov: Evaluation, start_worker: StartWorker, valkey: Valkey, media: Path
) -> None:
    """The running job ends as if nothing happened, and the worker finds the broker again."""
    start_worker(beat=True)
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    valkey.kill()
    ready = wait_until_finished(edition)
    assert ready.attempts == 1
    assert_ready_and_whole(ready, media)

    valkey.start()
    vzorov.texts.update(body="Text se změnil.")
    assert_ready_and_whole(wait_until_finished(request_edition(evaluation=vzorov, by=None)), media)


def test_database_connections_cut_while_drawing(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    """As when the database restarts."""
    worker = start_worker()
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    wait_for(cut_connections, what="the worker has a connection, to say that it is alive")

    ready = wait_until_finished(edition)
    assert worker.says("no sign of life written")
    assert ready.attempts == 1
    assert_ready_and_whole(ready, media)


def cut_connections() -> int:
    """Cut all connections to the test's database but ours; return how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.rowcount


def test_paused_worker_that_lost_the_edition_writes_nothing(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    paused = start_worker()
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    paused.signal_all(signal.SIGSTOP)
    start_worker(beat=True)
    ready = wait_until_finished(edition)
    assert ready.attempts == 2

    paused.signal_all(signal.SIGCONT)
    wait_for(lambda: paused.says("no longer ours"), what="the paused worker has noticed")
    wait_for(lambda: paused.says("succeeded"), what="its job has ended")
    after = Edition.objects.get(pk=edition.pk)
    assert (after.pdf.name, after.finished_at) == (ready.pdf.name, ready.finished_at)
    assert_ready_and_whole(after, media)
    assert paused.is_alive()


def test_worker_told_to_stop_finishes_what_it_draws(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    worker = start_worker()
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    assert worker.stop() == 0
    assert_ready_and_whole(Edition.objects.get(pk=edition.pk), media)


def test_worker_told_to_stop_at_once_leaves_it_to_the_next(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    worker = start_worker()
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    worker.stop(signal.SIGQUIT)
    given_back = Edition.objects.get(pk=edition.pk)
    assert (given_back.state, given_back.attempts) == (State.QUEUED, 0)
    start_worker()

    ready = wait_until_finished(edition)
    assert ready.attempts == 1
    assert_ready_and_whole(ready, media)


def test_what_a_killed_worker_left_is_swept(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    """A file written, but its edition never said so; and the unfinished part of another."""
    start_worker()
    ready = wait_until_finished(request_edition(evaluation=vzorov, by=None))
    folder = (media / ready.pdf.name).parent
    token = "0123456789abcdef0123456789abcdef"
    (folder / f"{ready.file_stem}-{token}.pdf").write_bytes(b"%PDF-")
    (folder / f".{ready.file_stem}-{token}.pdf.abc.part").write_bytes(b"%PD")

    assert requeue_lost_editions() == []
    assert_ready_and_whole(ready, media)


def test_sweep_leaves_alone_what_is_alive(
    vzorov: Evaluation, start_worker: StartWorker, valkey: Valkey
) -> None:
    edition = request_edition(evaluation=vzorov, by=None)
    assert requeue_lost_editions() == []
    assert valkey.queued("portal") == 1

    long_ago = timezone.now() - timedelta(seconds=LEASE_SECONDS + 1)
    Edition.objects.update(alive_at=long_ago)
    assert requeue_lost_editions() == [edition.pk]
    assert valkey.queued("portal") == 2
    assert requeue_lost_editions() == [], "once a lease"


def test_worker_at_work_gives_signs_of_life(
    vzorov: Evaluation, start_worker: StartWorker, media: Path
) -> None:
    start_worker()
    edition = wait_until(request_edition(evaluation=vzorov, by=None), State.RENDERING)
    before = edition.alive_at

    def signs() -> Edition | None:
        return Edition.objects.filter(pk=edition.pk, alive_at__gt=before, progress__gt=10).first()

    found = wait_for(signs, what="a sign of life and progress")
    assert found is not None
    assert found.state == State.RENDERING
    assert_ready_and_whole(wait_until_finished(edition), media)
