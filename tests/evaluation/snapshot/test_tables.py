import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.figures import ValueStatus
from plans.models import SpecificGoal
from publications.evaluation.snapshot import Snapshot
from publications.evaluation.snapshot.ledger import Figure
from publications.evaluation.snapshot.tables import cell_text, tables
from tests.evaluation.snapshot.small_plan import SmallPlan, build
from tests.factories import ImpactValueFactory


def read(snapshot: Snapshot, file_name: str) -> list[dict[str, str]]:
    content = next(table.content for table in tables(snapshot) if table.file_name == file_name)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.django_db
def test_the_tables_of_an_edition():
    small = SmallPlan(areas=2)
    snapshot = build(small.evaluation)
    names = [table.file_name for table in tables(snapshot)]

    assert names == [
        "opatreni.csv",
        "indikatory-dopadu.csv",
        "globalni-indikatory.csv",
        "cerpani.csv",
        "rejstrik-cisel.csv",
        "zjisteni.csv",
    ]
    measure = read(snapshot, "opatreni.csv")[0]
    assert (measure["kód"], measure["stav"]) == ("1.1.1.1", "v realizaci")
    assert (measure["přijaté zprávy"], measure["očekávané zprávy"]) == ("2", "6")
    impact = read(snapshot, "indikatory-dopadu.csv")
    assert [(row["kategorie"], row["hodnota"]) for row in impact[:3]] == [
        ("", "38"),
        ("deti", "14"),
        ("dospeli", "24"),
    ]
    assert [row["druh řádku"] for row in read(snapshot, "cerpani.csv")] == [
        *("projekt", "oblast", "projekt", "oblast"),
        *("výzva", "program", "celkem"),
    ]
    assert read(snapshot, "cerpani.csv")[-1]["rozpočet v Kč"] == "2469135.60"
    assert {row["číslo v rejstříku"] for row in read(snapshot, "rejstrik-cisel.csv")} == set(
        snapshot.ledger
    )
    assert [row["zjištění"] for row in read(snapshot, "zjisteni.csv")] == [
        finding.id for finding in snapshot.findings
    ]


@pytest.mark.django_db
def test_every_file_is_rfc_4180_in_utf_8_with_a_mark():
    snapshot = build(SmallPlan().evaluation)
    for table in tables(snapshot):
        assert table.content.startswith(b"\xef\xbb\xbf")
        assert table.content.endswith(b"\r\n")
        rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
    assert tables(snapshot) == tables(snapshot)


@pytest.mark.django_db
def test_a_title_cannot_become_a_formula():
    small = SmallPlan()
    SpecificGoal.objects.update(title="Cíl")
    small.plan.areas.update(name='=HYPERLINK("https://example.org")')
    measure = small.measure()
    type(measure).objects.update(title="@SUM(1+1)")
    indicator = small.add_indicator(name='+zvýšení, "jak\nse dá"')
    ImpactValueFactory(indicator=indicator, amount=3)
    snapshot = build(small.evaluation)

    assert read(snapshot, "opatreni.csv")[0]["opatření"] == "'@SUM(1+1)"
    assert read(snapshot, "indikatory-dopadu.csv")[-1]["indikátor"] == '\'+zvýšení, "jak\nse dá"'
    for table in tables(snapshot):
        for row in csv.reader(io.StringIO(table.content.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(amount=Decimal("13.4"), places=2, unit="%"), "13.40"),
        (Figure(amount=Decimal("-5")), "-5"),
        (Figure(amount=Decimal(178730828), places=2, unit="Kč"), "178730828.00"),
        (Figure(amount=Decimal(0)), "0"),
        (Figure(suppressed_below=5), "< 5"),
        (Figure(is_withheld=True), "skryto"),
        (Figure(status=ValueStatus.NOT_AVAILABLE), "není k dispozici"),
        (Figure(status=ValueStatus.NOT_REPORTED), "dosud nevykázáno"),
        (Figure(status=ValueStatus.NOT_APPLICABLE), "netýká se"),
    ],
)
def test_figures_are_numbers_or_words(figure, text):
    assert cell_text(figure) == text


@given(st.text())
def test_no_text_starts_like_a_formula(text):
    assert not cell_text(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell_text(text).removeprefix("'") == text.removeprefix("'")
