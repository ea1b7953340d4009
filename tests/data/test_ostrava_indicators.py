"""Every value of an indicator that Ostrava's evaluation prints, transcribed a second time."""

import datetime

import pytest

from common.figures import ValueStatus
from indicators.models import GlobalTarget, GlobalValue, ImpactIndicator
from plans.models import StrategicPlan
from publications.evaluation.models import ControlFigure

pytestmark = pytest.mark.usefixtures("ostrava")

CUT_OFF = datetime.date(2024, 4, 30)

IMPACT = """
1.1.1/1 39  1.1.1/2 39  1.1.2/1 1190  1.1.2/2 316  1.1.2/3 267  1.1.3/1 6  1.2.1/1 53  1.3.1/1 0
2.1.1/1 15  2.1.1/2 89  2.1.2/1 8  2.1.3/1 -  2.1.3/2 -  2.1.3/3 -  2.1.3/4 -
3.1.1/1 15  3.1.1/2 10  3.1.1/3 3  3.1.1/4 8  3.1.1/5 3  3.1.2/1 2
3.2.1/1 32  3.2.1/2 38  3.2.1/3 20  3.2.1/4 2  3.2.2/1 1
4.1.1/1 45  4.1.1/2 -  4.1.2/1 8  4.1.2/2 10  4.1.2/3 0  4.1.3/1 49  4.2.1/1 0
5.1.1/1 0  5.1.1/2 0  5.2.1/1 10  5.2.2/1 12  6.1.1/1 2
6.2.1/1 101  6.2.1/2 58  6.2.1/3 12/12/4/22  6.2.1/4 11/12/4/13
6.2.2/1 1  6.2.2/2 1  6.2.3/1 0  6.2.3/2 0
"""

# Their tables are headed "Stav k 31. 12. 2023"; all others say 30. 4. 2024.
STATE_OF_THE_YEAR = {"1.3.1", "3.1.2", "3.2.2", "4.1.3", "4.2.1", "5.2.1", "5.2.2", "6.1.1"}


def test_every_impact_indicator_has_its_printed_value(plan: StrategicPlan) -> None:
    words = IMPACT.split()
    held: dict[str, str] = {}
    for indicator in ImpactIndicator.objects.filter(
        goal__strategic_goal__area__plan=plan
    ).prefetch_related("values__category"):
        values = sorted(
            indicator.values.all(), key=lambda v: v.category.position if v.category else 0
        )
        held[f"{indicator.goal.code}/{indicator.position}"] = "/".join(
            "-" if value.amount is None else f"{value.amount:.0f}" for value in values
        )
        day = datetime.date(2023, 12, 31) if indicator.goal.code in STATE_OF_THE_YEAR else CUT_OFF
        assert {value.as_of for value in values} == {day}, indicator
    assert held == dict(zip(words[::2], words[1::2], strict=True))


def test_what_was_not_reported_is_no_zero() -> None:
    """Goal 2.1.3 prints zeros, and says that there are no data yet."""
    for indicator in ImpactIndicator.objects.filter(goal__code="2.1.3"):
        value = indicator.values.get()
        assert value.status == ValueStatus.NOT_REPORTED
        assert "0" in value.source_note
    printed = ControlFigure.objects.filter(figure__startswith="impact:2.1.3/")
    assert [row.printed for row in printed] == ["0"] * 4


GLOBAL = """
index-socialniho-vylouceni ostrava 2021 21
index-socialniho-vylouceni ostrava 2023 20
segregovane-zsj ostrava 2020 11
segregovane-zsj ostrava 2023 n.a.
socialni-byty ostrava 2021-H1 589
socialni-byty ostrava 2023 310
socialni-byty ostrava 2023-12-31 526
bytova-nouze ostrava 2020 cca3100
bytova-nouze ostrava 2023 n.a.
index-kriminality ostrava 2021 174.1#2
index-kriminality ostrava 2022 294.4
index-kriminality ostrava 2023 278.7#2
mladi-pachatele ostrava 2021 244
mladi-pachatele ostrava 2023 328
dlouhodobe-nezamestnani ostrava 2021-12 3.01
dlouhodobe-nezamestnani msk 2021-12 2.28
dlouhodobe-nezamestnani ostrava 2023-12 2.17
dlouhodobe-nezamestnani msk 2023-12 2.07
exekuce ostrava 2021 13.45
exekuce msk 2021 9.2
exekuce ostrava 2023 12.3
exekuce msk 2023 8.7
insolvence ostrava 2021 4667
insolvence ostrava 2023 4239
deti-odebrane ostrava 2021 199
deti-odebrane ostrava 2023 207
deti-odebrane cr 2021 3081
deti-odebrane cr 2022 3395
deti-odebrane cr 2023 3485
predcasne-odchody ostrava 2020/21 7.57
predcasne-odchody msk 2020/21 4.14
predcasne-odchody ostrava 2022/23 6.88
predcasne-odchody msk 2022/23 4.24
"""


def _as_printed(value: GlobalValue) -> str:
    if value.amount is None:
        return {ValueStatus.NOT_AVAILABLE: "n.a."}[ValueStatus(value.status)]
    number = format(value.amount.normalize(), "f")
    rank = f"#{value.rank}" if value.rank else ""
    return f"{'cca' if value.is_approximate else ''}{number}{rank}"


def test_every_printed_value_of_the_global_indicators() -> None:
    held = {
        f"{value.indicator.key} {value.territory.key} {value.period.text}": _as_printed(value)
        for value in GlobalValue.objects.select_related("indicator", "territory")
    }
    assert held == dict(line.rsplit(" ", 1) for line in GLOBAL.strip().splitlines())


def test_a_change_of_method_breaks_the_series_of_social_flats() -> None:
    methods = {
        value.period.text: value.method
        for value in GlobalValue.objects.filter(indicator__key="socialni-byty")
    }
    assert methods["2021-H1"] == methods["2023-12-31"] != methods["2023"]


def test_targets_of_the_global_indicators() -> None:
    rules = {
        target.indicator.key: (target.rule, target.amount)
        for target in GlobalTarget.objects.filter(year=2027).select_related("indicator")
    }
    rule = GlobalTarget.Rule
    assert rules == {
        "index-socialniho-vylouceni": (rule.BELOW_VALUE, 16),
        "segregovane-zsj": (rule.DECREASE, None),
        "socialni-byty": (rule.AT_LEAST, 700),
        "bytova-nouze": (rule.DECREASE_BY, 500),
        "index-kriminality": (rule.BETTER_RANK, None),
        "mladi-pachatele": (rule.DECREASE, None),
        "dlouhodobe-nezamestnani": (rule.BELOW_TERRITORY, None),
        "exekuce": (rule.BELOW_TERRITORY, None),
        "insolvence": (rule.INCREASE_BY, 500),
        "deti-odebrane": (rule.DECREASE, None),
        "predcasne-odchody": (rule.BELOW_TERRITORY, None),
    }
