"""Global indicators: values, baselines, targets and commentary."""

from typing import Any

import pytest

from indicators.global_verdicts import global_verdict
from indicators.results import GlobalResult
from indicators.series import GlobalSeries, Place, SeriesValue, territory_series
from tests.evaluation.checks.small_facts import facts, found, ids
from tests.indicators.test_global_verdicts import base, target
from tests.indicators.test_series import value

CHECK = "global_indicators"


def _result(*own: SeriesValue, comment_year: int | None = None, **given: Any) -> GlobalResult:
    city = Place(key="mesto", name="Město", short_name="Město", kind="city")
    series = GlobalSeries(
        **{
            "indicator": 1,
            "key": "ukazatel",
            "position": 1,
            "name": "Ukazatel",
            "unit": "",
            "decimal_places": 0,
            "rank_scope": "",
            "note": "",
            "source": "",
            "source_place": "",
            "target": target("decrease"),
            "territories": (territory_series(city, own),),
            "comments": ((comment_year, "Proč."),) if comment_year else (),
            **given,
        }
    )
    return GlobalResult(
        series=series, verdict=global_verdict(series), target_text="Pokles", to_reach=None
    )


def _ids(result: GlobalResult) -> list[str]:
    return ids(CHECK, facts(global_indicators=(result,)))


def test_an_indicator_on_course_has_no_finding() -> None:
    assert not _ids(_result(base(10), value("2023", 9)))


def test_one_off_course_without_commentary_is_an_error() -> None:
    result = _result(base(10), value("2023", 12), comment_year=2022)

    finding = found(CHECK, facts(global_indicators=(result,)))[0]

    assert (finding.id, finding.severity) == ("global_indicators:no_comment:ukazatel", "error")
    assert "Hodnota vzrostla" in finding.message


def test_one_off_course_with_the_commentary_of_the_year_has_no_finding() -> None:
    assert not _ids(_result(base(10), value("2023", 12), comment_year=2023))


@pytest.mark.parametrize("own", [(base(10),), (base(10), value("2023", None))])
def test_a_missing_current_value_is_found(own: tuple[SeriesValue, ...]) -> None:
    assert _ids(_result(*own)) == ["no_value:ukazatel"]


def test_an_indicator_without_any_value_is_found_once() -> None:
    assert _ids(_result()) == ["no_value:ukazatel"]


def test_a_missing_baseline_and_a_missing_target_are_found() -> None:
    assert _ids(_result(value("2023", 9), target=None)) == [
        "no_baseline:ukazatel",
        "no_target:ukazatel",
    ]
