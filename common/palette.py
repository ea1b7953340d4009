"""The colours of drawings. `static/css/tokens.css` holds the same for pages and print."""

from typing import Final

INK: Final = "#1b2330"
INK_SOFT: Final = "#465063"
PAPER: Final = "#ffffff"
LINE: Final = "#d8d0c0"
LINE_STRONG: Final = "#857d6e"
BLUE: Final = "#17386b"
BLUE_PALE: Final = "#e7edf6"
ACCENT: Final = "#b2470f"

# By the order of an area in its plan; a seventh area begins anew.
AREAS: Final = ("#285daf", "#891d10", "#7b692a", "#ae4979", "#0a5247", "#442771")
