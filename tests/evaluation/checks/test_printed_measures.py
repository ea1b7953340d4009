"""Measures as documents print them."""

from publications.evaluation.checks.facts import PlanFacts
from tests.evaluation.checks.small_facts import (
    CHARITY,
    CITY,
    control,
    facts,
    found,
    ids,
    measure,
)

CHECK = "printed_measures"


def _facts(*printed: tuple[str, str]) -> PlanFacts:
    return facts(
        measures=(
            measure("2.1.2.1", title="Asistenti", implementers=(CITY, CHARITY)),
            measure("3.2.1.1", title="Dluhy"),
        ),
        control_figures=tuple(
            control(f"measure:2.1.2.1/{what}", text, "Příloha B") for what, text in printed
        ),
    )


def test_another_code_is_found_and_said_whose_it_is() -> None:
    finding = found(CHECK, _facts(("code", "3.2.1.1"), ("code", "2.1.2.1")))[0]

    assert finding.id == "printed_measures:measure:2.1.2.1/code"
    assert finding.severity == "error"
    assert finding.message.endswith("Ten patří opatření „Dluhy“.")
    assert (finding.expected, finding.found) == ("2.1.2.1", "3.2.1.1")


def test_a_measure_printed_twice_is_found() -> None:
    assert ids(CHECK, _facts(("occurrences", "2"))) == ["measure:2.1.2.1/occurrences"]


def test_another_title_is_a_warning_and_another_implementer_an_error() -> None:
    findings = found(CHECK, _facts(("title", "APK"), ("implementers", "Město")))

    assert [(item.severity, item.found) for item in findings] == [
        ("warning", "APK"),
        ("error", "Město"),
    ]


def test_what_is_printed_as_it_is_is_no_finding() -> None:
    printed = (
        ("code", "2.1.2.1"),
        ("occurrences", "1"),
        ("title", "Asistenti"),
        ("implementers", "Město; Charita"),
    )

    assert not ids(CHECK, _facts(*printed))


def test_a_measure_that_is_not_in_the_plan_is_found() -> None:
    given = facts(control_figures=(control("measure:9.9.9.9/code", "9.9.9.9"),))

    assert ids(CHECK, given) == ["measure:9.9.9.9/code"]
