"""A report's values are kept on the page of the report."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from indicators.models import ImpactValue
from projects.models import ImplementationReport
from tests.factories import (
    ImpactCategoryFactory,
    ImpactIndicatorFactory,
    ImplementationReportFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def post(client: Client, report: ImplementationReport, **value: Any) -> HttpResponse:
    """Send the form of the report with one new value."""
    data = {
        "project": report.project_id,
        "number": report.number,
        "version": report.version,
        "state": report.state,
        "period_start": report.period_start,
        "period_end": report.period_end,
        "values-TOTAL_FORMS": 1,
        "values-INITIAL_FORMS": 0,
        "values-0-status": "reported",
        "values-0-as_of": "2023-06-30",
    }
    data |= {f"values-0-{name}": content for name, content in value.items()}
    return client.post(
        reverse("admin:projects_implementationreport_change", args=[report.pk]), data
    )


def test_coordinator_enters_a_value(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    report, category = ImplementationReportFactory(), ImpactCategoryFactory()
    response = post(
        client, report, indicator=category.indicator_id, category=category.pk, amount="12"
    )
    assert response.status_code == 302
    value = ImpactValue.objects.get(report=report)
    assert (value.category, value.amount) == (category, 12)


def test_category_of_another_indicator_is_refused(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    report, category = ImplementationReportFactory(), ImpactCategoryFactory()
    other = ImpactIndicatorFactory()
    response = post(client, report, indicator=other.pk, category=category.pk, amount="12")
    assert "Kategorie patří k jinému indikátoru." in response.content.decode()
    assert not ImpactValue.objects.exists()
