"""Files of a list: the same rows in the same order, numbers as numbers, formulas as text."""

import csv
import datetime
import io
import zipfile
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains

from tests.factories import OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("http://example.org";"klikni")'
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture
def two(db: None) -> None:
    holder = OrganisationFactory(name="Žlutý dům, z. s.")
    ProjectFactory(
        title="Chráněné bydlení", holder=holder, call=None, budget=Decimal("14964994.80")
    )
    ProjectFactory(title=FORMULA, holder=None, call=None, budget=None, starts_on=None, ends_on=None)
    ProjectFactory(title="Cizí", stage="completed")


def export(client: Client, kind: str, query: str = "?stav=in_progress&razeni=-rozpocet") -> bytes:
    response = client.get(f"/projekty/export.{kind}{query}")
    assert response.status_code == 200
    today = timezone.localdate().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="projekty-{today}.{kind}"'
    return b"".join(response.streaming_content)  # type: ignore[arg-type]


def as_csv(client: Client, query: str = "?stav=in_progress&razeni=-rozpocet") -> list[Any]:
    text = export(client, "csv", query).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.usefixtures("two")
def test_csv_has_what_is_filtered_as_it_is_sorted(client: Client) -> None:
    first, second = as_csv(client)
    assert first["Projekt"] == "Chráněné bydlení"
    assert first["Nositel"] == "Žlutý dům, z. s."
    assert first["Rozpočet v Kč"] == "14964994.80"
    assert first["Od"] == "2023-01-01"
    assert first["Stav"] == "v realizaci"
    assert second["Projekt"] == f"'{FORMULA}"
    assert second["Rozpočet v Kč"] == second["Nositel"] == second["Od"] == ""


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_runs_no_formula(client: Client, start: str) -> None:
    project = ProjectFactory(title=f"{start}1+1", stage="cancelled")
    (row,) = as_csv(client, "?stav=cancelled")
    assert row["Projekt"] == f"'{project.title}"


@pytest.mark.usefixtures("two")
def test_xlsx_has_numbers_dates_and_text(client: Client) -> None:
    sheet = load_workbook(io.BytesIO(export(client, "xlsx"))).active
    assert sheet is not None
    header, first, second = sheet.iter_rows()
    names = [cell.value for cell in header]
    row, other = dict(zip(names, first, strict=True)), dict(zip(names, second, strict=True))
    assert row["Projekt"].value == "Chráněné bydlení"
    assert row["Rozpočet v Kč"].value == pytest.approx(14964994.80)
    assert row["Rozpočet v Kč"].data_type == "n"
    assert row["Od"].value == datetime.datetime(2023, 1, 1)  # noqa: DTZ001 - as read from a cell
    assert row["Od"].number_format == "d. m. yyyy"
    assert other["Projekt"].value == FORMULA
    assert other["Projekt"].data_type == "s"
    assert other["Projekt"].hyperlink is None
    assert other["Rozpočet v Kč"].value is None


@pytest.mark.usefixtures("two")
def test_ods_has_numbers_dates_and_text(client: Client) -> None:
    archive = zipfile.ZipFile(io.BytesIO(export(client, "ods")))
    assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
    content = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314 - our own
    header, first, second = (list(row) for row in content.iter(f"{TABLE}table-row"))
    names = ["".join(cell.itertext()) for cell in header]
    row, other = dict(zip(names, first, strict=True)), dict(zip(names, second, strict=True))
    assert row["Rozpočet v Kč"].get(f"{OFFICE}value") == "14964994.80"
    assert row["Rozpočet v Kč"].get(f"{OFFICE}value-type") == "float"
    assert row["Od"].get(f"{OFFICE}date-value") == "2023-01-01"
    assert other["Projekt"].get(f"{OFFICE}value-type") == "string"
    assert other["Projekt"].get(f"{TABLE}formula") is None
    assert "".join(other["Projekt"].itertext()) == FORMULA


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_xml_cannot_hold_is_left_out(client: Client, kind: str) -> None:
    ProjectFactory(title="Zvon\x07ek\x1f a \uffffkonec")
    data = export(client, kind, "")
    if kind == "xlsx":
        sheet = load_workbook(io.BytesIO(data)).active
        assert sheet is not None
        assert sheet["A2"].value == "Zvonek a konec"
    else:
        content = zipfile.ZipFile(io.BytesIO(data)).read("content.xml")
        assert "Zvonek a konec" in "".join(ElementTree.fromstring(content).itertext())  # noqa: S314


@pytest.mark.parametrize("kind", ["pdf", "CSV", "json", "xls", "csv.exe", "%00"])
def test_an_unknown_format_is_not_found(client: Client, kind: str) -> None:
    assert client.get(f"/projekty/export.{kind}").status_code == 404


def test_a_filter_that_cannot_be_used_gives_no_file(client: Client) -> None:
    ProjectFactory()
    response = client.get("/projekty/export.csv?rok=nesmysl")
    assertContains(response, "Ve filtru je chyba", status_code=400)
    assertContains(response, 'action="/projekty/"', status_code=400)


def test_english_headers(client: Client) -> None:
    ProjectFactory(title="Jediný")
    response = client.get("/en/projekty/export.csv")
    text = b"".join(response.streaming_content).decode()  # type: ignore[arg-type]
    assert text.removeprefix("\ufeff").startswith("Project,Registration number,Holder")
    assert "Jediný" in text


def test_all_rows_are_exported_in_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ProjectFactory.create_batch(60, call=None)
    with django_assert_max_num_queries(12):
        assert len(as_csv(client, "")) == 60
