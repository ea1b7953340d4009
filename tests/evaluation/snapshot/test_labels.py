import datetime

import pytest

from indicators.wording import as_of_label
from measures.models import Measure
from publications.evaluation.snapshot.labels import (
    event_date_label,
    measure_period_label,
    plan_period_label,
)
from publications.models import Event

FIRST, LAST = datetime.date(2023, 7, 1), datetime.date(2026, 6, 30)
Kind = Measure.PeriodKind


@pytest.mark.parametrize(
    ("kind", "starts_on", "ends_on", "label"),
    [
        (Kind.DATES, FIRST, LAST, "1. 7. 2023–30. 6. 2026"),
        (Kind.DATES, FIRST, None, "od 1. 7. 2023"),
        (Kind.YEAR, FIRST, None, "2023"),
        (Kind.YEAR, FIRST, LAST, "2023–2026"),
        (Kind.ONGOING, None, None, "Průběžně"),
        (Kind.NONE, None, None, ""),
    ],
)
def test_period_of_a_measure(kind, starts_on, ends_on, label):
    measure = Measure(period_kind=kind, starts_on=starts_on, ends_on=ends_on)
    assert measure_period_label(measure).replace("\u00a0", " ") == label


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("data_available", "Data dostupná k\u00a030.\u00a06.\u00a02026"),
        ("state", "Stav k\u00a030.\u00a06.\u00a02026"),
    ],
)
def test_the_day_of_the_data(kind, label):
    assert as_of_label(LAST, kind) == label


@pytest.mark.parametrize(
    ("precision", "ends_on", "label"),
    [
        ("day", None, "1. 7. 2023"),
        ("day", datetime.date(2023, 7, 3), "1. 7. 2023–3. 7. 2023"),
        ("month", None, "červenec"),
    ],
)
def test_date_of_an_event(precision, ends_on, label):
    event = Event(starts_on=FIRST, ends_on=ends_on, precision=precision)
    assert event_date_label(event).replace("\u00a0", " ") == label


def test_years_of_a_plan():
    assert plan_period_label(FIRST, LAST) == "2023–2026"
    assert plan_period_label(FIRST, FIRST) == "2023"
