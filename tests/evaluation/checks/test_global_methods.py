"""Global indicators whose method changed."""

import dataclasses
import datetime
from typing import Any

from indicators.global_verdicts import global_verdict
from indicators.results import GlobalResult
from indicators.series import GlobalSeries, Place, SeriesValue, territory_series
from indicators.wording import global_target_text
from tests.evaluation.checks.small_facts import facts, found, ids
from tests.indicators.test_global_verdicts import base, target
from tests.indicators.test_series import value

CHECK = "global_methods"
CITY = Place(key="mesto", name="Město", short_name="Město", kind="city")
OLD = base(589, "2021-H1", method="původní")
NEW = value("2023", 310, method="nový")


def _result(*own: SeriesValue, wanted: Any = None) -> GlobalResult:
    series = GlobalSeries(
        indicator=1,
        key="byty",
        position=1,
        name="Počet sociálních bytů",
        unit="bytů",
        decimal_places=0,
        rank_scope="",
        note="",
        source="",
        source_place="",
        target=wanted,
        territories=(territory_series(CITY, own),),
    )
    return GlobalResult(series, global_verdict(series), global_target_text(wanted, 0))


def _message(result: GlobalResult) -> str:
    finding = found(CHECK, facts(global_indicators=(result,)))[0]
    assert (finding.id, finding.severity) == ("global_methods:changed:byty", "warning")
    return finding.message.replace("\u00a0", " ")


def _ids(*own: SeriesValue) -> list[str]:
    return ids(CHECK, facts(global_indicators=(_result(*own),)))


def test_one_method_has_no_finding() -> None:
    assert not _ids(OLD, value("2023", 526, method="původní"))


def test_without_two_values_there_is_nothing_to_compare() -> None:
    assert not _ids(NEW)
    assert not _ids(OLD)
    assert not _ids(OLD, value("2023", None, method="nový"))


def test_a_current_value_by_another_method_is_found() -> None:
    assert _message(_result(OLD, NEW)) == (
        "Výchozí hodnota je 589 (1. pol. 2021), aktuální 310 (2023). "
        "Každá je zjištěna jinak („původní“ a „nový“), srovnat je nelze."
    )


def test_the_value_by_the_old_method_is_named_beside() -> None:
    beside = value("2023-12-31", 526, method="původní")

    assert _message(_result(OLD, NEW, beside)).endswith(
        "Podle metodiky výchozí hodnoty je to 526 (31. 12. 2023)."
    )


def test_a_target_older_than_the_new_method_is_named() -> None:
    older = target("at_least", 700)
    newer = dataclasses.replace(older, valid_from=datetime.date(2023, 7, 1))
    direction = target("increase")
    warning = "Cíl „Nejméně 700“ je starší než tato změna."

    assert warning in _message(_result(OLD, NEW, wanted=older))
    assert "Cíl" not in _message(_result(OLD, NEW, wanted=newer))
    assert "Cíl" not in _message(_result(OLD, NEW, wanted=direction))
