"""What ships of the other source documents, and what holds for every record."""

import datetime
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Count, Sum

from partners.models import Body, Contact, Organisation
from plans.models import Cooperation, Locality, StrategicPlan, ThematicArea
from portal_data.services import load_directory
from projects.models import Project, ProjectOutput
from publications.models import Document, NewsItem
from sources.models import Sourced, SourceDocument

pytestmark = pytest.mark.usefixtures("ostrava")


def test_the_closed_plan_is_kept_with_its_partners() -> None:
    closed = StrategicPlan.objects.get(key="ostrava-2015-2018")
    assert closed.state == StrategicPlan.State.CLOSED
    assert closed.approved_on == datetime.date(2015, 6, 10)
    assert closed.areas.count() == 5
    assert Body.objects.get(key="partneri-planu-2015").member_rows.count() == 31
    assert list(
        NewsItem.objects.order_by("published_on").values_list("published_on", flat=True)
    ) == [
        datetime.date(2015, 1, 29),
        datetime.date(2015, 5, 4),
        datetime.date(2015, 6, 15),
        datetime.date(2016, 1, 5),
        datetime.date(2016, 3, 4),
        datetime.date(2016, 4, 25),
        datetime.date(2016, 9, 1),
    ]
    assert not Document.objects.exclude(file="").exists()


def test_the_national_project_and_its_planned_outputs() -> None:
    project = Project.objects.get(key="systemove-zajisteni-socialniho-zaclenovani")
    assert project.registration_number == "CZ.03.2.63/0.0/0.0/15_030/0000605"
    assert project.budget == Decimal("298997803.50")
    assert project.target_groups.count() == 3
    outputs = ProjectOutput.objects.filter(activity__project=project)
    of_activity = outputs.values_list("activity__number").annotate(Count("pk"), Sum("planned"))
    assert sorted(of_activity) == [
        (1, 3, 90),
        (2, 2, 258),
        (3, 5, 443),
        (4, 10, 223),
        (5, 2, 200),
        (6, 2, 14),
    ]
    assert not outputs.filter(delivered__isnull=False).exists()


def test_the_usti_region_in_2010() -> None:
    waves = Cooperation.objects.filter(key__endswith="-2010").values_list("wave", flat=True)
    assert Counter(waves) == {"pilot": 5, "new": 5}
    counts = Body.objects.filter(kind=Body.Kind.LOCAL_PARTNERSHIP, printed_member_count__gt=0)
    assert dict(counts.values_list("municipality__key", "printed_member_count")) == {
        "litvinov": 14,
        "usti-nad-labem": 10,
        "sluknovsko": 16,
        "most": 11,
    }
    assert Locality.objects.filter(municipality__key="litvinov").count() == 3
    stages = Project.objects.filter(municipality__key="sluknovsko").values_list("stage", flat=True)
    assert Counter(stages) == {"completed": 2, "prepared": 6, "intended": 3}
    assert ThematicArea.objects.filter(plan__key="most-2010-2012").count() == 4


def test_every_record_names_its_source() -> None:
    """Only what the portal says of itself has none."""
    own = {"o-portalu", "pristupnost", "soukromi", "kontakty"}
    without = {
        model.__name__: list(model._default_manager.filter(source__isnull=True))
        for model in apps.get_models()
        if issubclass(model, Sourced)
    }
    assert {page.key for page in without.pop("Page")} == own
    assert without
    assert not any(without.values()), without
    files = SourceDocument.objects.values_list("file_name", flat=True)
    assert sorted(name[:3] for name in files) == ["000", "001", "002", "003", "004"]


def test_only_numbers_known_from_the_documents_are_held() -> None:
    assert set(Organisation.objects.exclude(ico=None).values_list("key", "ico")) == {
        ("ostrava", "00845451"),
        ("urad-vlady", "00006599"),
    }


def test_no_way_to_reach_a_person_is_shipped(ostrava: Path) -> None:
    assert not Contact.objects.exclude(email="", phone="").exists()
    addresses = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
    phones = re.compile(r"\+420|\b[67]\d\d ?\d\d\d ?\d\d\d\b|\b(?:tel|mob)\.")
    titles = re.compile(r"\b(?:Mgr|Ing|Bc|PhDr|JUDr|MUDr|DiS)\b")
    for path in ostrava.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for pattern in (addresses, phones, titles):
            assert not pattern.search(text), f"{path.name}: {pattern.search(text)}"


def test_loading_again_changes_nothing(ostrava: Path) -> None:
    result = load_directory(ostrava)
    assert not result.has_changes
