"""Indicators as they may be published: figures, what of them is shown, verdicts.

Pages, exports, snapshot and PDF take indicators from here and nowhere else, so that none of them
can forget a rule.
"""

from dataclasses import dataclass

from indicators.impact_figures import ImpactTotal
from indicators.series import GlobalSeries
from indicators.suppression import ImpactDisclosure
from indicators.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class ImpactResult:
    total: ImpactTotal
    disclosure: ImpactDisclosure
    verdict: Verdict
    target_text: str


@dataclass(frozen=True, slots=True)
class GlobalResult:
    series: GlobalSeries
    verdict: Verdict
    target_text: str
