"""Rules within one record, most of which the database holds as well."""

import pytest

from tests.portal_data.data_directory import DataDirectory

pytestmark = pytest.mark.django_db

PROJECT = (
    "projects:\n  - key: a\n    title: A\n    starts_on: 2024-01-01\n    ends_on: 2024-12-31\n"
)
REPORT = PROJECT + "    reports:\n      - {number: 1, %s}"
VALUE = PROJECT + "    reports:\n      - number: 1\n        values: [{indicator: 1.1.1/2, %s}]"
GLOBAL = (
    "global_indicators:\n  - plan: plan\n    key: g\n    name: G\n    territory: mesto\n"
    "    targets:\n      - {rule: %s, year: 2027}"
)
MEASURE = (
    "areas:\n  - plan: plan\n    code: 2\n    name: A\n    strategic_goals:\n      - code: 2.1\n"
    "        title: S\n        specific_goals:\n          - code: 2.1.1\n            title: C\n"
    "            measures: [{code: 2.1.1.1, title: O, kind: project, %s}]"
)
PUBLISHED = MEASURE.partition("            measures")[0] + (
    "            impact_indicators: [{name: I, values: [{as_of: 2024-12-31, %s}]}]"
)

BROKEN = {
    "project_ends_first": (
        "projects:\n  - key: a\n    title: A\n    starts_on: 2025-01-01\n    ends_on: 2024-12-31",
        5,
        "ends_on",
        "konec 2024-12-31 je před začátkem 2025-01-01",
    ),
    "programme_ends_first": (
        "plans:\n  - key: b\n    municipality: mesto\n    title: B\n    starts_on: 2024-01-01\n"
        "    ends_on: 2025-12-31\n    advisory_programmes:\n"
        "      - {key: p, title: P, summary: S, starts_year: 2025, ends_year: 2024}",
        8,
        "ends_year",
        "konec 2024 je před začátkem 2025",
    ),
    "month_event_in_its_middle": (
        "events: [{key: a, title: A, starts_on: 2024-01-15, precision: month}]",
        1,
        "starts_on",
        "má začínat prvním dnem",
    ),
    "correction_without_reason": (
        REPORT % "version: 2",
        7,
        "correction_reason",
        "oprava zprávy musí mít důvod",
    ),
    "approved_before_received": (
        REPORT % "received_on: 2024-08-01, approved_on: 2024-07-01",
        7,
        "approved_on",
        "schválena 2024-07-01 dřív, než došla 2024-08-01",
    ),
    "half_a_period": (
        REPORT % "period_start: 2024-01-01",
        7,
        "period_end",
        "má mít obě data, nebo žádné",
    ),
    "no_such_half_year": (
        PROJECT + "    reports: [{number: 3}]",
        6,
        "number",
        "u zprávy č. 3 uveďte period_start a period_end",
    ),
    "no_period_known": (
        "projects:\n  - key: a\n    title: A\n    reports: [{number: 1}]",
        4,
        "period_start",
        "projekt nemá začátek a konec",
    ),
    "value_without_number": (VALUE % "note: nic", 8, "amount", "musí mít číslo"),
    "status_with_number": (
        VALUE % "status: not_available, amount: 0",
        8,
        "status",
        "hodnota se stavem not_available nesmí mít číslo",
    ),
    "shown_without_reason": (
        VALUE % "amount: 2, is_shown_when_small: true",
        8,
        "shown_reason",
        "musí mít důvod",
    ),
    "published_without_source": (
        PUBLISHED % "amount: 1",
        11,
        "source",
        "musí mít zdrojový dokument",
    ),
    "target_without_amount": (GLOBAL % "below_value", 7, "amount", "below_value vyžaduje hodnotu"),
    "target_with_amount": (GLOBAL % "decrease, amount: 5", 7, "amount", "decrease hodnotu nemá"),
    "target_without_territory": (
        GLOBAL % "below_territory",
        7,
        "other_territory",
        "below_territory vyžaduje území",
    ),
    "dated_measure_without_start": (
        MEASURE % "period_kind: dates",
        11,
        "starts_on",
        "datované opatření musí mít začátek",
    ),
    "ongoing_measure_with_dates": (
        MEASURE % "period_kind: ongoing, starts_on: 2024-01-01",
        11,
        "period_kind",
        "nesmí mít začátek ani konec",
    ),
    "negative_output": (
        "projects:\n  - key: a\n    title: A\n    activities:\n"
        "      - {number: 1, title: T, outputs: [{title: O, planned: -3}]}",
        5,
        "planned",
        "množství nesmí být záporné",
    ),
}


@pytest.mark.parametrize(("records", "line", "field", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_rule(town: DataDirectory, records: str, line: int, field: str, reason: str) -> None:
    problem = town.write("vadny.yaml", records + "\n").problem()
    assert (problem.place.file, problem.place.line) == ("vadny.yaml", line)
    assert problem.field == field
    assert reason in problem.reason
