"""Pages for errors: what happened, a search, the main pages, in the language of the address."""

import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from inclusion_portal import urls
from tests.factories import StrategicPlanFactory


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Something a visitor must not read")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [
    path("broken/", broken),
    path("en/broken/", broken),
    path("forbidden/", forbidden),
    path("form/", form),
    *urls.urlpatterns,
]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "says", "leads_to"),
    [
        ("/neni/", "Tahle stránka tu není", '"/projekty/"'),
        ("/en/neni/", "This page is not here", '"/en/projekty/"'),
        ("/projekty/neni/", "Tahle stránka tu není", '"/projekty/"'),
    ],
)
def test_not_found(visitor: Client, address: str, says: str, leads_to: str) -> None:
    plan = StrategicPlanFactory()
    response = visitor.get(address)
    assert response.status_code == 404
    assert says in response.text
    assert leads_to in response.text
    assert 'name="robots" content="noindex"' in response.text
    assert str(plan.municipality.label) in response.text, "in the frame of the portal"


def test_not_found_offers_to_search_for_the_words_of_the_address(visitor: Client) -> None:
    response = visitor.get("/projekty/terenni-prace%22%3E/")
    assert 'value="terenni prace"' in response.text


def test_not_found_without_any_data(visitor: Client) -> None:
    assert visitor.get("/neni/").status_code == 404


@pytest.mark.parametrize(
    ("address", "says"),
    [("/broken/", "Něco se pokazilo u nás"), ("/en/broken/", "Something went wrong on our side")],
)
def test_our_own_error_needs_no_database(visitor: Client, address: str, says: str) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("the page for an error asked the database")

    with connection.execute_wrapper(refuse):
        response = visitor.get(address)
    assert response.status_code == 500
    assert says in response.text
    assert "must not read" not in response.text
    assert 'role="search"' in response.text


def test_not_allowed(visitor: Client) -> None:
    response = visitor.get("/forbidden/")
    assert response.status_code == 403
    assert "Tuto stránku nemůžete otevřít" in response.text


def test_a_form_without_its_token(visitor: Client) -> None:
    response = visitor.post("/form/", {"a": "b"})
    assert response.status_code == 403
    assert "Formulář nebyl přijat" in response.text


@override_settings(ALLOWED_HOSTS=["portal.example"])
@pytest.mark.parametrize("host", ["evil.example", "a b", "x" * 300, "portal.example:x", ""])
def test_a_host_that_is_not_ours_is_no_error_of_ours(
    visitor: Client, host: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = visitor.get("/", HTTP_HOST=host)
    assert response.status_code == 400
    assert "Tomuto požadavku nerozumíme" in response.text
    assert [r for r in caplog.records if r.levelno >= logging.ERROR] == []


def test_a_thousand_parameters(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    response = visitor.get("/?" + "&".join(f"a{number}=1" for number in range(2000)))
    assert response.status_code == 400
    assert [r for r in caplog.records if r.levelno >= logging.ERROR] == []
