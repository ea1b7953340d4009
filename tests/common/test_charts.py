import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from common import palette
from common.charts import (
    Bar,
    BarChart,
    IndicatorChart,
    Point,
    Series,
    describe_bars,
    describe_indicator,
    draw_bars,
    draw_indicator,
)
from common.charts.labels import stack
from common.charts.layout import Layout
from common.charts.writing import labels_of
from common.periods import Period


def point(period: str, value: str | None, text: str = "", **marks: bool) -> Point:
    amount = None if value is None else Decimal(value)
    return Point(Period.parse(period), amount, text or str(value).replace(".", ","), **marks)


TWO_CITIES = IndicatorChart(
    (
        Series("Ostrava", (point("2021", "3.01"), point("2023", "2.17"))),
        Series("MSK", (point("2021", "2.28"), point("2023", "2.07"))),
    ),
    target_text="pokles pod krajskou hodnotu",
)
BROKEN = IndicatorChart(
    (
        Series(
            "Ostrava",
            (
                point("2021-H1", "589"),
                point("2022", None, "n. a."),
                point("2023", "310", breaks_series=True),
            ),
        ),
    ),
    Decimal(700),
    "minimálně 700",
)
ONE_POINT = IndicatorChart((Series("Ostrava", (point("2020", "0", is_approximate=True),)),))


@pytest.mark.parametrize("chart", [TWO_CITIES, BROKEN, ONE_POINT])
def test_a_drawing_is_svg_that_may_stand_in_a_page_many_times(chart):
    svg = draw_indicator(chart)
    ET.fromstring(svg)  # noqa: S314 - our own drawing
    assert "style=" not in svg
    assert "<style" not in svg
    assert " id=" not in svg
    assert "href" not in svg
    assert draw_indicator(chart) == svg


def test_every_value_and_territory_is_written_in_the_drawing():
    svg = draw_indicator(TWO_CITIES)
    for text in ("3,01", "2,17", "2,28", "2,07", "Ostrava", "MSK", "2021", "2023"):
        assert text in svg


def test_a_change_of_method_and_a_missing_value_are_shown_and_said():
    assert "změna metody" in draw_indicator(BROKEN)
    assert "n. a." in draw_indicator(BROKEN)
    words = describe_indicator(BROKEN)
    assert "se změnila metoda" in words
    assert "Cíl: minimálně 700." in words


def test_a_chart_without_points_is_an_error():
    with pytest.raises(ValueError, match="at least one point"):
        draw_indicator(IndicatorChart((Series("Ostrava", ()),)))


def test_bars_say_value_and_share():
    chart = BarChart((Bar("Rodina", Decimal(30), "30 Kč"), Bar("Zdraví", Decimal(10), "10 Kč")))
    assert describe_bars(chart) == "Rodina 30 Kč (75\u00a0%); Zdraví 10 Kč (25\u00a0%)."
    assert "Rodina" in draw_bars(chart)
    nothing = BarChart((Bar("Rodina", Decimal(0), "0 Kč"),))
    assert "0\u00a0%" in describe_bars(nothing)
    draw_bars(nothing)
    with pytest.raises(ValueError, match="below zero"):
        draw_bars(BarChart((Bar("Rodina", Decimal(-1), "−1 Kč"),)))


def series(territory: str, *values: str | None, first: int = 2018) -> Series:
    points = [
        point(str(first + number), value, "n.\u00a0a." if value is None else "")
        for number, value in enumerate(values)
    ]
    return Series(territory, tuple(points))


HARD = {
    "long name": IndicatorChart(
        (
            series("Ostrava", "7.2", "6.4", "6.1", "6.8", "5.9", "5.2"),
            series("Statutární město Brandýs nad Labem-Stará Boleslav", "5.2", "5.1", "4.7"),
            series("Česko", "3.2", "2.9", "3.1", "3.6", "3.5", "3.4"),
        ),
        Decimal("4.5"),
    ),
    "all but equal": IndicatorChart(
        (
            series("Ostrava", "3.01", "2.90", "2.17"),
            series("MSK", "2.98", "2.91", "2.18"),
            series("ČR", "2.97", "2.60", "2.16"),
        )
    ),
    "seven digits": IndicatorChart((series("Ostrava", "1234567", "1301222", "1500123"),)),
    "zeros": IndicatorChart((series("Ostrava", "0", "0", "0"),), Decimal(0)),
    "nothing known": IndicatorChart((series("Ostrava", None, None),)),
    "below zero": IndicatorChart((series("Ostrava", "-12", "5", "18.5"),)),
    "two, broken": TWO_CITIES,
    "broken": BROKEN,
    "one": ONE_POINT,
}


@pytest.mark.parametrize("size", [(264, 120), (300, 136), (520, 200)])
@pytest.mark.parametrize("chart", HARD.values(), ids=HARD)
def test_no_label_covers_another_or_leaves_the_drawing(chart, size):
    labels = labels_of(Layout(chart, *size))
    for label in labels:
        box = label.box
        assert -1 <= box.left < box.right <= size[0] + 1, label
        assert -1 <= box.top < box.bottom <= size[1] + 1, label
    for one, other in combinations(labels, 2):
        assert not one.box.overlaps(other.box), (one, other)


def test_a_line_stops_at_a_missing_value_and_at_a_change_of_method():
    missing = IndicatorChart((series("Ostrava", "589", None, "610", "655"),))
    (line,) = Layout(missing, 264, 120).lines
    assert len(line.strokes) == 1
    (line,) = Layout(BROKEN, 264, 120).lines
    assert line.strokes == []


def test_a_name_too_long_is_shortened_in_the_drawing_and_whole_in_words():
    chart = HARD["long name"]
    assert "…" in draw_indicator(chart)
    assert "Brandýs nad Labem-Stará Boleslav" in describe_indicator(chart)


def test_the_words_say_which_way_it_went_unless_the_method_changed():
    assert "pokles" in describe_indicator(TWO_CITIES)
    assert "nárůst" in describe_indicator(HARD["seven digits"])
    assert "beze změny" in describe_indicator(HARD["zeros"])
    assert "nárůst" not in describe_indicator(BROKEN)
    assert "pokles" not in describe_indicator(BROKEN)


@given(st.lists(st.floats(0, 100), max_size=6))
def test_stacked_labels_keep_apart_and_inside(wanted):
    middles = stack(wanted, [12.0] * len(wanted), 0, 100)
    for before, after in pairwise(sorted(middles)):
        assert after - before >= 12 - 1e-9
    assert all(6 - 1e-9 <= middle <= 94 + 1e-9 for middle in middles)


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [*palette.AREAS, palette.INK_SOFT, palette.BLUE, palette.ACCENT])
def test_colours_hold_as_text_on_paper_and_under_white_text(colour):
    assert contrast(colour, "#fbf8f2") >= 4.5
    assert contrast(colour, palette.PAPER) >= 4.5


def test_drawings_and_pages_share_their_colours():
    css = Path(settings.BASE_DIR, "static/css/tokens.css").read_text()
    for name in ("INK", "INK_SOFT", "PAPER", "LINE", "LINE_STRONG", "BLUE", "BLUE_PALE", "ACCENT"):
        assert f"--{name.lower().replace('_', '-')}: {getattr(palette, name)};" in css
    for number, colour in enumerate(palette.AREAS, start=1):
        assert f"--area-{number}: {colour};" in css
