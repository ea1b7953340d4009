"""From a Vega-Lite specification to an SVG that may stand in a page many times.

vl-convert writes presentation attributes only (no ``style``, which our CSP forbids) and the same
bytes for the same specification.
"""

from functools import cache
from pathlib import Path
from typing import Any, Final

import fontpkg_source_sans_3
import vl_convert

from common import palette

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


def draw(spec: Spec) -> str:
    """SVG text without prolog. ValueError when the specification is wrong."""
    _load_font()
    svg: str = vl_convert.vegalite_to_svg(
        {**spec, "config": {**_CONFIG, **spec.get("config", {})}}, vl_version="6.4"
    )
    return svg[svg.index("<svg") :]


@cache
def _load_font() -> None:
    # Text is placed by the widths of the font it is shown in.
    files = Path(fontpkg_source_sans_3.__file__).parent / "files"
    vl_convert.register_font_directory(str(files))
