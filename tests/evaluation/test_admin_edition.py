"""Building, reading, publishing editions in the administration, and who may."""

import json
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from publications.evaluation.models import Edition, FindingExplanation
from publications.evaluation.services import publish_edition
from tests.evaluation.editions import State, make_ready
from tests.evaluation.test_edition_services import ERROR
from tests.factories import EditionFactory, EvaluationFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("media"),
    # Django's own templates leave variables undefined on purpose.
    pytest.mark.ignore_template_errors,
]

FILES = ["pdf", "snapshot"]
CHANGES = ["retry", "publish"]


@pytest.fixture
def ready() -> Edition:
    return make_ready(EditionFactory())


def page(edition: Edition, name: str) -> str:
    return reverse(f"admin:evaluation_edition_{name}", args=[edition.pk])


def said(response: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# --- Reading --------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", ["coordinator", "reader", "administrator"])
def test_files_are_downloaded(
    user: str, ready: Edition, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(user))
    pdf = client.get(page(ready, "pdf"))
    assert (pdf["Content-Type"], pdf.content) == ("application/pdf", ready.read_pdf())
    assert f'filename="{ready.file_stem}.pdf"' in pdf["Content-Disposition"]
    snapshot = client.get(page(ready, "snapshot"))
    assert json.loads(snapshot.content) == json.loads(ready.snapshot)


@pytest.mark.parametrize("name", [*FILES, "change"])
def test_editor_reads_no_drafts(name: str, ready: Edition, client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get(page(ready, name)).status_code == 403


@pytest.mark.parametrize("name", [*FILES, *CHANGES, "change"])
@pytest.mark.parametrize("user", [None, "outsider", "implementer"])
def test_who_has_no_business_here_is_sent_to_sign_in(
    name: str, user: str | None, ready: Edition, client: Client, request: pytest.FixtureRequest
) -> None:
    if user:
        client.force_login(request.getfixturevalue(user))
    response = client.get(page(ready, name))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("name", FILES)
def test_unfinished_edition_has_no_files(name: str, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    assert client.get(page(EditionFactory(), name)).status_code == 404


def test_damaged_file_is_not_handed_out(
    ready: Edition, client: Client, coordinator: User, media: Path
) -> None:
    client.force_login(coordinator)
    (media / ready.pdf.name).write_bytes(b"%PDF-1.7 changed")
    response = client.get(page(ready, "pdf"))
    assert response.status_code == 302
    assert "není ten, který portál sestavil" in said(response)


def test_failed_edition_shows_its_reason(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    edition = EditionFactory(state=State.FAILED, reason="V textu chybí číslo.")
    assert "V textu chybí číslo." in client.get(page(edition, "change")).content.decode()


def test_page_of_an_unfinished_edition_offers_to_look_again(
    ready: Edition, client: Client, coordinator: User
) -> None:
    client.force_login(coordinator)
    again = "Zjistit, jak je daleko"
    assert again in client.get(page(EditionFactory(), "change")).content.decode()
    assert again not in client.get(page(ready, "change")).content.decode()


# --- Building -------------------------------------------------------------------------------------


def build_page(edition: Edition) -> str:
    return reverse("admin:evaluation_evaluation_build", args=[edition.evaluation_id])


def test_coordinator_builds_the_first_edition(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    evaluation = EvaluationFactory()
    url = reverse("admin:evaluation_evaluation_build", args=[evaluation.pk])
    assert client.get(url).status_code == 200
    assert not evaluation.editions.exists(), "looking builds nothing"

    response = client.post(url)
    edition = evaluation.editions.get()
    assert (edition.state, edition.requested_by) == (State.QUEUED, coordinator)
    assert response["Location"] == page(edition, "change")


def test_correction_needs_an_erratum(ready: Edition, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    publish_edition(edition=ready, by=coordinator)
    assert client.post(build_page(ready), {"erratum": " "}).status_code == 200
    assert ready.evaluation.editions.count() == 1

    client.post(build_page(ready), {"erratum": "Opraven rozpočet."})
    correction = ready.evaluation.editions.latest_first().first()
    assert correction is not None
    assert (correction.number, correction.erratum) == ("1.1", "Opraven rozpočet.")


def test_retry_is_one_action(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    edition = EditionFactory(state=State.FAILED, reason="V textu chybí číslo.")
    assert page(edition, "retry") in client.get(page(edition, "change")).content.decode()
    assert client.get(page(edition, "retry")).status_code == 405

    client.post(page(edition, "retry"))
    edition.refresh_from_db()
    assert (edition.state, edition.reason) == (State.QUEUED, "")


@pytest.mark.parametrize("name", CHANGES)
def test_reader_changes_nothing(name: str, ready: Edition, client: Client, reader: User) -> None:
    client.force_login(reader)
    assert client.post(page(ready, name)).status_code == 403
    assert client.post(build_page(ready)).status_code == 403
    assert page(ready, name) not in client.get(page(ready, "change")).content.decode()
    ready.refresh_from_db()
    assert (ready.state, ready.published_at) == (State.READY, None)


# --- Publishing -----------------------------------------------------------------------------------


def test_coordinator_publishes_after_being_asked(
    ready: Edition, client: Client, coordinator: User
) -> None:
    client.force_login(coordinator)
    assert client.get(page(ready, "publish")).status_code == 200
    ready.refresh_from_db()
    assert ready.published_at is None, "looking publishes nothing"

    client.post(page(ready, "publish"))
    ready.refresh_from_db()
    assert ready.published_by == coordinator


def test_unexplained_errors_are_listed_and_can_be_explained(
    client: Client, coordinator: User
) -> None:
    client.force_login(coordinator)
    edition = make_ready(EditionFactory(), findings=(ERROR,))
    content = client.get(page(edition, "publish")).content.decode()
    assert ERROR.message in content
    assert "finding=control_figures%3Abudget%3Atotal" in content

    response = client.post(page(edition, "publish"))
    assert ERROR.subject in said(response)
    edition.refresh_from_db()
    assert edition.published_at is None


def test_published_edition_offers_nothing_but_reading(
    ready: Edition, client: Client, coordinator: User
) -> None:
    publish_edition(edition=ready, by=coordinator)
    client.force_login(coordinator)
    content = client.get(page(ready, "change")).content.decode()
    for name in (*CHANGES, "delete"):
        assert page(ready, name) not in content
    assert client.post(page(ready, "delete"), {"post": "yes"}).status_code == 403
    client.post(page(ready, "retry"))
    ready.refresh_from_db()
    assert ready.state == State.READY


def test_draft_is_deleted(ready: Edition, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    client.post(page(ready, "delete"), {"post": "yes"})
    assert not Edition.objects.filter(pk=ready.pk).exists()


def test_whoever_explains_a_finding_signs_it(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    evaluation = EvaluationFactory()
    client.post(
        reverse("admin:evaluation_findingexplanation_add"),
        {
            "evaluation": evaluation.pk,
            "finding": ERROR.id,
            "text": "Tisková chyba.",
            "signed_as": "koordinátor",
            "signed_on": "2024-05-01",
        },
    )
    assert FindingExplanation.objects.get().signed_by == coordinator
