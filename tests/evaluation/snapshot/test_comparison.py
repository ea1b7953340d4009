"""This year's edition beside that of the year before."""

import datetime
import hashlib
from decimal import Decimal

import pytest
from django.utils import timezone

from common.figures import ValueStatus
from indicators.models import GlobalTarget, GlobalValue
from measures.models import MeasureState
from projects.models import Project
from publications.evaluation.models import Edition
from publications.evaluation.snapshot.schema import Change, Snapshot
from publications.evaluation.snapshot.store import SnapshotDamaged, SnapshotFromOtherVersion
from tests.evaluation.snapshot.small_plan import SmallPlan, build, keep
from tests.factories import (
    EvaluationFactory,
    GlobalIndicatorFactory,
    GlobalTargetFactory,
    GlobalValueFactory,
    ImpactTargetFactory,
    ImpactValueFactory,
    MeasureStateFactory,
)

pytestmark = pytest.mark.django_db

NBSP = "\u00a0"


@pytest.fixture
def small() -> SmallPlan:
    return SmallPlan()


def changes(small: SmallPlan) -> dict[str, list[Change]]:
    """Of the edition of 2024, by the figure's id."""
    comparison = build(small.next_evaluation()).comparison
    assert comparison is not None
    found: dict[str, list[Change]] = {}
    for change in comparison.changes:
        found.setdefault(change.figure, []).append(change)
    return found


def plain(text: str) -> str:
    """With spaces that a test can be read with."""
    return text.replace("\u00a0", " ")


def publish_2023(small: SmallPlan) -> Snapshot:
    snapshot = build(small.evaluation)
    keep(snapshot, small.evaluation, published_at=timezone.now())
    return snapshot


def global_indicator(small: SmallPlan, **fields: object):
    return GlobalIndicatorFactory(plan=small.plan, key="byty", position=900, **fields)


def year(number: int) -> dict[str, datetime.date]:
    return {"period_start": datetime.date(number, 1, 1)}


def test_nothing_to_compare_with(small):
    assert build(small.next_evaluation()).comparison is None


def test_nothing_changed(small):
    publish_2023(small)
    assert changes(small) == {}


def test_real_change(small):
    indicator = small.goal().impact_indicators.earliest("position")
    publish_2023(small)
    report = small.add_report(3)
    ImpactValueFactory(
        indicator=indicator, category=indicator.categories.first(), report=report, amount=5
    )

    found = changes(small)

    assert [change.kind for change in found["impact:1.1.1/1"]] == ["real_change"]
    assert plain(found["impact:1.1.1/1"][0].sentence) == (
        "Za rok 2023 to bylo 38, nyní je to 43, tedy o 5 více."
    )
    assert (found["impact:1.1.1/1"][0].before, found["impact:1.1.1/1"][0].now) == ("38", "43")


def test_late_correction_says_by_how_much_and_why(small):
    indicator = small.add_indicator()
    report = small.add_report(3, received_on="2024-02-01", approved_on="2024-02-01")
    ImpactValueFactory(indicator=indicator, report=report, amount=50, source=None)
    publish_2023(small)
    corrected = small.correct(report, received_on="2024-09-01", approved_on="2024-09-01")
    ImpactValueFactory(indicator=indicator, report=corrected, amount=48, source=None)

    (change,) = changes(small)["impact:1.1.1/3"]

    assert change.kind == "late_correction"
    assert (change.before, change.now) == ("50", "48")
    assert plain(change.sentence) == (
        "Ve vyhodnocení za rok 2023 bylo uvedeno 50, po opravě je to 48, tedy o 2 méně. "
        f"Důvod: 3. zpráva projektu {report.project.title}: osoba byla započtena dvakrát."
    )


def test_a_correction_and_a_real_change_are_told_apart(small):
    indicator = small.add_indicator()
    report = small.add_report(3, received_on="2024-02-01", approved_on="2024-02-01")
    ImpactValueFactory(indicator=indicator, report=report, amount=50, source=None)
    publish_2023(small)
    corrected = small.correct(report, received_on="2024-09-01", approved_on="2024-09-01")
    ImpactValueFactory(indicator=indicator, report=corrected, amount=48, source=None)
    ImpactValueFactory(indicator=indicator, report=small.add_report(4), amount=10, source=None)

    found = changes(small)["impact:1.1.1/3"]

    assert [(item.kind, item.before, item.now) for item in found] == [
        ("late_correction", "50", "48"),
        ("real_change", "48", "58"),
    ]


def test_a_correction_that_the_older_edition_knew_is_no_news(small):
    indicator = small.add_indicator()
    report = small.add_report(3, received_on="2024-02-01", approved_on="2024-02-01")
    ImpactValueFactory(indicator=indicator, report=report, amount=50, source=None)
    corrected = small.correct(report, received_on="2024-03-01", approved_on="2024-03-01")
    ImpactValueFactory(indicator=indicator, report=corrected, amount=48, source=None)
    publish_2023(small)

    assert "impact:1.1.1/3" not in changes(small)


def test_late_correction_of_a_global_value(small):
    indicator = global_indicator(small)
    value = GlobalValueFactory(indicator=indicator, amount=20, **year(2023))
    publish_2023(small)
    GlobalValue.objects.filter(pk=value.pk).update(amount=22, note="ČSÚ údaj zpřesnil.")

    (change,) = changes(small)[f"global:byty/{indicator.territory.key}/2023"]

    assert change.kind == "late_correction"
    assert change.sentence.endswith("Důvod: ČSÚ údaj zpřesnil.")


def test_changed_target_says_why(small):
    indicator = global_indicator(small)
    GlobalValueFactory(indicator=indicator, **year(2023))
    GlobalTargetFactory(indicator=indicator, rule=GlobalTarget.Rule.AT_LEAST, amount=700)
    publish_2023(small)
    GlobalTargetFactory(
        indicator=indicator,
        rule=GlobalTarget.Rule.AT_LEAST,
        amount=500,
        valid_from=datetime.date(2024, 6, 1),
        reason="Město prodalo část bytového fondu.",
    )
    ImpactTargetFactory(
        indicator=small.goal().impact_indicators.earliest("position"),
        amount=Decimal(120),
        valid_from=datetime.date(2024, 6, 1),
    )

    found = changes(small)
    (change,) = found["global-target:byty"]

    assert change.kind == "changed_target"
    assert change.before.startswith(f"Nejméně{NBSP}700")
    assert change.sentence.endswith("Důvod: Město prodalo část bytového fondu.")
    (unexplained,) = found["impact-target:1.1.1/1"]
    assert unexplained.kind == "changed_target"
    assert unexplained.sentence.endswith("Důvod změny není zapsán.")


def test_changed_method_is_no_change_of_reality(small):
    indicator = global_indicator(small)
    GlobalValueFactory(indicator=indicator, amount=589, method="původní evidence", **year(2023))
    publish_2023(small)
    GlobalValueFactory(indicator=indicator, amount=310, method="mapování", **year(2024))

    (change,) = changes(small)[f"global:byty/{indicator.territory.key}/2024"]

    assert change.kind == "changed_method"
    assert "dříve: původní evidence; nyní: mapování" in change.sentence


def test_missing_data(small):
    indicator = global_indicator(small)
    GlobalValueFactory(indicator=indicator, amount=11, **year(2023))
    publish_2023(small)
    GlobalValueFactory(
        indicator=indicator, amount=None, status=ValueStatus.NOT_AVAILABLE.value, **year(2024)
    )

    (change,) = changes(small)[f"global:byty/{indicator.territory.key}/2024"]

    assert (change.kind, change.before, change.now) == ("missing_data", "11", f"n.{NBSP}a.")
    assert "nyní údaj chybí (není k dispozici)" in plain(change.sentence)


def test_a_value_that_was_missing_is_new(small):
    indicator = small.add_indicator()
    publish_2023(small)
    ImpactValueFactory(indicator=indicator, report=small.add_report(3), amount=5, source=None)

    (change,) = changes(small)["impact:1.1.1/3"]

    assert (change.kind, change.before, change.now) == ("new_figure", "–", "5")
    assert "hodnota chyběla (dosud nevykázáno)" in change.sentence


def test_new_and_dropped_figures(small):
    dropped = small.add_indicator(name="Počet zrušených ubytoven")
    ImpactValueFactory(indicator=dropped, amount=3)
    publish_2023(small)
    dropped.values.all().delete()
    dropped.delete()
    small.add_indicator(position=9)

    found = changes(small)

    assert [change.kind for change in found["impact:1.1.1/9"]] == ["new_figure"]
    (gone,) = found["impact:1.1.1/3"]
    assert (gone.kind, gone.before, gone.now) == ("dropped_figure", "3", "")
    assert gone.label == "Počet zrušených ubytoven"


def test_measures_that_moved_are_named(small):
    publish_2023(small)
    MeasureStateFactory(
        measure=small.measure(),
        since=datetime.date(2024, 12, 1),
        state=MeasureState.State.COMPLETED,
    )

    found = changes(small)

    assert plain(found["measures:all/completed"][0].sentence) == (
        "Za rok 2023 to bylo 0, nyní je to 1, tedy o 1 více. Nově: 1.1.1.1."
    )
    assert plain(found["measures:all/in_progress"][0].sentence) == (
        "Za rok 2023 to bylo 1, nyní je to 0, tedy o 1 méně."
    )


def test_a_budget_that_changed(small):
    publish_2023(small)
    Project.objects.update(budget=Decimal("1234568.30"))

    (change,) = changes(small)["budget:total"]

    assert change.kind == "real_change"
    assert plain(change.sentence).endswith("tedy o 0,50 Kč více.")


def test_a_published_edition_goes_before_a_later_draft(small):
    snapshot = build(small.evaluation, "1.0")
    keep(snapshot, small.evaluation, published_at=timezone.now())
    keep(build(small.evaluation, "1.1"), small.evaluation, minor=1, erratum="Oprava součtu.")

    comparison = build(small.next_evaluation()).comparison

    assert (comparison.year, comparison.edition) == (2023, "1.0")
    assert comparison.snapshot_sha256 == snapshot.sha256


def test_without_a_published_one_the_latest_ready_edition_is_taken(small):
    keep(build(small.evaluation, "1.0"), small.evaluation)
    keep(build(small.evaluation, "2.0"), small.evaluation, major=2)

    assert build(small.next_evaluation()).comparison.edition == "2.0"


def test_other_plans_and_older_years_are_not_compared(small):
    stranger = SmallPlan()
    keep(build(stranger.evaluation), stranger.evaluation)
    older = EvaluationFactory(plan=small.plan, year=2022, cut_off=datetime.date(2023, 4, 30))
    keep(build(older), older)

    assert build(small.next_evaluation()).comparison is None


def test_an_edition_of_another_schema_is_refused_with_a_reason(small):
    edition = keep(build(small.evaluation), small.evaluation)
    text = edition.snapshot.replace('"schema_version":1', '"schema_version":99')
    Edition.objects.update(snapshot=text, snapshot_sha256=hashlib.sha256(text.encode()).hexdigest())

    with pytest.raises(SnapshotFromOtherVersion, match="verzi schématu 99"):
        build(small.next_evaluation())


def test_an_edition_that_was_tampered_with_is_refused(small):
    edition = keep(build(small.evaluation), small.evaluation)
    Edition.objects.update(snapshot=edition.snapshot + " ")

    with pytest.raises(SnapshotDamaged, match="SHA-256"):
        build(small.next_evaluation())
