"""The web fonts: the one family of page and PDF, cut down to what Czech pages need.

The whole variable font has 646 kB; the first subset, with every weight, has about 22 kB.
"""

from importlib import resources
from pathlib import Path
from typing import Final

from fontTools import subset

FONT_FILE: Final = (
    Path(str(resources.files("fontpkg_source_sans_3"))) / "files" / "SourceSans3[wght].ttf"
)

# By file name. `static/css/portal/fonts.css` repeats the ranges, so that a browser fetches the
# second file only for a page with, say, a Polish name.
SUBSETS: Final = {
    "portal-czech": (
        "U+0020-007E,U+00A0-00FF,U+010C-010F,U+011A-011B,U+0147-0148,U+0158-0159,U+0160-0161,"
        "U+0164-0165,U+016E-016F,U+017D-017E,U+2010-2014,U+2018-201E,U+2022,U+2026,U+2030,U+2032,"
        "U+20AC,U+2190-2193,U+2212,U+2248,U+2264-2265"
    ),
    "portal-latin": (
        "U+0100-010B,U+0110-0119,U+011C-0146,U+0149-0157,U+015A-015F,U+0162-0163,U+0166-016D,"
        "U+0170-017C,U+017F,U+0180-024F,U+1E00-1EFF"
    ),
}


def write_subset(unicodes: str, target: Path) -> None:
    """Write the characters ``unicodes`` ("U+0041-005A,...") of the family as WOFF2."""
    options = subset.Options(
        flavor="woff2",
        layout_features=["kern", "liga", "locl", "ccmp", "mark", "tnum", "lnum"],
        hinting=False,
        # The licence reserves the family's name for the unchanged font.
        name_IDs=[],
    )
    font = subset.load_font(str(FONT_FILE), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
