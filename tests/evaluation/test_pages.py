"""The page that the worker keeps with an edition: whole with the build, and then for good."""

import posixpath
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import resolve

from accounts.models import User
from publications.evaluation.errors import EditionError
from publications.evaluation.models import Edition, EditionPage, Evaluation
from publications.evaluation.rendering import TEMPLATE_VERSION
from publications.evaluation.services import publish_edition
from publications.evaluation.web.digest import Digest
from publications.evaluation.web.drawing import draw_missing_pages
from tests.conftest import StartWorker
from tests.evaluation.editions import make_ready, wait_until_finished
from tests.evaluation.rendering.reading import parse
from tests.factories import EditionFactory
from tests.processes import wait_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def ready() -> Edition:
    return make_ready(EditionFactory())


@pytest.fixture
def published(ready: Edition, coordinator: User) -> Edition:
    return publish_edition(edition=ready, by=coordinator)


def _save(edition: Edition) -> None:
    edition.page.body = "jiné"
    edition.page.save()


def _delete(edition: Edition) -> None:
    edition.page.delete()


def _sql_delete(edition: Edition) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM evaluation_editionpage WHERE edition_id = %s", [edition.pk])


@pytest.mark.parametrize("change", [_save, _delete, _sql_delete])
def test_page_of_a_published_edition_never_changes(
    change: Callable[[Edition], None], published: Edition
) -> None:
    before = EditionPage.objects.values().get()
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        change(Edition.objects.get(pk=published.pk))
    assert EditionPage.objects.values().get() == before


def test_page_of_a_draft_goes_with_it(ready: Edition) -> None:
    ready.delete()
    assert not EditionPage.objects.exists()


def test_an_edition_without_a_page_is_not_published(ready: Edition, coordinator: User) -> None:
    ready.page.delete()
    with pytest.raises(EditionError, match="nemá webovou podobu"):
        publish_edition(edition=ready, by=coordinator)


def test_page_of_another_build_does_not_count(ready: Edition, coordinator: User) -> None:
    EditionPage.objects.update(snapshot_sha256="0" * 64)
    with pytest.raises(EditionError, match="nemá webovou podobu"):
        publish_edition(edition=ready, by=coordinator)


def test_a_missing_page_is_drawn_once_and_is_the_same(ready: Edition, coordinator: User) -> None:
    before = EditionPage.objects.values("body", "digest", "tables", "snapshot_sha256").get()
    ready.page.delete()
    # Published before pages were kept.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evaluation_edition SET published_at = now()")
    assert draw_missing_pages() == [ready.pk]
    assert EditionPage.objects.values("body", "digest", "tables", "snapshot_sha256").get() == before
    assert draw_missing_pages() == []


def test_a_damaged_snapshot_gets_no_page(ready: Edition) -> None:
    ready.page.delete()
    Edition.objects.update(snapshot_sha256="0" * 64)
    assert draw_missing_pages() == []


def test_public_editions_are_published_and_of_a_public_plan(published: Edition) -> None:
    make_ready(EditionFactory())
    assert list(Edition.objects.public()) == [published]
    plan = published.evaluation.plan
    plan.state = plan.State.PREPARED
    plan.save()
    assert not Edition.objects.public().exists()


@pytest.mark.django_db(transaction=True)
def test_worker_keeps_a_page_whose_links_lead_into_the_portal(
    vzorov: Evaluation, start_worker: StartWorker
) -> None:
    start_worker()
    call_command("build_evaluation", vzorov.plan.key, str(vzorov.year), verbosity=0)
    edition = wait_until_finished(Edition.objects.get())
    assert (edition.page.snapshot_sha256, edition.page.template_version) == (
        edition.snapshot_sha256,
        TEMPLATE_VERSION,
    )
    digest = Digest.model_validate(edition.page.digest)
    assert digest.pdf_size == len(edition.read_pdf())
    assert digest.pdf_pages > 10
    sizes = {name: len(text.encode()) for name, text in edition.page.tables.items()}
    assert sizes == {file.name: file.size for file in digest.files if file.name.endswith(".csv")}

    page = parse(edition.page.body)
    assert page.errors == []
    links = {item.attributes["href"] for item in page.all("a")}
    assert {link[1:] for link in links if link.startswith("#")} <= set(page.ids)
    outside = {link for link in links if not link.startswith(("#", "http"))}
    assert outside
    for link in outside:
        resolve(posixpath.normpath(posixpath.join(edition.get_absolute_url(), link)) + "/")


@pytest.mark.django_db(transaction=True)
def test_sweep_draws_what_is_missing(ready: Edition, start_worker: StartWorker) -> None:
    EditionPage.objects.all().delete()
    start_worker(beat=True)
    wait_for(EditionPage.objects.exists, what="the sweep draws the page")
