"""What an impact indicator comes to: the shapes that totals, suppression and verdicts pass on.

Figures: ``total`` and one for each category. A figure without categories is counted from values; a
total with categories is the sum of their figures. Everything here is exact and may be small, so it
is not for showing: ``indicators.suppression`` says what may be shown.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from common.figures import ValueStatus
from indicators.models import ImpactIndicator, ImpactValue

TOTAL = ""
"""The category key of a value or figure that is for the whole indicator."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One value behind a figure. ``why_left_out`` is empty where it counts.

    ``as_of`` is the date of the value; ``period_end`` that of its report. ``label`` names the
    report ("2. zpráva projektu …") or the document it was published in.
    """

    kind: Literal["report", "document"]
    category: str
    label: str
    status: ValueStatus
    amount: Decimal | None
    as_of: datetime.date
    as_of_kind: str = ImpactValue.AsOfKind.DATA_AVAILABLE
    is_approximate: bool = False
    project: str = ""
    project_title: str = ""
    number: int = 0
    version: int = 1
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    approved_by: str = ""
    approved_on: datetime.date | None = None
    correction_reason: str = ""
    method: str = ""
    note: str = ""
    source: str = ""
    source_place: str = ""
    source_note: str = ""
    is_shown_when_small: bool = False
    why_left_out: str = ""

    @property
    def is_counted(self) -> bool:
        return not self.why_left_out

    @property
    def is_published(self) -> bool:
        return self.kind == "document"


@dataclass(frozen=True, slots=True)
class ImpactFigure:
    """``category`` is "" for the total. ``amount`` is None unless ``status`` is reported.

    ``formula`` is a Czech sentence without amounts. ``contributions`` hold those that count and
    those left out; a total of categories has none, its parts are the categories' figures.
    """

    category: str
    name: str
    status: ValueStatus
    amount: Decimal | None
    formula: str
    is_approximate: bool = False
    is_sum_of_categories: bool = False
    is_partial: bool = False
    as_of: datetime.date | None = None
    as_of_kind: str = ImpactValue.AsOfKind.DATA_AVAILABLE
    contributions: tuple[Contribution, ...] = ()

    @property
    def counted(self) -> tuple[Contribution, ...]:
        return tuple(item for item in self.contributions if item.is_counted)

    @property
    def methods(self) -> tuple[str, ...]:
        """Methods of the values that count, without those that name none."""
        return tuple(sorted({item.method for item in self.counted if item.method}))


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """At least ``amount``: by the end of ``year``, or in each year where ``is_yearly``."""

    amount: Decimal
    year: int | None
    is_yearly: bool
    valid_from: datetime.date
    reason: str = ""
    source: str = ""
    source_place: str = ""


@dataclass(frozen=True, slots=True)
class ImpactTotal:
    """An indicator with its figures as of a cut-off. ``code`` is "1.1.1/1"."""

    indicator: int
    code: str
    goal: int
    goal_code: str
    position: int
    name: str
    unit: str
    decimal_places: int
    aggregation: ImpactIndicator.Aggregation
    is_sensitive: bool
    footnote: str
    source: str
    source_place: str
    target: TargetInForce | None
    total: ImpactFigure
    categories: tuple[ImpactFigure, ...] = ()

    @property
    def figures(self) -> tuple[ImpactFigure, ...]:
        """The total first, then categories in their order."""
        return (self.total, *self.categories)
