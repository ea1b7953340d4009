"""The index is true after every committed edit, whoever made it and however many there were."""

import threading
from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, transaction

from measures.models import Measure
from partners.models import Organisation
from plans.models import StrategicPlan
from projects.models import Project
from public.search.marking import NOT_SEARCHED
from public.search.models import SearchChange, SearchEntry
from public.search.refresh import (
    BATCH,
    catch_up,
    catch_up_wholly,
    refresh_waiting,
)
from public.tasks import catch_up_search
from publications.models import NewsItem
from tests.factories import (
    CallFactory,
    ContactFactory,
    CooperationFactory,
    CooperationStepFactory,
    GlobalCommentFactory,
    GlobalIndicatorFactory,
    GoalReviewFactory,
    ImpactCategoryFactory,
    ImpactIndicatorFactory,
    LocalityFactory,
    MeasureFactory,
    MeasureImplementerFactory,
    NewsItemFactory,
    OrganisationFactory,
    ProjectActivityFactory,
    ProjectFactory,
    ProjectOutputFactory,
    SpecificGoalFactory,
    StrategicGoalFactory,
    StrategicPlanFactory,
    TargetGroupFactory,
    ThematicAreaFactory,
)
from tests.public.search.searching import hits, search, titles


def sql(statement: str, *parameters: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


# --- Every way of editing -------------------------------------------------------------------------


@pytest.mark.django_db
def test_saving_bulk_sql_and_deleting() -> None:
    first, second = ProjectFactory(title="Žirafa"), ProjectFactory(title="Jiný")
    assert titles("žirafa") == ["Žirafa"]
    first.title = "Nosorožec"
    first.save()
    assert (titles("žirafa"), titles("nosorožec")) == ([], ["Nosorožec"])
    Project.objects.filter(pk=second.pk).update(title="Žirafa z hromadné úpravy")
    assert titles("žirafa") == ["Žirafa z hromadné úpravy"]
    sql("update projects_project set title = 'Žirafa z SQL' where id = %s", first.pk)
    assert set(titles("žirafa")) == {"Žirafa z hromadné úpravy", "Žirafa z SQL"}
    sql("delete from projects_project where id = %s", second.pk)
    assert titles("žirafa") == ["Žirafa z SQL"]
    first.delete()
    assert titles("žirafa") == []
    Project.objects.bulk_create([Project(key=f"z{n}", title=f"Žirafa {n}") for n in range(3)])
    assert set(titles("žirafa")) == {"Žirafa 0", "Žirafa 1", "Žirafa 2"}


@pytest.mark.django_db
def test_an_update_that_changes_nothing_notes_nothing() -> None:
    project = ProjectFactory()
    catch_up_wholly()
    project.save()
    Project.objects.update(title=project.title)
    assert not SearchChange.objects.exists()


@pytest.mark.django_db
def test_rows_with_generated_columns_can_be_compared() -> None:
    measure = MeasureFactory(title="Žirafa")
    Measure.objects.filter(pk=measure.pk).update(footnote="Poznámka o slonovi")
    assert titles("slon") == ["Žirafa"]


@pytest.mark.django_db
def test_what_is_rolled_back_was_never_there() -> None:
    with transaction.atomic():
        ProjectFactory(title="Žirafa")
        transaction.set_rollback(True)
    assert titles("žirafa") == []


@pytest.mark.django_db
def test_truncated_rows_are_not_found() -> None:
    LocalityFactory(name="U žirafy")
    assert titles("žirafa") == ["U žirafy"]
    sql("set constraints all immediate")
    sql("truncate plans_locality")
    assert titles("žirafa") == []


# --- Text that comes from other tables ------------------------------------------------------------


@pytest.mark.django_db
def test_renaming_an_organisation_reaches_what_names_it() -> None:
    organisation = OrganisationFactory(name="Původní")
    ProjectFactory(title="Projekt", holder=organisation)
    measure = MeasureFactory(title="Opatření")
    MeasureImplementerFactory(measure=measure, organisation=organisation)
    LocalityFactory(name="Lokalita", municipality=organisation)
    CooperationFactory(municipality=organisation)
    catch_up_wholly()
    Organisation.objects.filter(pk=organisation.pk).update(name="Žirafa")
    assert sorted(titles("žirafa")) == ["Lokalita", "Opatření", "Projekt", "Žirafa", "Žirafa"]
    measure.implementer_rows.all().delete()
    assert sorted(titles("žirafa")) == ["Lokalita", "Projekt", "Žirafa", "Žirafa"]


Edit = Callable[[], object]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "title"),
    [
        (lambda: ContactFactory(organisation__name="Úřad", role="žirafa"), "Úřad"),
        (
            lambda: CooperationStepFactory(
                cooperation__municipality__name="Obec", title="Výběr žirafy"
            ),
            "Obec",
        ),
        (lambda: GlobalCommentFactory(indicator__name="Index", text="Žirafa."), "Index"),
        (lambda: ImpactCategoryFactory(indicator__name="Osoby", name="Žirafy"), "Osoby"),
        (lambda: ProjectActivityFactory(project__title="Projekt", title="Žirafa"), "Projekt"),
        (
            lambda: ProjectOutputFactory(activity__project__title="Projekt", title="Žirafa"),
            "Projekt",
        ),
        (lambda: ProjectFactory(title="Projekt", call=CallFactory(label="Žirafa")), "Projekt"),
        (
            lambda: ProjectFactory(title="Projekt").target_groups.add(
                TargetGroupFactory(name="Žirafy")
            ),
            "Projekt",
        ),
        (
            lambda: MeasureFactory(title="Opatření").projects.add(ProjectFactory(title="Žirafa")),
            "Opatření",
        ),
    ],
)
def test_a_part_reaches_the_whole(make: Edit, title: str) -> None:
    make()
    assert title in titles("žirafa")
    for table in ("projects_call", "projects_targetgroup", "projects_project"):
        column = {"projects_call": "label", "projects_targetgroup": "name"}.get(table, "title")
        sql(f"update {table} set {column} = 'Slon' where {column} like 'Žiraf%%'")  # noqa: S608
    for model in ("partners.Contact", "plans.CooperationStep", "indicators.GlobalComment"):
        apps.get_model(model).objects.all().delete()
    for model in (
        "indicators.ImpactCategory",
        "projects.ProjectOutput",
        "projects.ProjectActivity",
    ):
        apps.get_model(model).objects.all().delete()
    assert title not in titles("žirafa")


# --- Addresses ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_new_key_of_the_plan_reaches_the_addresses_of_all_below() -> None:
    goal = SpecificGoalFactory(title="Žirafa")
    MeasureFactory(specific_goal=goal, title="Žirafa")
    GoalReviewFactory(goal=goal, summary="Žirafa")
    ImpactIndicatorFactory(goal=goal, name="Žirafa")
    plan = goal.strategic_goal.area.plan
    GlobalIndicatorFactory(plan=plan, name="Žirafa")
    catch_up_wholly()
    StrategicPlan.objects.filter(pk=plan.pk).update(key="novy-klic")
    found = hits("žirafa")
    assert len(found) == 5
    assert all(hit.path.startswith("/plany/novy-klic/") for hit in found)


@pytest.mark.django_db
def test_what_is_moved_to_another_plan_goes_with_all_below() -> None:
    measure = MeasureFactory(title="Žirafa")
    catch_up_wholly()
    other = StrategicPlanFactory(key="jiny", state=StrategicPlan.State.CLOSED)
    strategic = measure.specific_goal.strategic_goal
    strategic.area = ThematicAreaFactory(plan=other, code="1")
    strategic.save()
    (hit,) = hits("žirafa")
    assert hit.path.startswith("/plany/jiny/opatreni/")
    specific = measure.specific_goal
    specific.strategic_goal = StrategicGoalFactory(code="1.1")
    specific.save()
    (hit,) = hits("žirafa")
    assert hit.path.startswith(f"/plany/{specific.strategic_goal.area.plan.key}/opatreni/")


@pytest.mark.django_db
def test_a_record_without_a_usable_address_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    NewsItemFactory(key="bez adresy/", title="Žirafa")
    NewsItemFactory(title="Žirafa s adresou")
    assert titles("žirafa") == ["Žirafa s adresou"]
    assert "has no address" in caplog.text


# --- Much at once, and two at once ----------------------------------------------------------------


@pytest.mark.django_db
def test_a_search_reads_a_few_changes_and_leaves_many_to_the_worker() -> None:
    gone = NewsItemFactory(title="Žirafa")
    catch_up_wholly()
    NewsItem.objects.bulk_create(
        [
            NewsItem(key=f"z{n}", title=f"Žirafa {n}", published_on="2023-01-01")
            for n in range(BATCH + 1)
        ]
    )
    gone.delete()
    page = search("žirafa")
    assert page.context["total"] == 0, "what was withdrawn is not shown while the index is behind"
    assert SearchChange.objects.count() > BATCH
    catch_up_search()
    assert not SearchChange.objects.exists()
    page = search("žirafa")
    assert page.context["total"] == BATCH + 1
    assert "teprve načítají" not in page.content.decode()


@pytest.mark.django_db
def test_while_the_index_is_behind_the_page_says_so() -> None:
    NewsItemFactory(title="Žirafa")
    catch_up_wholly()
    ProjectFactory.create_batch(BATCH + 1)
    page = search("žirafa")
    assert page.context["total"] == 1
    assert "Nejnovější změny se teprve načítají" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_search_waits_for_the_one_that_reads_and_not_for_ever() -> None:
    NewsItemFactory(title="Žirafa")
    catch_up_wholly()
    NewsItem.objects.update(title="Slon")
    holding, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            refresh_waiting()
            holding.set()
            let_go.wait(30)
        connections.close_all()

    reader = threading.Thread(target=hold)
    reader.start()
    assert holding.wait(30)
    assert catch_up() is False, "another one holds what waits; it is hidden until then"
    assert search("žirafa").context["total"] == 0
    let_go.set()
    reader.join()
    assert titles("slon") == ["Slon"]
    assert titles("žirafa") == []


@pytest.mark.django_db(transaction=True)
def test_many_readers_and_writers_at_once_end_with_the_truth() -> None:
    item = NewsItemFactory(title="Žirafa 0")
    problems: list[BaseException] = []

    def edit_and_search(number: int) -> None:
        try:
            for step in range(5):
                NewsItem.objects.filter(pk=item.pk).update(title=f"Žirafa {number}{step}")
                catch_up()
        except BaseException as problem:  # noqa: BLE001 - shown by the test
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=edit_and_search, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    item.refresh_from_db()
    assert titles("žirafa") == [item.title]
    assert SearchEntry.objects.get(record="news").title == item.title


@pytest.mark.django_db
def test_rebuilding_repairs_whatever_the_index_lost(capsys: pytest.CaptureFixture[str]) -> None:
    kept, lost = NewsItemFactory(title="Žirafa"), NewsItemFactory(title="Žirafí mládě")
    catch_up_wholly()
    sql("update public_searchentry set vector = '' where object_id = %s", kept.pk)
    sql("delete from public_searchentry where object_id = %s", lost.pk)
    sql(
        "insert into public_searchentry (record, object_id, kind, code, title, folded_title, text,"
        " path, vector) values ('news', 0, 'news', '', 'Žirafa', 'zirafa', '', '/', 'zirafa:1A'),"
        " ('gone', 1, 'news', '', 'Žirafa', 'zirafa', '', '/', 'zirafa:1A')"
    )
    call_command("rebuild_search_index")
    assert capsys.readouterr().out.startswith("Read again: ")
    assert sorted(titles("žirafa")) == ["Žirafa", "Žirafí mládě"]
    assert SearchEntry.objects.filter(record="gone").count() == 0


# --- Nothing is forgotten -------------------------------------------------------------------------


@pytest.mark.django_db
def test_every_table_of_the_rooms_is_marked_or_named_as_not_searched() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select event_object_table, count(distinct trigger_name)"
            " from information_schema.triggers where trigger_name like 'public_search_%'"
            " and trigger_name !~ 'publish' group by 1"
        )
        marked = {table for table, _count in cursor.fetchall()} - {"evaluation_edition"}
    rooms = ("sources", "partners", "plans", "projects", "measures", "indicators", "publications")
    tables = {
        model._meta.db_table
        for room in (*rooms, "evaluation", "public")
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        if not model._meta.db_table.endswith("event")
        or model._meta.db_table == "publications_event"
    }
    assert marked | set(NOT_SEARCHED) == tables
    assert not marked & set(NOT_SEARCHED)
