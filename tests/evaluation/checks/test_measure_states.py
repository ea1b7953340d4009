"""States of measures beside their start, implementers and period."""

import dataclasses
import datetime

import pytest

from tests.evaluation.checks.small_facts import CHARITY, CITY, CUT_OFF, facts, found, ids, measure

CHECK = "measure_states"

DAY = datetime.timedelta(days=1)
BEGINNING = datetime.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("state", "since", "starts_on", "expected"),
    [
        ("in_progress", BEGINNING - DAY, BEGINNING, ["before_start:1.1.1.1"]),
        ("completed", BEGINNING - DAY, BEGINNING, ["before_start:1.1.1.1"]),
        ("in_progress", BEGINNING, BEGINNING, []),
        ("planned", BEGINNING - DAY, BEGINNING, []),
        ("in_progress", None, BEGINNING, []),
        ("in_progress", BEGINNING, None, []),
        # Found among periods.
        ("in_progress", BEGINNING, CUT_OFF + DAY, []),
    ],
)
def test_what_has_begun_did_not_begin_before_its_start(
    state: str,
    since: datetime.date | None,
    starts_on: datetime.date | None,
    expected: list[str],
) -> None:
    given = measure(state=state, state_since=since, starts_on=starts_on)

    assert ids(CHECK, facts(measures=(given,))) == expected


def test_the_start_and_the_day_of_the_state_are_named() -> None:
    given = measure(state_since=BEGINNING - DAY, starts_on=BEGINNING)

    finding = found(CHECK, facts(measures=(given,)))[0]

    assert (finding.severity, finding.subject) == ("warning", "Opatření 1.1.1.1")
    assert finding.message.replace("\u00a0", " ") == (
        "Opatření začíná 1. 1. 2024, jako „v realizaci“ je ale vedeno už k 31. 12. 2023."
    )


@pytest.mark.parametrize(
    ("implementers", "period_kind", "words"),
    [
        ((CITY,), "none", "přesto je u něj uveden realizátor (Město)."),
        ((CITY, CHARITY), "none", "přesto jsou u něj uvedeni realizátoři (Město, Charita)."),
        ((CITY,), "ongoing", "přesto je u něj uveden realizátor (Město) i období."),
        ((), "ongoing", "přesto je u něj uvedeno období."),
    ],
)
def test_what_is_not_carried_out_has_no_implementer_and_no_period(
    implementers: tuple[object, ...], period_kind: str, words: str
) -> None:
    given = measure(state="not_implemented", implementers=implementers, period_kind=period_kind)

    finding = found(CHECK, facts(measures=(given,)))[0]

    assert (finding.id, finding.severity) == ("measure_states:not_implemented:1.1.1.1", "note")
    assert words in finding.message.replace("\u00a0", " ")


def test_a_measure_that_was_dropped_with_a_reason_has_no_finding() -> None:
    dropped = measure(state="not_implemented")
    progress = dataclasses.replace(dropped.progress, state_note="Na termínu se nedohodli.")

    assert ids(CHECK, facts(measures=(dropped,)))
    assert not ids(CHECK, facts(measures=(dataclasses.replace(dropped, progress=progress),)))


def test_an_empty_measure_that_is_not_carried_out_has_no_finding() -> None:
    given = measure(state="not_implemented", implementers=(), period_kind="none")

    assert not ids(CHECK, facts(measures=(given,)))
