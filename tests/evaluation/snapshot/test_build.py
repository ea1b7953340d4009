import datetime
import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.figures import ValueStatus
from indicators.models import GlobalTarget
from measures.models import MeasureState
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot import canonical_json
from publications.evaluation.snapshot.placeholders import UnresolvedPlaceholder
from publications.evaluation.snapshot.store import load_snapshot
from tests.evaluation.snapshot.small_plan import CUT_OFF, SmallPlan, build, keep
from tests.evaluation.snapshot.walk import named_figures
from tests.factories import (
    ControlFigureFactory,
    EvaluationTextFactory,
    FindingExplanationFactory,
    GlobalIndicatorFactory,
    GlobalTargetFactory,
    GlobalValueFactory,
    GoalReviewFactory,
    ImpactValueFactory,
    MeasureFactory,
    MeasureStateFactory,
    ProjectFactory,
    SourceDocumentFactory,
)

pytestmark = pytest.mark.django_db


def test_the_number_of_queries_does_not_grow():
    small = SmallPlan()
    keep(build(small.evaluation), small.evaluation)
    evaluation = small.next_evaluation()

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            snapshot = build(evaluation)
        assert snapshot.comparison is not None
        return len(context)

    one = queries()
    small.grow(19)

    assert queries() == one
    assert one <= 40


def test_every_figure_stands_in_the_ledger():
    small = SmallPlan(areas=2)
    keep(build(small.evaluation), small.evaluation)
    snapshot = build(small.next_evaluation())
    dropped = {
        change.figure for change in snapshot.comparison.changes if change.kind == "dropped_figure"
    }
    figures = list(named_figures(snapshot))

    assert [item for item in figures if item[1] not in {*snapshot.ledger, *dropped}] == []
    assert len(figures) > 40
    assert {name.partition(":")[0] for name in snapshot.ledger} == {
        *("budget", "count", "global", "global-rank"),
        *("impact", "impact-target", "measure", "measures"),
    }
    for entry in snapshot.ledger.values():
        assert entry.label
        assert entry.formula.endswith(".")
        assert {item.figure for item in entry.inputs} <= {*snapshot.ledger, ""}


def test_the_same_content_gives_the_same_text():
    small = SmallPlan(areas=3)
    first, second = build(small.evaluation), build(small.evaluation)

    assert canonical_json(first) == canonical_json(second)
    assert load_snapshot(canonical_json(first), sha256=second.sha256) == second


def test_no_model_leaves():
    snapshot = build(SmallPlan().evaluation)
    with CaptureQueriesContext(connection) as context:
        json.loads(canonical_json(snapshot))
    assert len(context) == 0


def test_figures_of_the_plan():
    small = SmallPlan(areas=2)
    snapshot = build(small.evaluation)
    amounts = {key: entry.figure.amount for key, entry in snapshot.ledger.items()}

    assert amounts["impact:1.1.1/1"] == 38
    assert amounts["impact:1.1.1/1@deti"] == 14
    assert amounts["impact:1.1.1/2"] == 39
    assert amounts["impact-target:1.1.1/1"] == 100
    assert amounts["measure:1.1.1.1/received"] == 2
    assert amounts["measure:1.1.1.1/expected"] == 6
    assert amounts["measures:all/in_progress"] == 2
    assert amounts["measures:1/in_progress"] == 1
    assert amounts["measures:1/completed"] == 0
    assert amounts["budget:total"] == Decimal("2469135.60")
    assert amounts[f"budget:programme/{small.call.programme.key}"] == Decimal("2469135.60")
    assert amounts[f"budget:call/{small.call.programme.key}/{small.call.code}"] == Decimal(
        "2469135.60"
    )
    assert amounts["budget:area/2"] == Decimal("1234567.80")
    assert amounts["count:projects"] == 2


def test_a_report_is_traced_to_its_version_and_approver():
    small = SmallPlan()
    entry = build(small.evaluation).ledger["impact:1.1.1/1@deti"]
    report = entry.inputs[0]

    assert (report.kind, report.amount, report.version) == ("report", 7, 1)
    assert report.approved_by == "koordinátorka plánu"
    assert report.approved_on == datetime.date(2023, 7, 21)
    assert entry.formula.startswith("Součet přírůstků ze schválených zpráv")


def test_a_published_value_says_that_no_report_stands_behind_it():
    small = SmallPlan()
    snapshot = build(small.evaluation)
    entry = snapshot.ledger["impact:1.1.1/2"]

    assert entry.inputs[0].kind == "document"
    assert entry.inputs[0].source_place == "Příloha B"
    assert "není zpráva o realizaci" in entry.note
    assert entry.inputs[0].source in {source.key for source in snapshot.sources}


@pytest.mark.parametrize("status", [status for status in ValueStatus if status != "reported"])
def test_the_four_look_alikes_stay_apart(status):
    small = SmallPlan()
    missing = small.add_indicator()
    ImpactValueFactory(indicator=missing, status=status.value, amount=None)
    zero = small.add_indicator()
    ImpactValueFactory(indicator=zero, amount=0)
    ledger = build(small.evaluation).ledger

    assert ledger["impact:1.1.1/3"].figure.status == status
    assert ledger["impact:1.1.1/3"].figure.amount is None
    assert ledger["impact:1.1.1/4"].figure.amount == 0


def test_amounts_have_the_places_of_their_indicator():
    small = SmallPlan()
    text = canonical_json(build(small.evaluation))
    assert '"39"' in text
    assert '"13.4"' in text
    assert ".0000" not in text


def test_values_of_one_period_by_two_methods_have_ids_of_their_own():
    small = SmallPlan()
    indicator = GlobalIndicatorFactory(plan=small.plan, key="byty", position=900)
    place = f"byty/{indicator.territory.key}"
    for method in ("Původní evidence", "Mapování", ""):
        GlobalValueFactory(indicator=indicator, method=method)
    ledger = build(small.evaluation).ledger

    assert [key for key in ledger if key.startswith(f"global:{place}")] == [
        f"global:{place}/2023~mapovani",
        f"global:{place}/2023~metoda-neuvedena",
        f"global:{place}/2023~puvodni-evidence",
    ]


def test_the_target_is_the_number_to_reach():
    small = SmallPlan()
    indicator = GlobalIndicatorFactory(plan=small.plan, key="nouze", position=900)
    GlobalTargetFactory(
        indicator=indicator, rule=GlobalTarget.Rule.DECREASE_BY, amount=500, year=2027
    )
    GlobalValueFactory(
        indicator=indicator,
        amount=3100,
        is_approximate=True,
        is_baseline=True,
        period_start=datetime.date(2020, 1, 1),
    )
    snapshot = build(small.evaluation)
    row = snapshot.global_indicators[-1]
    entry = snapshot.ledger[row.target]

    assert row.target_text == "Pokles o\u00a0500"
    assert entry.figure.amount == 2600
    assert [item.figure for item in entry.inputs] == ["", row.baseline[0].figure]
    assert snapshot.ledger[row.current[0].figure].figure.status == ValueStatus.NOT_REPORTED


def test_a_measure_code_under_two_goals_does_not_mix_their_figures():
    small = SmallPlan(areas=2)
    second = small.plan.areas.get(code="2").strategic_goals.get().specific_goals.get()
    stray = MeasureFactory(specific_goal=second, code=small.measure().code)
    stray.projects.add(ProjectFactory())
    ledger = build(small.evaluation).ledger

    assert ledger["measure:1.1.1.1~1.1.1/received"].figure.amount == 2
    assert ledger["measure:1.1.1.1~2.1.1/received"].figure.amount == 0


def test_a_placeholder_that_cannot_be_filled_stops_the_edition():
    small = SmallPlan()
    EvaluationTextFactory(
        evaluation=small.evaluation,
        section="impact",
        heading="Co se změnilo",
        body="Zabydleno {impact:1.1.1/8} domácností.",
    )
    GoalReviewFactory(goal=small.goal(), year=2022, summary="Jiný rok {x}.")
    small.goal().reviews.filter(year=2023).update(outlook="Bude {y}.")

    with pytest.raises(UnresolvedPlaceholder) as caught:
        build(small.evaluation)

    assert [problem.section for problem in caught.value.problems] == [
        "Text „Co se změnilo“",
        "Výhled cíle 1.1.1",
    ]


def test_only_what_was_known_at_the_cut_off_is_in_it():
    small = SmallPlan()
    before = canonical_json(build(small.evaluation))
    late = CUT_OFF + datetime.timedelta(days=1)
    report = small.add_report(3, received_on=late, approved_on=late)
    ImpactValueFactory(indicator=small.goal().impact_indicators.first(), report=report, amount=50)
    MeasureStateFactory(measure=small.measure(), since=late, state=MeasureState.State.COMPLETED)

    assert canonical_json(build(small.evaluation)) == before


def test_a_correction_counts_until_the_day_set_for_corrections():
    small = SmallPlan()
    indicator = small.add_indicator()
    report = small.add_report(3, received_on=CUT_OFF, approved_on=CUT_OFF)
    ImpactValueFactory(indicator=indicator, report=report, amount=50, source=None)
    later = CUT_OFF + datetime.timedelta(days=10)
    corrected = small.correct(report, received_on=later, approved_on=later)
    ImpactValueFactory(indicator=indicator, report=corrected, amount=48, source=None)

    assert build(small.evaluation).ledger["impact:1.1.1/3"].figure.amount == 50
    Evaluation.objects.filter(pk=small.evaluation.pk).update(corrections_until=later)
    entry = build(small.evaluation).ledger["impact:1.1.1/3"]

    assert entry.figure.amount == 48
    assert "platí 2. verze, důvod opravy: osoba byla započtena dvakrát" in entry.inputs[0].note


def test_an_evaluation_of_an_empty_plan():
    small = SmallPlan(areas=0)
    snapshot = build(small.evaluation)

    assert snapshot.areas == ()
    assert snapshot.comparison is None
    assert snapshot.ledger["budget:total"].figure.amount == 0
    assert snapshot.ledger["measures:all/planned"].figure.amount == 0


def test_documents_that_are_not_cited_are_left_out():
    SourceDocumentFactory(key="nikdo-necituje")
    snapshot = build(SmallPlan().evaluation)
    assert "nikdo-necituje" not in {source.key for source in snapshot.sources}


def test_findings_stand_with_their_signed_explanations():
    small = SmallPlan()
    ControlFigureFactory(evaluation=small.evaluation, figure="budget:total", printed="1")
    (finding,) = [
        item for item in build(small.evaluation).findings if item.check == "control_figures"
    ]
    assert (finding.severity, finding.explanation) == ("error", None)

    FindingExplanationFactory(
        evaluation=small.evaluation,
        finding=finding.id,
        text="Tištěný součet je chybný.",
        signed_as="koordinátorka plánu",
    )
    explained = [item for item in build(small.evaluation).findings if item.id == finding.id]

    assert explained[0].explanation.signed_as == "koordinátorka plánu"
