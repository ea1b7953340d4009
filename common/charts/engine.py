"""From a Vega-Lite specification to an SVG that may stand in a page many times.

vl-convert writes presentation attributes only (no ``style``, which our CSP forbids) and the same
bytes for the same specification. Places are worked out here in px, so nothing is scaled. Names and
roles that Vega gives to the parts are taken out: a drawing is one image with one description, and
a part with a role of its own would ask for another.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

import vl_convert

from common import palette
from common.charts.labels import Label, Stroke
from common.charts.text_size import FONTS

FONT: Final = "Source Sans 3"
Spec = dict[str, Any]

_CONFIG: Final[Spec] = {
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    # The description stands beside the drawing; parts read out one by one would only be noise.
    "aria": False,
    "text": {"font": FONT, "fontSize": 11, "fill": palette.INK},
}
_PX: Final[Spec] = {"type": "quantitative", "scale": None, "axis": None}
_PLACE: Final[Spec] = {"x": {"field": "x", **_PX}, "y": {"field": "y", **_PX}}


_TAG: Final = re.compile(r"<[^>]*>")
_EMPTY_PATH: Final = re.compile(r'<path class="(?:background|foreground)"')
_NOT_DRAWN: Final = re.compile(r' (?:class|role|aria-[a-z]+|xmlns:xlink|version)="[^"]*"')


def draw(spec: Spec) -> str:
    """SVG text without prolog, `width` × `height` of the specification in px.

    ValueError when the specification is wrong.
    """
    _load_font()
    whole = {"padding": 0, "autosize": {"type": "none"}, "encoding": _PLACE, **spec}
    svg: str = vl_convert.vegalite_to_svg({**whole, "config": _CONFIG}, vl_version="6.4")
    return _TAG.sub(_lean, svg[svg.index("<svg") :])


def _lean(tag: re.Match[str]) -> str:
    return "" if _EMPTY_PATH.match(tag[0]) else _NOT_DRAWN.sub("", tag[0])


def rules(
    strokes: Sequence[Stroke], colour: str, width: float, dash: list[float] | None = None
) -> Spec:
    """A layer of straight lines."""
    rows = [{"x": line.x, "y": line.y, "x2": line.x2, "y2": line.y2} for line in strokes]
    look: Spec = {"stroke": colour, "strokeWidth": width}
    if dash:
        look["strokeDash"] = dash
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", **look},
        "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
    }


def texts(labels: Iterable[Label]) -> list[Spec]:
    """A layer for each look of text there is."""

    def look(label: Label) -> tuple[str, float, bool, str]:
        return label.align, label.size, label.bold, label.colour

    layers = []
    for (align, size, bold, colour), group in groupby(sorted(labels, key=look), key=look):
        rows = [
            {"x": round(label.x, 1), "y": round(label.y, 1), "text": label.text} for label in group
        ]
        mark: Spec = {"type": "text", "align": align, "fontSize": size, "fill": colour}
        if bold:
            mark["fontWeight"] = "bold"
        layers.append(
            {
                "data": {"values": rows},
                "mark": mark,
                "encoding": {"text": {"field": "text", "type": "nominal"}},
            }
        )
    return layers


@cache
def _load_font() -> None:
    # Text is placed by the widths of the font it is shown in.
    vl_convert.register_font_directory(str(FONTS))
