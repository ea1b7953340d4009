"""The invented town that ships with the portal: it loads, whole, and shows what it promises."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from indicators.models import GlobalIndicator, GlobalValue, ImpactIndicator, ImpactValue
from partners.models import Organisation
from portal_data.services import load_directory
from projects.models import ImplementationReport, Project
from publications.evaluation.checks.run import run_checks, unexplained_errors
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.build import build_snapshot

VZOROV = Path(settings.BASE_DIR) / "data" / "vzorov"

COUNTS = {
    "areas": 3,
    "specific_goals": 5,
    "measures": 9,
    "impact_indicators": 9,
    "global_indicators": 4,
    "projects": 5,
    "reports": 15,
    "reported_values": 43,
    "reviews": 10,
    "evaluations": 2,
    "texts": 18,
    "events": 8,
    "news": 3,
    "documents": 3,
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def vzorov(db: None) -> None:
    assert load_directory(VZOROV).warnings == []


def test_counts_and_second_load() -> None:
    result = load_directory(VZOROV)
    assert {name: result.counts[name].created for name in COUNTS} == COUNTS
    assert result.warnings == []
    assert not load_directory(VZOROV).has_changes


@pytest.mark.usefixtures("vzorov")
def test_programme_and_call_come_from_the_registration_number() -> None:
    assert set(Project.objects.values_list("programme__key", "call__code")) == {
        ("opz-plus", "03_22_018"),
        ("irop", "06_22_014"),
    }
    assert Project.objects.coordinated().count() == COUNTS["projects"]


@pytest.mark.usefixtures("vzorov")
def test_correction_counts_from_the_second_evaluation_on() -> None:
    values = {}
    for evaluation in Evaluation.objects.all():
        reports = ImplementationReport.objects.as_known(evaluation.cut_off)
        value = ImpactValue.objects.get(
            report__in=reports.filter(project__key="vzorov-dluhova-poradna", number=2),
            indicator__goal__code="1.1.2",
        )
        values[evaluation.year] = value.amount
    assert values == {2024: Decimal(11), 2025: Decimal(8)}


@pytest.mark.usefixtures("vzorov")
def test_every_way_to_add_up_and_every_report_state_is_there() -> None:
    rules = set(ImpactIndicator.objects.values_list("aggregation", flat=True))
    assert rules == set(ImpactIndicator.Aggregation.values)
    states = set(ImplementationReport.objects.values_list("state", flat=True))
    assert states == set(ImplementationReport.State.values) - {"draft"}


@pytest.mark.usefixtures("vzorov")
def test_a_target_and_a_method_change_between_the_years() -> None:
    changed = GlobalIndicator.objects.get(key="exekuce")
    assert changed.targets.exclude(reason="").count() == 1
    methods = GlobalValue.objects.filter(indicator__key="socialni-byty").values_list("method")
    assert len(set(methods)) == 2
    assert not GlobalIndicator.objects.get(key="bytova-nouze").values.exists()


@pytest.mark.usefixtures("vzorov")
def test_small_counts_are_there_one_of_them_lifted() -> None:
    small = ImpactValue.objects.filter(
        indicator__is_sensitive=True, amount__gt=0, amount__lt=5, category__isnull=False
    )
    assert set(small.values_list("category__key", flat=True)) == {"gynekolog"}
    lifted = ImpactValue.objects.get(is_shown_when_small=True)
    assert lifted.shown_reason != ""


@pytest.mark.usefixtures("vzorov")
def test_invented_organisations_carry_invented_numbers() -> None:
    numbers = Organisation.objects.exclude(ico=None).values_list("ico", flat=True)
    assert all(number.startswith("999001") for number in numbers)


@pytest.mark.usefixtures("vzorov")
@pytest.mark.parametrize(
    ("year", "figures"),
    [
        (2024, {"impact:1.1.1/1": 9, "impact:1.1.2/1": 17, "impact:2.1.1/1": 6}),
        (2025, {"impact:1.1.1/1": 15, "impact:1.1.2/1": 30, "impact:2.1.1/1": 9}),
    ],
)
def test_texts_name_figures_that_are_there(year: int, figures: dict[str, int]) -> None:
    """Building fails on a placeholder that does not resolve."""
    snapshot = build_snapshot(Evaluation.objects.get(year=year), edition_number="1.0")
    assert {key: snapshot.ledger[key].figure.amount for key in figures} == figures
    small = snapshot.ledger["impact:3.1.1/1@gynekolog"].figure
    assert (small.amount, small.suppressed_below) == (None, 5)
    assert snapshot.ledger["impact:3.1.1/1"].figure.amount is None  # it would give it away


@pytest.mark.usefixtures("vzorov")
def test_every_error_is_explained() -> None:
    found = {item.year: run_checks(item) for item in Evaluation.objects.all()}
    assert [unexplained_errors(findings) for findings in found.values()] == [[], []]
    assert {
        "control_figures:budget:total",
        "source_discrepancies:setkani-s-pronajimateli",
    } <= {item.id for item in found[2025] if item.explanation}
