"""The command that queues an edition and waits for it."""

import hashlib
import os
import pty
import signal
import subprocess
import sys
import termios
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from publications.evaluation.management.commands import build_evaluation as command
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.services import publish_edition
from tests.conftest import StartWorker
from tests.evaluation.editions import State, make_ready
from tests.factories import ControlFigureFactory, EditionFactory
from tests.processes import ROOT, Valkey, wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media", "valkey")]


def build(evaluation: Evaluation, *options: str, **streams: Any) -> str:
    """What the command says."""
    said = StringIO()
    arguments = [evaluation.plan.key, str(evaluation.year), *options]
    call_command("build_evaluation", *arguments, stdout=said, **{"stderr": said, **streams})
    return said.getvalue()


def test_without_wait_it_only_queues(vzorov: Evaluation, valkey: Valkey) -> None:
    assert "čeká na workera" in build(vzorov)
    assert Edition.objects.get().state == State.QUEUED
    assert valkey.queued("portal") == 1


def test_waits_and_copies_pdf_and_snapshot(
    vzorov: Evaluation, start_worker: StartWorker, tmp_path: Path
) -> None:
    start_worker()
    pdf, snapshot = tmp_path / "new" / "edition.pdf", tmp_path / "edition.json"
    said = build(vzorov, "--output", str(pdf), "--snapshot", str(snapshot))
    edition = Edition.objects.get()
    assert "Vydání 1.0 je hotové." in said
    assert str(State.RENDERING.label) in said
    assert pdf.read_bytes() == edition.read_pdf()
    assert hashlib.sha256(snapshot.read_bytes()).hexdigest() == edition.snapshot_sha256
    assert {path.name for path in pdf.parent.iterdir()} == {"edition.pdf"}


def test_failure_is_said_with_its_reason(vzorov: Evaluation, start_worker: StartWorker) -> None:
    start_worker()
    vzorov.texts.update(body="{impact:9.9.9/9}")
    with pytest.raises(CommandError, match=r"9\.9\.9/9") as error:
        build(vzorov, "--wait")
    assert error.value.returncode == 1


def test_published_edition_is_left_as_it_is(
    vzorov: Evaluation, tmp_path: Path, administrator: User
) -> None:
    edition = make_ready(EditionFactory(evaluation=vzorov))
    publish_edition(edition=edition, by=administrator)
    pdf = tmp_path / "edition.pdf"
    assert "je zveřejněné a nemění se" in build(vzorov, "--output", str(pdf))
    assert pdf.read_bytes() == edition.read_pdf()

    build(vzorov, "--erratum", "Opraven rozpočet.")
    assert Edition.objects.filter(minor=1, erratum="Opraven rozpočet.").exists()


def test_publishes_in_the_name_of_a_user_and_only_once(
    vzorov: Evaluation, start_worker: StartWorker, coordinator: User
) -> None:
    start_worker()
    assert "Vydání 1.0 je zveřejněné." in build(vzorov, "--publish", coordinator.email)
    published = Edition.objects.values().get()
    assert published["published_by_id"] == coordinator.pk
    vzorov.texts.update(body="Jiný text.")
    assert "je zveřejněné a nemění se" in build(vzorov, "--publish", coordinator.email)
    assert Edition.objects.values().get() == published


def test_who_may_not_publish_publishes_nothing(vzorov: Evaluation, editor: User) -> None:
    for email in (editor.email, "nikdo@portal.example"):
        with pytest.raises(CommandError, match="smí vydání zveřejnit") as error:
            build(vzorov, "--publish", email)
        assert error.value.returncode == 2
    assert not Edition.objects.exists()


def test_an_unexplained_error_forbids_publishing(
    vzorov: Evaluation, start_worker: StartWorker, coordinator: User
) -> None:
    start_worker()
    ControlFigureFactory(evaluation=vzorov, figure="budget:total", printed="1")
    with pytest.raises(CommandError, match="nevysvětlené chyby") as error:
        build(vzorov, "--publish", coordinator.email)
    assert error.value.returncode == 1
    assert not Edition.objects.filter(published_at__isnull=False).exists()


def test_says_that_nobody_works(vzorov: Evaluation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "NO_WORKER_SECONDS", 0.2)
    said = StringIO()
    with pytest.raises(CommandError, match="nebylo hotové do 1 s") as error:
        build(vzorov, "--wait", "--timeout", "1", stderr=said)
    assert error.value.returncode == 1
    assert said.getvalue().count("Běží worker") == 1
    assert Edition.objects.get().state == State.QUEUED


def test_unknown_plan_and_year_are_said(vzorov: Evaluation) -> None:
    with pytest.raises(CommandError, match="vzorov-2024-2027") as error:
        call_command("build_evaluation", "neznamy", "2024")
    assert error.value.returncode == 2
    with pytest.raises(CommandError, match="Má za roky: 2024, 2025") as error:
        call_command("build_evaluation", "vzorov-2024-2027", "1999")
    assert error.value.returncode == 2


def test_unwritable_output_is_said(vzorov: Evaluation, tmp_path: Path, administrator: User) -> None:
    publish_edition(edition=make_ready(EditionFactory(evaluation=vzorov)), by=administrator)
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="nelze zapsat"):
        build(vzorov, "--output", str(tmp_path / "file" / "edition.pdf"))


def run(env: dict[str, str], *options: str, **streams: Any) -> "subprocess.Popen[bytes]":
    """The command as a process of its own."""
    arguments = [sys.executable, "manage.py", "build_evaluation", "vzorov-2024-2027", "2024"]
    env = {**os.environ, **env}
    return subprocess.Popen([*arguments, *options], cwd=ROOT, env=env, **streams)


def test_interrupted_it_leaves_the_edition_to_the_worker(
    vzorov: Evaluation, process_env: dict[str, str]
) -> None:
    process = run(process_env, "--wait", stderr=subprocess.PIPE)
    wait_for(Edition.objects.exists, what="the edition is queued")
    assert process.stderr is not None
    while b"\n" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "se sestavuje dál" in said.decode()
    assert "Traceback" not in said.decode()
    assert Edition.objects.get().state == State.QUEUED


def test_terminal_shows_a_bar(
    vzorov: Evaluation, start_worker: StartWorker, process_env: dict[str, str]
) -> None:
    start_worker()
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    process = run(process_env, "--wait", stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        # Linux says so when the other end is closed.
        pass
    finally:
        os.close(ours)
    assert process.wait(timeout=30) == 0
    assert "█" in shown.decode()
    assert "100 %" in shown.decode()
