"""Snapshots of the shipped plans: Ostrava and the invented town of Vzorov."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from portal_data.services import load_directory
from publications.evaluation.models import ControlFigure, Evaluation
from publications.evaluation.snapshot import Snapshot, canonical_json
from publications.evaluation.snapshot.ledger import LedgerEntry
from publications.evaluation.snapshot.placeholders import FigureRef, resolve
from tests.evaluation.snapshot.small_plan import build, keep
from tests.evaluation.snapshot.walk import named_figures

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Both plans, loaded once; the tests only read, and in the end it is all taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        load_directory(DATA / "ostrava")
        load_directory(DATA / "vzorov")
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def ostrava(shipped: None) -> Snapshot:
    return build(Evaluation.objects.get(plan__key="ostrava-2022-2027", year=2023))


@pytest.fixture(scope="module")
def vzorov(shipped: None) -> Snapshot:
    """The second year, beside the first one."""
    first = Evaluation.objects.get(plan__key="vzorov-2024-2027", year=2024)
    keep(build(first), first)
    return build(Evaluation.objects.get(plan__key="vzorov-2024-2027", year=2025))


@pytest.fixture(params=["ostrava", "vzorov"])
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    found: Snapshot = request.getfixturevalue(request.param)
    return found


def test_every_figure_stands_in_the_ledger(snapshot):
    dropped = {
        change.figure
        for change in (snapshot.comparison.changes if snapshot.comparison else ())
        if change.kind == "dropped_figure"
    }
    known = {*snapshot.ledger, *dropped}
    assert [item for item in named_figures(snapshot) if item[1] not in known] == []


def test_every_figure_leads_to_something_to_look_at(snapshot):
    """By its inputs, and theirs, to a report or a document; a count may be of nothing."""

    def ends(entry: LedgerEntry) -> set[str]:
        found = set()
        for item in entry.inputs:
            found |= ends(snapshot.ledger[item.figure]) if item.figure else {item.kind}
        return found

    without = [key for key, entry in snapshot.ledger.items() if not ends(entry)]
    assert [key for key in without if snapshot.ledger[key].figure.amount] == []


def test_sums_can_be_recomputed_from_the_ledger(snapshot):
    for key, entry in snapshot.ledger.items():
        if entry.formula.startswith("Součet") and not entry.figure.is_hidden:
            parts = [item for item in entry.inputs if "nezapočteno" not in item.note]
            if not any(item.is_hidden for item in parts):
                total = sum(item.amount for item in parts if item.amount is not None)
                assert total == (entry.figure.amount or 0), key


def test_texts_can_be_printed(snapshot):
    for text in snapshot.texts:
        resolve(text.body, snapshot.ledger)


def test_ostrava_has_what_the_document_prints(ostrava):
    amounts = {key: entry.figure.amount for key, entry in ostrava.ledger.items()}
    goals = [
        goal
        for area in ostrava.areas
        for strategic_goal in area.strategic_goals
        for goal in strategic_goal.specific_goals
    ]
    assert len(goals) == 23
    assert sum(len(goal.indicators) for goal in goals) == 46
    assert sum(len(goal.measures) for goal in goals) == 46
    assert len(ostrava.global_indicators) == 11
    assert amounts["count:projects"] == 20
    assert str(amounts["budget:total"]) == "178730828.51"
    assert [amounts[f"impact:6.2.1/3@{part}"] for part in ("dospeli", "deti", "gynekolog")] == [
        12,
        12,
        4,
    ]
    assert amounts["impact:6.2.1/3"] == 50
    assert goals[0].as_of_label == "Data dostupná k\u00a030.\u00a04.\u00a02024"
    money = next(text for text in ostrava.texts if text.section == "money")
    printed = [
        part.text for part in resolve(money.body, ostrava.ledger) if isinstance(part, FigureRef)
    ]
    assert "178,7\u00a0mil.\u00a0Kč" in printed


def test_control_figures_name_figures_of_the_ledger(ostrava):
    """But for those about the document's own slips: a code, a title, a row printed twice."""
    names = ControlFigure.objects.filter(evaluation__plan__key="ostrava-2022-2027").values_list(
        "figure", flat=True
    )
    computed = ("budget:", "count:", "global", "impact", "measures:")
    assert [
        name for name in names if name.startswith(computed) and name not in ostrava.ledger
    ] == []


def test_vzorov_tells_kinds_of_change_apart(vzorov):
    assert vzorov.comparison is not None
    kinds = {change.kind for change in vzorov.comparison.changes}
    assert kinds >= {"real_change", "late_correction", "changed_target", "changed_method"}
    corrected = [item for item in vzorov.comparison.changes if item.kind == "late_correction"]
    assert all("Důvod: " in item.sentence for item in corrected)


def test_the_number_of_queries(vzorov):
    evaluation = Evaluation.objects.get(plan__key="vzorov-2024-2027", year=2025)
    with CaptureQueriesContext(connection) as context:
        again = build(evaluation)
    assert len(context) <= 40
    assert canonical_json(again) == canonical_json(vzorov)
