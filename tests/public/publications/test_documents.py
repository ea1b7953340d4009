"""Documents: list, page, download."""

import datetime
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from common.czech import NBSP
from plans.models import StrategicPlan
from publications.models import Document
from tests.factories import DocumentFactory, SourceDocumentFactory, StrategicPlanFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
PDF = b"%PDF-1.7\n" + b"x" * 1234


@pytest.fixture
def attached() -> Document:
    document: Document = DocumentFactory(key="plan", title="Plán: žluťoučký kůň/2023")
    document.file.save("plan.pdf", ContentFile(PDF))
    return document


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_list_is_by_plan_and_kind(client: Client) -> None:
    new = StrategicPlanFactory(title="Nový plán", starts_on=datetime.date(2022, 1, 1))
    old = StrategicPlanFactory(
        title="Starý plán",
        state=StrategicPlan.State.CLOSED,
        starts_on=datetime.date(2015, 1, 1),
        ends_on=datetime.date(2018, 12, 31),
    )
    DocumentFactory(title="Mimo")
    DocumentFactory(title="Stará analýza", plan=old, kind=Document.Kind.ANALYSIS)
    DocumentFactory(title="Starý text plánu", plan=old, kind=Document.Kind.PLAN)
    DocumentFactory(title="Nová příloha", plan=new, kind=Document.Kind.ANNEX)
    page = text_of(client, "/dokumenty/")
    found = page[page.index("4 dokumenty") :]
    order = ("Nový plán", "Nová příloha", "Starý plán", "Starý text plánu", "Stará analýza", "Mimo")
    assert [found.index(text) for text in order] == sorted(found.index(text) for text in order)
    assert found.count("soubor není přiložen") == 4


def test_list_says_format_and_size(client: Client, attached: Document) -> None:
    assert f"PDF, 1,2{NBSP}kB" in text_of(client, "/dokumenty/")


def test_list_without_documents(client: Client) -> None:
    assert 'class="empty"' in text_of(client, "/dokumenty/")


def test_filter(client: Client) -> None:
    plan = StrategicPlanFactory()
    DocumentFactory(title="Výzkum", plan=plan, kind=Document.Kind.ANALYSIS)
    DocumentFactory(title="Memorandum", plan=plan, kind=Document.Kind.MEMORANDUM)
    page = text_of(client, f"/dokumenty/?q=vyzkum&plan={plan.key}&druh=analysis")
    assert "Výzkum</a>" in page
    assert "Memorandum</a>" not in page


@pytest.mark.parametrize("query", ["druh=x", "plan=%00", "q=" + "x" * 100_000])
def test_nonsense_in_the_filter_is_explained(client: Client, query: str) -> None:
    assert 'class="error-summary"' in text_of(client, f"/dokumenty/?{query}")


def test_page_without_a_file_says_so(client: Client) -> None:
    DocumentFactory(
        key="a", title="Analýza", issued_label="leden 2016", source=SourceDocumentFactory()
    )
    page = text_of(client, "/dokumenty/a/")
    assert "soubor není přiložen" in page
    assert "leden 2016" in page
    assert client.get("/dokumenty/a/soubor/").status_code == 404


def test_page_leads_to_the_file(client: Client, attached: Document) -> None:
    page = text_of(client, "/dokumenty/plan/")
    assert 'href="/dokumenty/plan/soubor/"' in page
    assert f"PDF, 1,2{NBSP}kB" in page


def test_download(client: Client, attached: Document) -> None:
    response = client.get("/dokumenty/plan/soubor/")
    assert response.getvalue() == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(PDF))
    assert response["X-Content-Type-Options"] == "nosniff"
    name = "Pl%C3%A1n%20%C5%BElu%C5%A5ou%C4%8Dk%C3%BD%20k%C5%AF%C5%88%202023.pdf"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"


def test_head_has_the_headers_only(client: Client, attached: Document) -> None:
    response = client.head("/dokumenty/plan/soubor/")
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(PDF))
    assert response.getvalue() == b""


@pytest.mark.parametrize(
    ("header", "condition"), [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")]
)
def test_who_has_the_file_does_not_get_it_again(
    client: Client, attached: Document, header: str, condition: str
) -> None:
    address = "/dokumenty/plan/soubor/"
    seen = client.head(address)[header]
    response = client.get(address, headers={condition: seen})
    assert (response.status_code, response.content) == (304, b"")
    attached.file.save("plan.pdf", ContentFile(PDF + b"2"))
    changed = client.get(address, headers={"If-None-Match": seen})
    assert changed.getvalue() == PDF + b"2"


def test_file_lost_from_the_store(client: Client, attached: Document, media: Path) -> None:
    (media / attached.file.name).unlink()
    assert client.get("/dokumenty/plan/soubor/").status_code == 404
    for address in ("/dokumenty/", "/dokumenty/plan/"):
        assert "soubor teď není k dispozici" in text_of(client, address)


def test_what_is_not_public_is_not_found(client: Client, attached: Document) -> None:
    attached.plan = StrategicPlanFactory(state=StrategicPlan.State.PREPARED)
    attached.save()
    for address in ("/dokumenty/plan/", "/dokumenty/plan/soubor/", "/dokumenty/neznamy/"):
        assert client.get(address).status_code == 404


def test_unknown_ending_is_handed_out_as_bytes(client: Client) -> None:
    document = DocumentFactory(key="a", title="Stránka")
    document.file.save("a.html", ContentFile(b"<script>alert(1)</script>"))
    response = client.get("/dokumenty/a/soubor/")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response.getvalue() == b"<script>alert(1)</script>"


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("address", ["/dokumenty/", "/dokumenty/a-0/"])
def test_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str, rows: int
) -> None:
    plan = StrategicPlanFactory()
    for number in range(rows):
        DocumentFactory(key=f"a-{number}", plan=plan, source=SourceDocumentFactory())
    with django_assert_max_num_queries(5):
        assert client.get(address).status_code == 200
