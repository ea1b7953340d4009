"""The files a document is drawn from: templates, style sheets, fonts."""

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from django.conf import settings

TEMPLATES: Final = Path(settings.BASE_DIR) / "templates"
STYLES: Final = Path(settings.BASE_DIR) / "static" / "css"

# In the order of the cascade; the first names the layers.
STYLE_SHEETS: Final = (
    STYLES / "tokens.css",
    STYLES / "evaluation" / "base.css",
    STYLES / "evaluation" / "parts.css",
    STYLES / "evaluation" / "tables.css",
    STYLES / "evaluation" / "screen.css",
    STYLES / "evaluation" / "print.css",
)

_FONT_FILES: Final = {
    "normal": "SourceSans3[wght].ttf",
    "italic": "SourceSans3-Italic[wght].ttf",
}


@cache
def style() -> str:
    """All style sheets as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in STYLE_SHEETS)


def font_paths() -> dict[str, Path]:
    """The two variable fonts by style; they come with a package, never from the system."""
    folder = Path(str(resources.files("fontpkg_source_sans_3") / "files"))
    return {style: folder / name for style, name in _FONT_FILES.items()}


def font_faces() -> str:
    """``@font-face`` rules that embed the family into a PDF."""
    return "\n".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-style: {style}; '
        f'src: url("{path.as_uri()}"); }}'
        for style, path in font_paths().items()
    )
