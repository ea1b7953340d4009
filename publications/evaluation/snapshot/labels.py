"""Dates and places in Czech, as the edition prints them."""

import datetime

from common.czech import format_date, format_date_range, month_name
from measures.models import Measure
from publications.evaluation.snapshot.ledger import LedgerInput
from publications.models import Event


def measure_period_label(measure: Measure) -> str:
    """``1. 7. 2023–30. 6. 2026``, ``Průběžně``, ``2023``; empty where none is set."""
    match Measure.PeriodKind(measure.period_kind):
        case Measure.PeriodKind.ONGOING:
            return "Průběžně"
        case Measure.PeriodKind.DATES if measure.starts_on and measure.ends_on:
            return format_date_range(measure.starts_on, measure.ends_on)
        case Measure.PeriodKind.DATES if measure.starts_on:
            return f"od {format_date(measure.starts_on)}"
        case Measure.PeriodKind.YEAR if measure.starts_on:
            return _years(measure.starts_on, measure.ends_on or measure.starts_on)
    return ""


def plan_period_label(starts_on: datetime.date, ends_on: datetime.date) -> str:
    return _years(starts_on, ends_on)


def event_date_label(event: Event) -> str:
    """``5. 3. 2023``, a range of days, or the month alone where the day is not known."""
    if event.precision == Event.Precision.MONTH:
        return month_name(event.starts_on.month)
    return format_date_range(event.starts_on, event.ends_on or event.starts_on)


def document_note(inputs: tuple[LedgerInput, ...]) -> str:
    """Say of which inputs no report stands behind; empty where all are reports."""
    documents = [item for item in inputs if item.kind == "document"]
    if not documents:
        return ""
    places = sorted({_place(item) for item in documents})
    return (
        "Za hodnotou není zpráva o realizaci v portálu; pochází z dokumentu "
        + ", ".join(places)
        + "."
    )


def _place(item: LedgerInput) -> str:
    return f"„{item.label}“" + (f" ({item.source_place})" if item.source_place else "")


def _years(start: datetime.date, end: datetime.date) -> str:
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
