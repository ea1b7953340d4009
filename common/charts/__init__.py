"""Charts drawn on the server, one drawing for page and PDF: SVG and a description in words."""

from common.charts.bars import Bar, BarChart, describe_bars, draw_bars
from common.charts.data import IndicatorChart, Point, Series, describe_indicator
from common.charts.indicator import draw_indicator

__all__ = [
    "Bar",
    "BarChart",
    "IndicatorChart",
    "Point",
    "Series",
    "describe_bars",
    "describe_indicator",
    "draw_bars",
    "draw_indicator",
]
