"""A mark is left for every transaction that changes what the public may read, and for no other."""

import datetime
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import DateTimeField, Model
from django.utils import timezone

from accounts.models import User
from plans.models import StrategicPlan, ThematicArea
from public.caching.changes import MARKS_KEPT, DataChange, current_revision, fold_changes
from public.caching.watching import NOT_PUBLIC
from publications.evaluation.models import Edition, EvaluationText
from publications.models import NewsItem
from tests.factories import (
    EditionFactory,
    EvaluationTextFactory,
    NewsItemFactory,
    OrganisationFactory,
    StrategicPlanFactory,
    ThematicAreaFactory,
    UserFactory,
)
from tests.public.caching.connections import connect

ROOMS = [
    *("sources", "partners", "plans", "projects", "measures", "indicators", "publications"),
    *("evaluation", "public"),
]
# Which moments decide what a page shows. A row is out from a *day* on, which is in the name of the
# data; a moment to come would have to be added there (docs/adr/0007).
MOMENTS = {
    "evaluation.Edition": {"alive_at", "queued_at", "finished_at", "published_at"},
    "evaluation.EditionPage": {"drawn_at"},
}


def public_models() -> Iterator[type[Model]]:
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models(include_auto_created=True):
            if not hasattr(model, "pgh_tracked_model"):
                yield model


def marks() -> set[object]:
    return set(DataChange.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_every_table_of_the_public_rooms_is_watched_or_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text, tgtype from pg_trigger"
            " where tgfoid = 'public_note_change'::regproc and tgenabled = 'O'"
        )
        events: dict[str, int] = {}
        for table, kind in cursor.fetchall():
            events[table] = events.get(table, 0) | kind
    # Bits of pg_trigger.tgtype: insert, delete, update, truncate.
    watched = {table for table, kind in events.items() if kind & 60 == 60}
    tables = {model._meta.db_table for model in public_models()}
    assert tables - watched == set(NOT_PUBLIC), "see public/caching/watching.py"
    assert watched <= tables


def test_no_moment_decides_what_is_public() -> None:
    found = {
        model._meta.label: {
            field.name for field in model._meta.fields if isinstance(field, DateTimeField)
        }
        for model in public_models()
    }
    assert {label: names for label, names in found.items() if names} == MOMENTS


# --- Whatever way a row changes -------------------------------------------------------------------


def save() -> None:
    StrategicPlan.objects.get().save()


def bulk_update() -> None:
    StrategicPlan.objects.update(vision="jinak")


def bulk_create() -> None:
    plan = StrategicPlan.objects.get()
    ThematicArea.objects.bulk_create([ThematicArea(plan=plan, code="9", name="Nová")])


def delete() -> None:
    ThematicArea.objects.filter(code="9").delete()


def plain_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("update plans_thematicarea set name = 'jinak'")


def copy_in() -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "copy publications_page (key, title, body, source_place, source_note) from stdin"
        ) as copy,
    ):
        copy.write_row(("nova", "Nová", "", "", ""))


def truncate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("truncate publications_page")


def inside_a_savepoint() -> None:
    with transaction.atomic(), transaction.atomic():
        bulk_update()


def change_and_fail() -> None:
    with transaction.atomic():
        bulk_update()
        raise RuntimeError


def after_a_savepoint_that_failed() -> None:
    with transaction.atomic():
        with pytest.raises(RuntimeError):
            change_and_fail()
        bulk_update()


def in_many_statements() -> None:
    with transaction.atomic():
        for _ in range(3):
            bulk_update()
            plain_sql()


def by_another_process() -> None:
    with connect() as other:
        other.execute("update plans_strategicplan set vision = 'jinde'")


WAYS = [
    *(save, bulk_update, bulk_create, delete, plain_sql, copy_in, truncate),
    *(inside_a_savepoint, after_a_savepoint_that_failed, in_many_statements, by_another_process),
]


@pytest.mark.django_db(transaction=True)
def test_every_way_to_change_a_row_leaves_one_mark(subtests: pytest.Subtests) -> None:
    ThematicAreaFactory()
    for change in WAYS:
        with subtests.test(change.__name__):
            before, revision = marks(), current_revision()
            change()
            assert before < marks()
            assert len(marks() - before) == 1
            assert current_revision() != revision


@pytest.mark.django_db(transaction=True)
def test_what_is_not_public_or_rolled_back_leaves_none() -> None:
    ready = {"state": "ready", "snapshot": "{}", "snapshot_sha256": "0", "pdf_sha256": "0"}
    edition = EditionFactory(**ready, pdf="vydani.pdf")
    text, user = EvaluationTextFactory(), UserFactory()
    revision = current_revision()
    with pytest.raises(RuntimeError):
        change_and_fail()
    Edition.objects.filter(pk=edition.pk).update(alive_at=timezone.now(), progress=50)
    EvaluationText.objects.filter(pk=text.pk).update(body="rozepsáno")
    User.objects.filter(pk=user.pk).update(last_login=timezone.now())
    assert current_revision() == revision
    Edition.objects.filter(pk=edition.pk).update(published_at=timezone.now())
    assert current_revision() != revision, "publishing is a change"
    organisation = OrganisationFactory()
    revision = current_revision()
    User.objects.filter(pk=user.pk).update(organisation=organisation)
    assert current_revision() != revision, "reports are approved by the organisation of a user"


@pytest.mark.django_db(transaction=True)
def test_transactions_that_commit_in_another_order_are_told_apart() -> None:
    """The first to begin commits last: neither a largest number nor a count of later ones moves."""
    NewsItemFactory()
    StrategicPlanFactory()
    seen = {current_revision()}
    with connect() as slow:
        slow.execute("update plans_strategicplan set vision = 'pomalu'")
        assert current_revision() in seen, "not committed yet"
        NewsItem.objects.update(title="rychle")
        seen.add(current_revision())
        slow.commit()
        seen.add(current_revision())
    assert len(seen) == 3


@pytest.mark.django_db(transaction=True)
def test_marks_are_folded_without_losing_one_that_is_not_committed() -> None:
    StrategicPlanFactory()
    DataChange.objects.bulk_create(DataChange() for _ in range(MARKS_KEPT + 1))
    before = marks()
    with connect() as slow:
        slow.execute("update plans_strategicplan set vision = 'pomalu'")
        assert fold_changes()
        (folded,) = marks()
        assert folded not in before
        slow.commit()
    assert len(marks()) == 2
    assert not fold_changes()


@pytest.mark.django_db
def test_another_day_is_another_state(monkeypatch: pytest.MonkeyPatch) -> None:
    revision = current_revision()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert current_revision() != revision
