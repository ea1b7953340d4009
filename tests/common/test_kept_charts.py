"""Kept drawings: drawn once for the same data, drawn anew for other, drawn without a cache too."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from pytest_django import Settings

from common.charts import IndicatorChart, Point, Series, draw_indicator
from common.charts.kept import Drawing, key_of, svg_of
from common.periods import Period


def drawing(*values: int, width: int = 300) -> Drawing:
    points = tuple(
        Point(Period.parse(str(2021 + number)), Decimal(value), str(value))
        for number, value in enumerate(values)
    )
    return Drawing(IndicatorChart((Series("Ostrava", points),)), width, 132)


@pytest.fixture
def in_memory(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.mark.usefixtures("in_memory")
def test_what_is_drawn_is_kept_and_found_again() -> None:
    first, second = svg_of([drawing(1, 2), drawing(3, 4)])
    assert first == draw_indicator(drawing(1, 2).chart, width=300, height=132)
    assert first != second

    keys = [key_of(item) for item in (drawing(1, 2), drawing(3, 4))]
    assert cache.get_many(keys) == dict(zip(keys, (first, second), strict=True))
    cache.set(keys[0], "<svg>kept</svg>")

    assert svg_of([drawing(3, 4), drawing(1, 2)]) == [second, "<svg>kept</svg>"]
    assert svg_of([drawing(1, 3)])[0] not in (first, second, "<svg>kept</svg>")
    assert 'width="400"' in svg_of([drawing(1, 2, width=400)])[0]


def test_a_cache_that_is_away_costs_a_drawing_only(settings: Settings) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    assert svg_of([drawing(1, 2)])[0].startswith("<svg")
