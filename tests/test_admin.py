"""Every list and form of the administration works, for whom it is meant, at a fixed price."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.forms.models import _get_foreign_key
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import RoleGrant, User
from publications.evaluation.models import EvaluationText
from tests import factories

# Django's own templates leave variables undefined on purpose.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
ADDABLE = [model for model in MODELS if model._meta.label != "evaluation.Edition"]
# Kept on the page of what they belong to, and nowhere else.
INLINE_ONLY = {
    "accounts.RoleGrant",
    "measures.MeasureImplementer",
    "partners.BodyMembership",
    "plans.CooperationStep",
}
# Written by the portal itself, from what is kept elsewhere.
DERIVED = {
    "evaluation.EditionPage",
    "public.DataChange",
    "public.SearchChange",
    "public.SearchEntry",
}
OF_COORDINATORS = [model for model in MODELS if model._meta.app_label != "accounts"]
INLINES = [
    (model, inline) for model in MODELS for inline in admin.site.get_model_admin(model).inlines
]
# What makes one child of a parent differ from the next, where its factory does not.
VARIED: dict[str, Callable[[int], dict[str, Any]]] = {
    "accounts.RoleGrant": lambda number: {"role": RoleGrant.Role.values[number]},
    "evaluation.Edition": lambda number: {"major": number + 1},
    "evaluation.EvaluationText": lambda number: {"section": EvaluationText.Section.values[number]},
    "indicators.GlobalComment": lambda number: {"year": 2000 + number},
    "indicators.GlobalTarget": lambda number: {"valid_from": date(2000 + number, 1, 1)},
    "indicators.GlobalValue": lambda number: {"period_start": date(2000 + number, 1, 1)},
    "indicators.ImpactTarget": lambda number: {"valid_from": date(2000 + number, 1, 1)},
    "indicators.ImpactValue": lambda number: {"as_of": date(2000 + number, 1, 1)},
    "measures.MeasureState": lambda number: {"since": date(2000 + number, 1, 1)},
    "plans.GoalReview": lambda number: {"year": 2000 + number},
}
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


def address(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def make(model: type[Model], **fields: Any) -> Any:
    return getattr(factories, f"{model.__name__}Factory")(**fields)


def price(client: Client, url: str) -> int:
    """The number of queries of a page that answers."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url)
    assert response.status_code == 200, url
    return len(queries)


@each_model
def test_list_costs_the_same_at_1_and_50_rows(
    model: type[Model], client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    make(model)
    url = address(model, "changelist")
    client.get(url)
    at_one = price(client, url)
    for _ in range(49):
        make(model)
    assert price(client, url) == at_one


@each_model
def test_list_is_searched(model: type[Model], client: Client, administrator: User) -> None:
    client.force_login(administrator)
    make(model)
    assert price(client, address(model, "changelist") + "?q=něco") > 0


@each_model
def test_form_shows_a_row(model: type[Model], client: Client, administrator: User) -> None:
    client.force_login(administrator)
    row = make(model)
    assert price(client, address(model, "change", row.pk)) > 0


@pytest.mark.parametrize("model", ADDABLE, ids=lambda model: model._meta.label)
def test_empty_form_opens(model: type[Model], client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert price(client, address(model, "add")) > 0


@pytest.mark.parametrize("model", OF_COORDINATORS, ids=lambda model: model._meta.label)
def test_coordinator_opens_what_coordinators_keep(
    model: type[Model], client: Client, coordinator: User
) -> None:
    client.force_login(coordinator)
    make(model)
    assert price(client, address(model, "changelist")) > 0


def test_coordinator_keeps_no_users(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    assert client.get(address(User, "changelist")).status_code == 403


@each_model
def test_reader_reads_evaluations_and_nothing_else(
    model: type[Model], client: Client, reader: User
) -> None:
    client.force_login(reader)
    status = client.get(address(model, "changelist")).status_code
    assert status == (200 if model._meta.app_label == "evaluation" else 403)


@pytest.mark.parametrize("model", ADDABLE, ids=lambda model: model._meta.label)
def test_reader_adds_nothing(model: type[Model], client: Client, reader: User) -> None:
    client.force_login(reader)
    assert client.get(address(model, "add")).status_code == 403


@pytest.mark.parametrize("user", ["implementer", "other_implementer", "outsider"])
def test_others_do_not_enter(user: str, client: Client, request: pytest.FixtureRequest) -> None:
    client.force_login(request.getfixturevalue(user))
    response = client.get(reverse("admin:index"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


def test_editor_keeps_publications_and_nothing_else(client: Client, editor: User) -> None:
    client.force_login(editor)
    allowed = {
        model._meta.app_label
        for model in MODELS
        if client.get(address(model, "changelist")).status_code == 200
    }
    assert allowed == {"publications"}


def test_every_model_can_be_kept() -> None:
    ours = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.split(".")[0] != "django"
        and not model._meta.label.startswith("pghistory")
        and not hasattr(model, "pgh_tracked_model")
    }
    assert ours - {model._meta.label for model in MODELS} == INLINE_ONLY | DERIVED


@pytest.mark.parametrize(("model", "inline"), INLINES, ids=lambda item: item.__name__)
def test_form_costs_the_same_at_1_and_5_children(
    model: type[Model], inline: Any, client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    parent = make(model)
    url = address(model, "change", parent.pk)
    make_child(inline, parent, 0)
    client.get(url)
    at_one = price(client, url)
    for number in range(1, 5):
        make_child(inline, parent, number)
    assert price(client, url) == at_one


def make_child(inline: Any, parent: Model, number: int) -> None:
    foreign_key = _get_foreign_key(type(parent), inline.model, fk_name=inline.fk_name)
    varied = VARIED.get(inline.model._meta.label, lambda number: {})(number)
    make(inline.model, **{foreign_key.name: parent}, **varied)
