"""Charts of global indicators for a page: kept drawings with a name and a description in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from common.charts import IndicatorChart, describe_indicator
from common.charts.kept import Drawing, svg_of
from indicators.charts import indicator_chart
from indicators.results import GlobalResult

SMALL: Final = (300, 132)
WIDE: Final = (520, 210)
#: For a phone: the wide one would have letters too small to read there.
NARROW: Final = (300, 190)

_ROOT: Final = re.compile(r"<svg[^>]*>")


@dataclass(frozen=True, slots=True)
class Chart:
    """The same in two sizes, of which the style sheet shows one, and in words."""

    wide: SafeString
    narrow: SafeString
    words: str


def small_charts(results: Sequence[GlobalResult]) -> Mapping[str, SafeString]:
    """By key of the indicator; one that has no line to draw is left out."""
    charts = {item.series.key: (item, indicator_chart(item)) for item in results}
    drawn = {key: (item, chart) for key, (item, chart) in charts.items() if chart is not None}
    svgs = svg_of(Drawing(chart, *SMALL) for _, chart in drawn.values())
    return {
        key: _named(svg, f"graf-{key}", item.series.name, chart)
        for (key, (item, chart)), svg in zip(drawn.items(), svgs, strict=True)
    }


def large_chart(result: GlobalResult) -> Chart | None:
    """None where there is no line to draw."""
    chart = indicator_chart(result)
    if chart is None:
        return None
    wide, narrow = svg_of([Drawing(chart, *WIDE), Drawing(chart, *NARROW)])
    name = result.series.name
    return Chart(
        wide=_named(wide, "graf", name, chart),
        narrow=_named(narrow, "graf-uzky", name, chart),
        words=describe_indicator(chart),
    )


def _named(svg: str, prefix: str, name: str, chart: IndicatorChart) -> SafeString:
    """The name and the description are Czech, on an English page too."""
    root = _ROOT.match(svg)
    if root is None:
        raise ValueError("the drawing is no SVG")
    title, words = f"{prefix}-nazev", f"{prefix}-popis"
    attributes = f'role="img" lang="cs" aria-labelledby="{title}" aria-describedby="{words}"'
    inside = (
        f'<title id="{title}">{escape(name)}</title>'
        f'<desc id="{words}">{escape(describe_indicator(chart))}</desc>'
    )
    return mark_safe(  # noqa: S308 - drawn by common.charts; what is put in is escaped
        f"{root[0][:-1]} {attributes}>{inside}{svg[root.end() :]}"
    )
