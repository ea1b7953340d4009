"""The year month by month, and the advisory programmes."""

from itertools import groupby

from plans.models import AdvisoryProgramme
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.labels import event_date_label
from publications.evaluation.snapshot.schema import AdvisoryProgrammeSection, EventRow, Month
from publications.models import Event


def months(evaluation: Evaluation) -> tuple[Month, ...]:
    """Months in which something of the plan began, in order."""
    events = Event.objects.filter(plan=evaluation.plan, starts_on__year=evaluation.year).order_by(
        "starts_on__month", "position", "starts_on", "title", "key"
    )
    return tuple(
        Month(number=number, events=tuple(_row(event) for event in rows))
        for number, rows in groupby(events, key=lambda event: event.starts_on.month)
    )


def advisory_programmes(evaluation: Evaluation) -> tuple[AdvisoryProgrammeSection, ...]:
    """Those that ran in the year; one without years runs as long as the plan."""
    rows = AdvisoryProgramme.objects.filter(plan=evaluation.plan).order_by("position", "key")
    year = evaluation.year
    return tuple(
        AdvisoryProgrammeSection(
            title=row.title,
            summary=row.summary,
            outputs=tuple(line.strip() for line in row.outputs.splitlines() if line.strip()),
        )
        for row in rows
        if (row.starts_year or year) <= year <= (row.ends_year or year)
    )


def _row(event: Event) -> EventRow:
    return EventRow(
        title=event.title,
        summary=event.summary,
        date_label=event_date_label(event),
        place=event.place,
        is_highlight=event.is_highlight,
    )
