"""Loading: what is written, that twice is as once, and what a changed file changes."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import ImpactValue
from partners.models import Organisation
from plans.models import Cooperation, CooperationStep, SpecificGoal, StrategicPlan
from portal_data.services import load_directory
from projects.models import ImplementationReport, Project
from tests.portal_data.data_directory import DataDirectory, stored_rows

pytestmark = pytest.mark.django_db


def history_rows() -> dict[str, int]:
    """Rows of each table that triggers write history to."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.model_name
        and model._meta.model_name.endswith("event")
        and hasattr(model, "pgh_label")
    }


def test_rows_are_as_written(town: DataDirectory) -> None:
    town.load()
    project = Project.objects.get()
    assert project.budget == Decimal("14964994.80")
    assert (project.programme.key, project.call.code) == ("opz-plus", "03_22_018")
    assert list(project.target_groups.values_list("name", flat=True)) == [
        "lidé v dluzích",
        "rodiny",
    ]
    report = ImplementationReport.objects.get()
    assert (report.period_start, report.period_end) == (
        datetime.date(2024, 1, 1),
        datetime.date(2024, 6, 30),
    )
    values = ImpactValue.objects.order_by("category__position")
    assert [(value.category.key, value.amount, value.as_of) for value in values] == [
        ("zeny", Decimal(3), datetime.date(2024, 6, 30)),
        ("muzi", Decimal(2), datetime.date(2024, 6, 30)),
    ]


def test_defaults_fill_nested_records_that_name_no_source(town: DataDirectory) -> None:
    town.write(
        "udalosti.yaml",
        """\
        defaults: {source: plan-text, source_place: str. 3}
        sources: [{key: jiny, title: Jiný}]
        cooperations:
          - key: s
            municipality: mesto
            source: jiny
            steps:
              - {title: A}
              - {title: B, source_place: str. 9}
              - {title: C, source: jiny}
        """,
    )
    town.load()
    assert Cooperation.objects.values_list("source__key", "source_place").get() == ("jiny", "")
    assert list(
        CooperationStep.objects.order_by("title").values_list("source__key", "source_place")
    ) == [
        ("plan-text", "str. 3"),
        ("plan-text", "str. 9"),
        ("jiny", ""),
    ]


def test_parent_may_stand_below_its_parts_and_in_another_file(town: DataDirectory) -> None:
    town.write("a.yaml", "organisations: [{key: a, name: A, kind: ngo, parent: c}]\n")
    town.write("b.yaml", "organisations: [{key: c, name: C, kind: ngo, parent: b}]\n")
    town.write("c.yaml", "organisations: [{key: b, name: B, kind: ngo}]\n")
    town.load()
    assert Organisation.objects.get(key="a").parent.parent.key == "b"


def test_second_load_touches_nothing(town: DataDirectory) -> None:
    town.load()
    rows, history = stored_rows(), history_rows()
    assert sum(history.values()) > 0
    with CaptureQueriesContext(connection) as queries:
        result = town.load()
    assert not result.has_changes
    assert {count.created + count.changed + count.deleted for count in result.counts.values()} == {
        0
    }
    assert (stored_rows(), history_rows()) == (rows, history)
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_dry_run_tells_and_takes_back(town: DataDirectory) -> None:
    rows, history = stored_rows(), history_rows()
    result = town.load(dry_run=True)
    assert result.is_dry_run
    assert result.counts["projects"].created == 1
    assert "+ projekty: projects/projekt" in map(str, result.changes)
    assert (stored_rows(), history_rows()) == (rows, history)


def test_changed_field_is_told_with_old_and_new(town: DataDirectory) -> None:
    town.load()
    before = history_rows()
    town.change("mesto.yaml", "14964994.80", "15000000")
    town.change("mesto.yaml", "holder: poradna", "holder: mesto")
    result = town.load()
    (change,) = result.changes
    assert (change.action, change.record) == ("changed", "projects/projekt")
    assert ("budget", "14964994.80", "15000000") in change.fields
    assert ("holder", "Poradna", "Město") in change.fields
    changed = {name for name, count in history_rows().items() if count != before[name]}
    assert changed == {"projects.ProjectEvent"}


def test_field_left_out_goes_back_to_its_default(town: DataDirectory) -> None:
    town.load()
    StrategicPlan.objects.update(small_count_threshold=9, vision="Ručně v portálu.")
    town.load()
    plan = StrategicPlan.objects.get()
    assert (plan.small_count_threshold, plan.vision) == (5, "")


def test_nested_record_left_out_is_removed(town: DataDirectory) -> None:
    town.load()
    town.change("mesto.yaml", "          - {indicator: 1.1.1/1, category: muzi, amount: 2}\n", "")
    result = town.load()
    assert [change.action for change in result.changes] == ["deleted"]
    assert ImpactValue.objects.get().category.key == "zeny"


def test_record_of_the_top_level_left_out_stays(town: DataDirectory) -> None:
    town.write("navic.yaml", "organisations: [{key: a, name: A, kind: ngo}]\n").load()
    (town.path / "navic.yaml").unlink()
    assert not town.load().has_changes
    assert Organisation.objects.filter(key="a").exists()


def test_goal_with_all_below_it_is_removed_and_its_action_plan_changed(
    town: DataDirectory,
) -> None:
    """The old action plan is protected by its goals until they are written."""
    town.load()
    town.change("mesto.yaml", "{code: I, title: Akční plán I}", "{code: II, title: Akční plán II}")
    town.change("mesto.yaml", "action_plan: I\n", "action_plan: II\n")
    town.load()
    assert SpecificGoal.objects.get().action_plan.code == "II"


def test_category_with_its_values_is_removed(town: DataDirectory) -> None:
    town.load()
    town.change("mesto.yaml", ", {key: muzi, name: muži}", "")
    town.change("mesto.yaml", "          - {indicator: 1.1.1/1, category: muzi, amount: 2}\n", "")
    town.load()
    assert ImpactValue.objects.count() == 1


def test_correction_supersedes_the_first_version(town: DataDirectory) -> None:
    """Both orders of the switch of the version in force pass the database's constraint."""
    town.load()
    first = "      - number: 1\n        state: approved\n"
    second = (
        "      - {number: 1, version: 2, state: approved, correction_reason: Překlep.}\n"
        "      - number: 1\n        state: superseded\n"
    )
    town.change("mesto.yaml", first, second).load()
    assert ImplementationReport.objects.get(state="approved").version == 2
    town.change("mesto.yaml", second, first).load()
    assert ImplementationReport.objects.get().version == 1


def test_positions_may_change_places(town: DataDirectory) -> None:
    both = "global_indicators:\n  - {plan: plan, key: %s, name: X, territory: mesto}\n"
    line = "  - {plan: plan, key: %s, name: X, territory: mesto}\n"
    town.write("g.yaml", both % "a" + line % "b").load()
    town.write("g.yaml", both % "b" + line % "a")
    assert town.load().counts["global_indicators"].changed == 2


def test_references_may_point_to_what_the_portal_has(
    town: DataDirectory, tmp_path_factory: pytest.TempPathFactory
) -> None:
    town.load()
    later = DataDirectory(tmp_path_factory.mktemp("dalsi"))
    later.write(
        "dalsi.yaml",
        """\
        defaults: {source: plan-text}
        events:
          - {key: e, title: E, starts_on: 2024-05-01, plan: plan, areas: [1]}
        projects:
          - key: novy
            title: Nový
            registration_number: CZ.03.02.01/00/22_018/0000002
            holder: poradna
            starts_on: 2024-01-01
            ends_on: 2024-12-31
            reports:
              - number: 2
                values: [{indicator: 1.1.1/1, category: zeny, amount: 4}]
        """,
    )
    result = later.load()
    assert {name for name, count in result.counts.items() if count.created} == {
        "events",
        "event_areas",
        "projects",
        "reports",
        "reported_values",
    }
    assert Project.objects.get(key="novy").call.code == "03_22_018"
    assert not later.load().has_changes


def test_calls_that_another_city_brought_stay(town: DataDirectory) -> None:
    town.load()
    town.change("mesto.yaml", "[{code: 03_22_018, label: 018 OPZ+, is_coordinated: true}]", "[]")
    assert not town.load().has_changes


def test_number_of_queries_does_not_grow_with_the_rows(
    town: DataDirectory,
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            load_directory(town.path, dry_run=True)
        return len(captured)

    few = queries()
    rows = "".join(f"  - {{key: o{i}, name: O{i}, kind: ngo}}\n" for i in range(200))
    town.write("mnoho.yaml", "organisations:\n" + rows)
    assert queries() == few


def test_history_says_where_a_change_came_from(town: DataDirectory) -> None:
    town.load()
    event = apps.get_model("projects", "ProjectEvent").objects.get()
    assert event.pgh_context.metadata == {"command": "load_portal_data", "directory": "data"}


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_wait_for_each_other(town: DataDirectory) -> None:
    def load(_: int) -> bool:
        try:
            return town.load().has_changes
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(load, range(4))) == [False, False, False, True]
