"""The command that lists findings: exit codes, text, JSON."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from projects.models import Project
from tests.evaluation.snapshot.small_plan import SmallPlan
from tests.factories import ControlFigureFactory, EvaluationFactory, FindingExplanationFactory

FIGURE = "control_figures:budget:total"


@pytest.fixture
def small(db: None) -> SmallPlan:
    """A plan without an error: its project has no number that could be of another call."""
    plan = SmallPlan()
    Project.objects.update(registration_number=None)
    return plan


def _run(*args: str, expected: int = 0) -> tuple[str, str]:
    """Output and, where the command fails with the expected code, its message."""
    out = StringIO()
    if not expected:
        call_command("check_plan", *args, stdout=out)
        return out.getvalue(), ""
    with pytest.raises(CommandError) as error:
        call_command("check_plan", *args, stdout=out)
    assert error.value.returncode == expected
    return out.getvalue(), str(error.value)


def _mismatch(small: SmallPlan) -> None:
    ControlFigureFactory(evaluation=small.evaluation, figure="budget:total", printed="1")


def test_it_fails_while_an_error_is_not_explained(small: SmallPlan) -> None:
    _mismatch(small)

    text, message = _run(small.plan.key, expected=1)

    assert f"[{FIGURE}]" in text
    assert "CHYBA" in text
    assert message.replace("\u00a0", " ") == (
        "Bez vysvětlení: 1 chyba. Vyhodnocení nelze zveřejnit."
    )


def test_it_passes_once_all_errors_are_explained(small: SmallPlan) -> None:
    _mismatch(small)
    FindingExplanationFactory(
        evaluation=small.evaluation, finding=FIGURE, text="Překlep.", signed_as="koordinátorka"
    )

    text, _ = _run(small.plan.key)

    assert "Vysvětlení: Překlep. (koordinátorka" in text
    assert "Celkem: 1 chyba" in text.replace("\u00a0", " ")


def test_json_holds_the_same(small: SmallPlan) -> None:
    _mismatch(small)

    text, _ = _run(small.plan.key, "--format", "json", expected=1)

    report = json.loads(text)
    assert (report["plan"], report["year"]) == (small.plan.key, 2023)
    assert report["unexplained_errors"] == 1
    assert FIGURE in [finding["id"] for finding in report["findings"]]


def test_the_latest_year_is_checked_unless_another_is_asked_for(small: SmallPlan) -> None:
    small.next_evaluation()

    assert "(2024)" in _run(small.plan.key)[0].splitlines()[0]
    assert "(2023)" in _run(small.plan.key, "--year", "2023")[0].splitlines()[0]


def test_an_unknown_plan_is_said_with_those_that_there_are(small: SmallPlan) -> None:
    _, message = _run("nic", expected=2)

    assert message == f"Plán „nic“ není. Plány v portálu: {small.plan.key}."


def test_an_unknown_year_is_said_with_those_that_there_are(small: SmallPlan) -> None:
    EvaluationFactory(plan=small.plan, year=2024)

    _, message = _run(small.plan.key, "--year", "1999", expected=2)

    assert message.endswith("nemá vyhodnocení za rok 1999. Vyhodnocené roky: 2024, 2023.")
