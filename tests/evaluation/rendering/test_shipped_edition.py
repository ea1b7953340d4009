"""The evaluation of Ostrava, drawn from the shipped data: each number stands where it belongs."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import outloud
import pypdf
import pytest
import yaml
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from common.czech import format_money, format_number
from common.figures import ValueStatus
from portal_data.services import load_directory
from publications.evaluation.models import Evaluation
from publications.evaluation.rendering import render_pdf
from publications.evaluation.snapshot import Snapshot
from publications.evaluation.snapshot.build import build_snapshot
from publications.evaluation.snapshot.printing import figure_text
from tests.evaluation.rendering.reading import pdf_text

# Without a marked test among those collected, pytest-django would leave the real database in place.
pytestmark = pytest.mark.django_db

DATA = Path(__file__).parents[3] / "data" / "ostrava"
AREA_FILES = sorted(path.name for path in (DATA / "plan-2022-2027").glob("oblast-*.yaml"))


@pytest.fixture(scope="module")
def edition(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Snapshot]:
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        load_directory(DATA)
        evaluation = Evaluation.objects.get(plan__key="ostrava-2022-2027", year=2023)
        yield build_snapshot(evaluation, edition_number="1.0")
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def drawn(edition: Snapshot) -> bytes:
    return render_pdf(edition)


@pytest.fixture(scope="module")
def text(drawn: bytes) -> str:
    """All of it, cell after cell as the tables have them."""
    return squeezed(pdf_text(pypdf.PdfReader(io.BytesIO(drawn))))


class _ExactLoader(yaml.SafeLoader):
    """Numbers as Decimal: a float is no longer the number in the file."""


_ExactLoader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: Decimal(str(node.value))
)


def facts(name: str) -> Any:
    with (DATA / "plan-2022-2027" / name).open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_ExactLoader)  # noqa: S506 - a SafeLoader


def specific_goals(name: str) -> Iterator[dict[str, Any]]:
    for area in facts(name)["areas"]:
        for strategic in area["strategic_goals"]:
            yield from strategic["specific_goals"]


def squeezed(text: str) -> str:
    """Without spaces and hyphens: where a line breaks does not matter."""
    return re.sub(r"[\s-]", "", text)


def stands(text: str, *pieces: str, apart: int = 0) -> bool:
    """Whether the pieces follow each other with at most ``apart`` characters between."""
    gap = f".{{0,{apart}}}?"
    pattern = gap.join(re.escape(squeezed(piece)) for piece in pieces)
    # 1 does not stand where 15 does.
    end = "(?![0-9])" if pieces[-1][-1].isdigit() else ""
    return re.search(pattern + end, text) is not None


def test_annex_a_prints_each_project_with_its_budget(text: str) -> None:
    projects = [item for item in facts("projekty.yaml")["projects"] if "budget" in item]
    printed = [
        item
        for item in projects
        if stands(
            text, item["registration_number"], format_money(Decimal(item["budget"])), apart=220
        )
    ]
    assert len(printed) == 20


def test_annex_a_prints_the_exact_sums(text: str) -> None:
    projects = [item for item in facts("projekty.yaml")["projects"] if "budget" in item]
    sums: dict[str, Decimal] = {}
    for item in projects:
        if item["call"] in ("03_22_018", "06_22_014"):
            programme = {"opz-plus": "OPZ+", "irop": "IROP"}[item["programme"]]
            sums[programme] = sums.get(programme, Decimal(0)) + Decimal(item["budget"])
    assert sums == {"OPZ+": Decimal("143945506.16"), "IROP": Decimal("34785322.35")}
    for programme, total in sums.items():
        assert stands(text, f"Celkem {programme}", format_money(total))
    assert stands(text, "Celkem", format_money(sum(sums.values(), Decimal(0))))


@pytest.mark.parametrize("name", AREA_FILES)
def test_annex_b_prints_each_indicator_with_its_value(text: str, name: str) -> None:
    for goal in specific_goals(name):
        for indicator in goal.get("impact_indicators", []):
            names = {item["key"]: item["name"] for item in indicator.get("categories", [])}
            for value in indicator["values"]:
                if names:
                    amount = format_number(Decimal(value["amount"]))
                    assert stands(text, names[value["category"]], amount), indicator["name"]
            if names:
                continue
            value = indicator["values"][-1]
            if "amount" in value:
                printed = format_number(Decimal(value["amount"]))
            else:
                printed = ValueStatus(value["status"]).sign
            # A note's raised number may stand between.
            assert stands(text, indicator["name"], printed, apart=3), indicator["name"]


@pytest.mark.parametrize("name", AREA_FILES)
def test_annex_b_prints_each_measure(text: str, name: str) -> None:
    for goal in specific_goals(name):
        assert stands(text, goal["code"], goal["title"]), goal["code"]
        for measure in goal.get("measures", []):
            assert stands(text, measure["code"], measure["title"]), measure["code"]


def test_global_indicators_are_printed_with_their_values(text: str) -> None:
    rows = facts("globalni-indikatory.yaml")["global_indicators"]
    assert len(rows) == 11
    for row in rows:
        places = row.get("decimal_places", 0)
        for value in row["values"]:
            if "amount" in value:
                number = format_number(Decimal(value["amount"]), places)
                assert stands(text, row["name"], number, apart=400), (row["key"], number)


def test_every_figure_of_the_ledger_is_printed_beside_its_name(
    text: str, edition: Snapshot
) -> None:
    for entry in edition.ledger.values():
        assert stands(text, f"{entry.label}: {figure_text(entry.figure)}"), entry.id
        assert stands(text, entry.id), entry.id


def test_no_checker_reports_an_error(drawn: bytes, tmp_path: Path) -> None:
    file = tmp_path / "vyhodnoceni.pdf"
    file.write_bytes(drawn)
    result = outloud.check(str(file))
    assert result.error is None
    assert [item.message for item in result.findings if item.severity == "error"] == []
