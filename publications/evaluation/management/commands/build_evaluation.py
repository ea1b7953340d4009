"""Have the worker build the edition of an evaluation, wait for it, publish it."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from accounts.models import User
from common.whole_files import write_whole
from plans.models import StrategicPlan
from publications.evaluation.errors import EditionError
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.services import publish_edition, request_edition

ASK_EVERY_SECONDS = 0.25
NO_WORKER_SECONDS = 15
FAILED, UNKNOWN, INTERRUPTED = 1, 2, 130


class Command(BaseCommand):
    help = (
        "Queues the edition of an evaluation on the worker. An unchanged one is not drawn again, "
        "a published one is not touched. Exit 1: it failed, 2: no such plan, year or user."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan", metavar="PLAN", help="key of the plan")
        parser.add_argument("year", metavar="YEAR", type=int)
        parser.add_argument("--wait", action="store_true", help="wait and show the progress")
        parser.add_argument("--output", metavar="FILE", type=Path, help="copy the PDF here; waits")
        parser.add_argument(
            "--snapshot", metavar="FILE", type=Path, help="copy the snapshot (JSON) here; waits"
        )
        parser.add_argument(
            "--publish", metavar="E-MAIL", default="", help="publish it as this user; waits"
        )
        parser.add_argument("--timeout", metavar="S", type=float, default=900, help="default: 900")
        parser.add_argument(
            "--erratum", metavar="TEXT", default="", help="builds the correction of a published one"
        )

    def handle(self, *args: Any, plan: str, year: int, **options: Any) -> None:
        evaluation = _evaluation(plan, year)
        publisher = _user(options["publish"]) if options["publish"] else None
        edition = self._request(evaluation, options["erratum"])
        if not (options["wait"] or options["output"] or options["snapshot"] or publisher):
            self.stdout.write(f"Vydání {edition.number} čeká na workera.")
            return
        try:
            edition = self._wait_for(edition, timeout=options["timeout"])
        except KeyboardInterrupt:
            message = f"Přerušeno. Vydání {edition.number} se sestavuje dál."
            raise CommandError(message, returncode=INTERRUPTED) from None
        if edition.state == Edition.State.FAILED:
            raise CommandError(
                f"Vydání {edition.number} se nepodařilo sestavit. {edition.reason}",
                returncode=FAILED,
            )
        self._copy(edition, pdf_to=options["output"], snapshot_to=options["snapshot"])
        self.stdout.write(f"Vydání {edition.number} je hotové.")
        if publisher is not None and edition.published_at is None:
            self._publish(edition, publisher)

    def _request(self, evaluation: Evaluation, erratum: str) -> Edition:
        latest = evaluation.editions.latest_first().first()
        if latest is not None and latest.published_at is not None and not erratum:
            self.stdout.write(
                f"Vydání {latest.number} je zveřejněné a nemění se; opravné vydání si vyžádejte "
                "volbou --erratum."
            )
            return latest
        return request_edition(evaluation=evaluation, by=None, erratum=erratum)

    def _wait_for(self, edition: Edition, *, timeout: float) -> Edition:
        """Look into the row until it is finished. The edition is built whether or not we look."""
        started, warned = time.monotonic(), False
        with _Progress(self) as progress:
            while not edition.is_finished:
                time.sleep(ASK_EVERY_SECONDS)
                edition = self._look(edition)
                progress.show(edition)
                waited = time.monotonic() - started
                is_waiting = edition.state == Edition.State.QUEUED
                if is_waiting and waited > NO_WORKER_SECONDS and not warned:
                    warned = True
                    progress.say("Vydání zatím nikdo nepřevzal. Běží worker a fronta úloh?")
                if waited > timeout and not edition.is_finished:
                    raise CommandError(
                        f"Vydání {edition.number} nebylo hotové do {timeout:g} s "
                        f"({edition.get_state_display()}). Sestavuje se dál.",
                        returncode=FAILED,
                    )
        return edition

    def _look(self, edition: Edition) -> Edition:
        try:
            return Edition.objects.defer("snapshot").get(pk=edition.pk)
        except Edition.DoesNotExist:
            message = f"Vydání {edition.number} mezitím někdo smazal."
            raise CommandError(message, returncode=FAILED) from None

    def _publish(self, edition: Edition, by: User) -> None:
        try:
            publish_edition(edition=edition, by=by)
        except EditionError as error:
            raise CommandError(str(error), returncode=FAILED) from error
        self.stdout.write(f"Vydání {edition.number} je zveřejněné.")

    def _copy(self, edition: Edition, *, pdf_to: Path | None, snapshot_to: Path | None) -> None:
        try:
            if pdf_to is not None:
                write_whole(pdf_to, [edition.read_pdf()])
            if snapshot_to is not None:
                write_whole(snapshot_to, [edition.snapshot.encode()])
        except EditionError as error:
            raise CommandError(str(error), returncode=FAILED) from error
        except OSError as error:
            message = f"Soubor {error.filename} nelze zapsat ({error.strerror})."
            raise CommandError(message, returncode=FAILED) from error


class _Progress:
    """A bar on a terminal; elsewhere, as in a log, one line for each step."""

    def __init__(self, command: Command) -> None:
        self._command = command
        self._step = ""
        self._is_terminal = command.stderr.isatty()
        self._bar = tqdm(
            total=100,
            disable=not self._is_terminal,
            bar_format="{desc} |{bar:40}| {percentage:3.0f} %  {elapsed}",
        )

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def show(self, edition: Edition) -> None:
        step = edition.get_state_display()
        if self._is_terminal:
            self._bar.set_description_str(step, refresh=False)
            self._bar.n = edition.progress
            self._bar.refresh()
        elif step != self._step:
            self.say(step)
        self._step = step

    def say(self, text: str) -> None:
        if self._is_terminal:
            self._bar.write(text)
        else:
            self._command.stderr.write(text)


def _user(email: str) -> User:
    """Whoever may publish: the same permission that the administration asks for."""
    user = User.objects.filter(email=email).first()
    if user is None or not user.has_perm("evaluation.publish_edition"):
        message = f"„{email}“ není uživatel, který smí vydání zveřejnit."
        raise CommandError(message, returncode=UNKNOWN)
    return user


def _evaluation(plan_key: str, year: int) -> Evaluation:
    plan = StrategicPlan.objects.filter(key=plan_key).first()
    if plan is None:
        known = ", ".join(StrategicPlan.objects.values_list("key", flat=True)) or "žádný"
        message = f"Plán „{plan_key}“ v portálu není. Jsou v něm: {known}."
        raise CommandError(message, returncode=UNKNOWN)
    evaluation = plan.evaluations.filter(year=year).first()
    if evaluation is None:
        years = ", ".join(str(row.year) for row in plan.evaluations.order_by("year")) or "žádné"
        message = f"Plán „{plan.key}“ nemá vyhodnocení za rok {year}. Má za roky: {years}."
        raise CommandError(message, returncode=UNKNOWN)
    return evaluation
