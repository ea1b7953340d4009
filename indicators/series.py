"""Values of a global indicator by territory, in order, with the places where a method changed."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from common.figures import ValueStatus
from common.periods import Period
from indicators.models import GlobalTarget


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """``breaks_series``: by another method than the value before it, so no trend crosses here."""

    period: Period
    status: ValueStatus
    amount: Decimal | None
    is_approximate: bool = False
    rank: int | None = None
    method: str = ""
    is_baseline: bool = False
    note: str = ""
    source: str = ""
    source_place: str = ""
    source_note: str = ""
    breaks_series: bool = False


@dataclass(frozen=True, slots=True)
class TerritorySeries:
    """One territory's values, oldest first; values of one period by several methods all stand.

    ``baseline`` and ``current`` are the printed ones. ``comparable`` is the latest reported value
    that may be compared with the baseline: same method, period not shorter. Any may be None.
    """

    territory: str
    name: str
    short_name: str
    kind: str
    values: tuple[SeriesValue, ...]
    baseline: SeriesValue | None
    current: SeriesValue | None
    comparable: SeriesValue | None


@dataclass(frozen=True, slots=True)
class GlobalTargetInForce:
    rule: GlobalTarget.Rule
    year: int
    valid_from: datetime.date
    amount: Decimal | None = None
    other_territory: str = ""
    rank_direction: str = ""
    reason: str = ""
    source: str = ""
    source_place: str = ""


@dataclass(frozen=True, slots=True)
class GlobalSeries:
    """An indicator with its series: its own territory first, the others by name."""

    indicator: int
    key: str
    position: int
    name: str
    unit: str
    decimal_places: int
    rank_scope: str
    note: str
    source: str
    source_place: str
    target: GlobalTargetInForce | None
    territories: tuple[TerritorySeries, ...]
    comments: tuple[tuple[int, str], ...] = ()
    """(year, text), oldest first."""

    @property
    def own(self) -> TerritorySeries:
        return self.territories[0]
