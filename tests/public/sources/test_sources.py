"""Source documents: the last click from a figure."""

import datetime
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from plans.models import StrategicPlan
from portal_data.services import load_directory
from projects.models import ImplementationReport
from public.sources.kinds import KINDS
from public.sources.reading import counts_by_source
from publications.evaluation.models import Edition, Evaluation
from sources.models import Sourced, SourceDocument
from tests.factories import (
    EditionFactory,
    EvaluationFactory,
    FindingExplanationFactory,
    ImpactValueFactory,
    ImplementationReportFactory,
    MeasureFactory,
    NewsItemFactory,
    ProjectFactory,
    SourceDiscrepancyFactory,
    SourceDocumentFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
)

pytestmark = pytest.mark.django_db
ROW = re.compile(r'<li><a href="([^"]+)">([^<]+)</a> <b>([^<]+)</b></li>')


@pytest.fixture
def source() -> SourceDocument:
    document: SourceDocument = SourceDocumentFactory(
        key="zprava", title="Zpráva města", publisher="Město", published_label="červen 2024"
    )
    return document


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def measures_of(plan: StrategicPlan, source: SourceDocument, number: int) -> None:
    area = ThematicAreaFactory(plan=plan)
    goal = SpecificGoalFactory(strategic_goal=StrategicGoalFactory(area=area))
    for _number in range(number):
        MeasureFactory(specific_goal=goal, source=source)


def test_list_counts_records(client: Client, source: SourceDocument) -> None:
    SourceDocumentFactory(title="Nepoužitý dokument")
    measures_of(StrategicPlanFactory(), source, 3)
    page = text_of(client, "/zdroje/")
    assert page.index("Zpráva města") < page.index("Nepoužitý dokument")
    assert "Jsou z něj 3 záznamy portálu." in page
    assert "Je z něj 0 záznamů portálu." in page


def test_list_without_documents(client: Client) -> None:
    assert 'class="empty"' in text_of(client, "/zdroje/")


def test_page_counts_by_kind_and_leads_to_each(client: Client, source: SourceDocument) -> None:
    plan = StrategicPlanFactory(key="novy", title="Nový plán")
    old = StrategicPlanFactory(key="stary", title="Starý plán", state=StrategicPlan.State.CLOSED)
    measures_of(plan, source, 2)
    measures_of(old, source, 1)
    ProjectFactory(source=source)
    page = text_of(client, "/zdroje/zprava/")
    assert "červen 2024" in page
    assert set(ROW.findall(page)) == {
        ("/plany/novy/opatreni/", "Opatření", "2"),
        ("/plany/stary/opatreni/", "Opatření", "1"),
        ("/projekty/", "Projekty", "1"),
    }


def test_only_what_is_public_is_counted(client: Client, source: SourceDocument) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    measures_of(StrategicPlanFactory(state=StrategicPlan.State.PREPARED), source, 1)
    NewsItemFactory(source=source, published_on=tomorrow)
    waiting = ImplementationReportFactory(state=ImplementationReport.State.SUBMITTED, source=source)
    ImpactValueFactory(report=waiting, source=source)
    page = text_of(client, "/zdroje/zprava/")
    assert ROW.findall(page) == []
    assert "Nic, co by tu teď bylo vidět." in page


def publish(evaluation: Evaluation) -> None:
    """As far as a page of sources asks: what is in the edition does not matter here."""
    EditionFactory(
        evaluation=evaluation,
        state=Edition.State.READY,
        snapshot="{}",
        snapshot_sha256="0" * 64,
        pdf="vyhodnoceni/x.pdf",
        pdf_sha256="0" * 64,
        published_at=timezone.now(),
    )


def test_contradictions_come_with_what_the_portal_follows(
    client: Client, source: SourceDocument
) -> None:
    evaluation = EvaluationFactory()
    SourceDiscrepancyFactory(
        evaluation=evaluation,
        key="mesic",
        subject="Měsíc",
        text="Jednou březen, jednou únor.",
        source=source,
    )
    SourceDiscrepancyFactory(evaluation=evaluation, key="jiny", text="Jiný dokument.")
    FindingExplanationFactory(
        evaluation=evaluation,
        finding="source_discrepancies:mesic",
        text="Platí březen.",
        signed_as="koordinátor",
    )
    assert "Jednou březen, jednou únor." not in text_of(client, "/zdroje/zprava/")
    publish(evaluation)
    page = text_of(client, "/zdroje/zprava/")
    assert "Jednou březen, jednou únor." in page
    assert "Platí březen." in page
    assert "koordinátor" in page
    assert "Jiný dokument." not in page


def test_unknown_source(client: Client) -> None:
    assert client.get("/zdroje/neznamy/").status_code == 404


def test_every_kind_has_a_source_and_a_page(client: Client) -> None:
    assert all(issubclass(kind.model, Sourced) for kind in KINDS)
    assert len({kind.model for kind in KINDS}) == len(KINDS)


def test_english_page(client: Client, source: SourceDocument) -> None:
    measures_of(StrategicPlanFactory(title="Plán"), source, 1)
    page = text_of(client, "/en/zdroje/zprava/")
    assert '<h1 lang="cs">Zpráva města</h1>' in page
    assert "What the portal takes from it" in page
    assert ">Measures</a> <b>1</b>" in page


def test_shipped_evaluation_is_the_source_of_the_plan(client: Client) -> None:
    load_directory(Path(settings.BASE_DIR) / "data" / "ostrava")
    publish(Evaluation.objects.get())
    page = text_of(client, "/zdroje/vyhodnoceni-2024/")
    rows = {label: (address, count) for address, label, count in ROW.findall(page)}
    assert rows["Opatření"] == ("/plany/ostrava-2022-2027/opatreni/", "46")
    assert rows["Projekty"] == ("/projekty/", "23")
    assert page.count("Čeho se portál drží:") == 17
    sources = SourceDocument.objects.values_list("pk", flat=True)
    assert set(counts_by_source(timezone.localdate())) == set(sources)


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("address", ["/zdroje/", "/zdroje/zprava/"])
def test_number_of_queries(
    client: Client,
    source: SourceDocument,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    rows: int,
) -> None:
    measures_of(StrategicPlanFactory(), source, rows)
    SourceDocumentFactory.create_batch(rows)
    SourceDiscrepancyFactory.create_batch(rows, evaluation=EvaluationFactory(), source=source)
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200
