"""List what does not fit in an evaluation: the gate that publication has to pass."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common.czech import count, format_date
from plans.models import StrategicPlan
from publications.evaluation.checks.finding import SEVERITIES, Finding, Severity
from publications.evaluation.checks.run import run_checks, unexplained_errors
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.store import SnapshotDamaged, SnapshotFromOtherVersion

UNEXPLAINED, UNKNOWN = 1, 2

NAMES: dict[Severity, str] = {"error": "CHYBA", "warning": "VAROVÁNÍ", "note": "POZNÁMKA"}
COUNTED: dict[Severity, tuple[str, str, str]] = {
    "error": ("chyba", "chyby", "chyb"),
    "warning": ("varování", "varování", "varování"),
    "note": ("poznámka", "poznámky", "poznámek"),
}


class Command(BaseCommand):
    help = (
        "Lists the findings of the checks on an evaluation. "
        "Exit 1: an error stands without an explanation, 2: no such plan or year."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan", metavar="PLAN", help="key of the plan")
        parser.add_argument("--year", type=int, help="default: the latest evaluation of the plan")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, plan: str, year: int | None, **options: Any) -> None:
        evaluation = _evaluation(plan, year)
        try:
            findings = run_checks(evaluation)
        except (SnapshotDamaged, SnapshotFromOtherVersion) as error:
            raise CommandError(str(error), returncode=UNKNOWN) from error
        unexplained = unexplained_errors(findings)
        if options["format"] == "json":
            self.stdout.write(_json(evaluation, findings, unexplained))
        else:
            self.stdout.write(_text(evaluation, findings))
        if unexplained:
            number = count(len(unexplained), "chyba", "chyby", "chyb")
            message = f"Bez vysvětlení: {number}. Vyhodnocení nelze zveřejnit."
            raise CommandError(message, returncode=UNEXPLAINED)


def _evaluation(key: str, year: int | None) -> Evaluation:
    plans = StrategicPlan.objects.order_by("key")
    plan = plans.filter(key=key).first()
    if plan is None:
        known = ", ".join(plans.values_list("key", flat=True)) or "žádný"
        raise CommandError(f"Plán „{key}“ není. Plány v portálu: {known}.", returncode=UNKNOWN)
    evaluations = Evaluation.objects.filter(plan=plan).order_by("-year")
    found = (evaluations if year is None else evaluations.filter(year=year)).first()
    if found is None:
        years = ", ".join(str(item.year) for item in evaluations) or "žádné"
        asked = "" if year is None else f" za rok {year}"
        raise CommandError(
            f"Plán „{key}“ nemá vyhodnocení{asked}. Vyhodnocené roky: {years}.", returncode=UNKNOWN
        )
    return found


def _text(evaluation: Evaluation, findings: Sequence[Finding]) -> str:
    lines = [f"{evaluation.plan.title}: {evaluation.title} ({evaluation.year})", ""]
    for finding in findings:
        lines.append(f"{NAMES[finding.severity]}  {finding.subject}  [{finding.id}]")
        lines.append(f"    {finding.message}")
        if finding.explanation:
            by = f"{finding.explanation.signed_as}, {format_date(finding.explanation.signed_on)}"
            lines.append(f"    Vysvětlení: {finding.explanation.text} ({by})")
    numbers = Counter(finding.severity for finding in findings)
    summary = ", ".join(count(numbers[severity], *COUNTED[severity]) for severity in SEVERITIES)
    return "\n".join([*lines, "", f"Celkem: {summary}."] if findings else [*lines, "Bez nálezů."])


def _json(
    evaluation: Evaluation, findings: Sequence[Finding], unexplained: Sequence[Finding]
) -> str:
    return json.dumps(
        {
            "plan": evaluation.plan.key,
            "year": evaluation.year,
            "unexplained_errors": len(unexplained),
            "findings": [finding.model_dump(mode="json") for finding in findings],
        },
        ensure_ascii=False,
        indent=2,
    )
