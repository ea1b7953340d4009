import pytest

from bench.multiply import multiply
from measures.models import Measure
from projects.models import ImplementationReport
from tests.evaluation.snapshot.small_plan import SmallPlan, build

pytestmark = pytest.mark.django_db


def test_the_plan_is_three_times_as_large_and_can_be_evaluated():
    small = SmallPlan(areas=2)
    before = build(small.evaluation)
    multiply(small.plan, 3)
    after = build(small.evaluation)

    assert [area.code for area in after.areas] == ["1", "2", "3", "4", "5", "6"]
    assert Measure.objects.of_plan(small.plan).count() == 6
    assert ImplementationReport.objects.count() == 12
    assert len(after.global_indicators) == 3 * len(before.global_indicators)
    one, other = (after.areas[place].strategic_goals[0].specific_goals[0] for place in (0, 4))
    assert (one.code, other.code) == ("1.1.1", "5.1.1")
    for mine, copied in zip(one.indicators, other.indicators, strict=True):
        assert after.ledger[mine.total].figure == after.ledger[copied.total].figure
    total = before.ledger["budget:total"].figure.amount
    assert after.ledger["budget:total"].figure.amount == 3 * total
