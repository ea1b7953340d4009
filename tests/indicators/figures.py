"""Short ways to write values of impact indicators in tests that need no database."""

import datetime
from decimal import Decimal
from typing import Any

from common.figures import ValueStatus
from indicators.impact_figures import Contribution
from indicators.impact_reading import IndicatorFacts
from indicators.models import ImpactIndicator

Amount = Decimal | int | str | None


def amount_of(amount: Amount) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def half_year(number: int) -> tuple[datetime.date, datetime.date]:
    """The first is the first half of 2023."""
    year, second = divmod(number - 1, 2)
    if second:
        return datetime.date(2023 + year, 7, 1), datetime.date(2023 + year, 12, 31)
    return datetime.date(2023 + year, 1, 1), datetime.date(2023 + year, 6, 30)


def reported(
    amount: Amount,
    *,
    project: str = "a",
    number: int = 1,
    category: str = "",
    status: ValueStatus | None = None,
    **more: Any,
) -> Contribution:
    """A value of a project's report; its half-year follows from the number."""
    start, end = half_year(number)
    default = ValueStatus.REPORTED if amount is not None else ValueStatus.NOT_REPORTED
    return Contribution(
        kind="report",
        category=category,
        label=f"{number}. zpráva projektu {project}",
        status=status or default,
        amount=amount_of(amount),
        as_of=end,
        project=project,
        number=number,
        period_start=start,
        period_end=end,
        **more,
    )


def published(
    amount: Amount,
    as_of: datetime.date = datetime.date(2023, 12, 31),
    *,
    category: str = "",
    **more: Any,
) -> Contribution:
    """A value of all projects together, from a document."""
    return Contribution(
        kind="document",
        category=category,
        label="Vyhodnocení",
        status=ValueStatus.REPORTED if amount is not None else ValueStatus.NOT_REPORTED,
        amount=amount_of(amount),
        as_of=as_of,
        source="vyhodnoceni",
        **more,
    )


def facts(rule: str, *values: Contribution, categories: str = "", **more: Any) -> IndicatorFacts:
    """An indicator with these values; ``categories`` are one-letter keys."""
    return IndicatorFacts(
        indicator=1,
        goal=1,
        goal_code="1.1.1",
        position=1,
        name="Počet osob",
        unit="osob",
        aggregation=ImpactIndicator.Aggregation(rule),
        categories=tuple((key, f"Kategorie {key}") for key in categories),
        values=values,
        **more,
    )
