"""Small counts of people in sensitive indicators: what of an indicator may be shown."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from indicators.impact_figures import ImpactFigure


class Disclosure(StrEnum):
    """SMALL is shown as "< 5". WITHHELD may be any number: it would give a small one away."""

    SHOWN = "shown"
    SMALL = "small"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure as an earlier edition published it; ``amount`` is None where it was hidden."""

    cut_off: datetime.date
    amount: Decimal | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class FigureDisclosure:
    """What of a figure may be shown; ``contributions`` says it of each, in their order."""

    figure: ImpactFigure
    disclosure: Disclosure
    contributions: tuple[Disclosure, ...]

    @property
    def is_shown(self) -> bool:
        return self.disclosure is Disclosure.SHOWN

    @property
    def amount(self) -> Decimal | None:
        """The amount where it may be shown."""
        return self.figure.amount if self.is_shown else None


@dataclass(frozen=True, slots=True)
class ImpactDisclosure:
    """``by_category`` has the total under "" and a figure for each category."""

    threshold: int
    by_category: Mapping[str, FigureDisclosure] = field(default_factory=dict)
