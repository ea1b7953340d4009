"""One identity: tokens, drawings and margin boxes agree on colour; text is readable."""

import re
from itertools import combinations

import pytest

from common import palette
from publications.evaluation.rendering import assets

TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
PAPERS = ("paper", "paper-warm", "paper-deep")
TEXTS = ("ink", "ink-soft", "blue", "accent", *(f"area-{number}" for number in range(1, 7)))


@pytest.fixture(scope="module")
def tokens() -> dict[str, str]:
    return dict(TOKEN.findall((assets.STYLES / "tokens.css").read_text(encoding="utf-8")))


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_drawings_use_the_colours_of_pages(tokens: dict[str, str]) -> None:
    for name, colour in vars(palette).items():
        if name.isupper() and isinstance(colour, str):
            assert tokens[name.lower().replace("_", "-")] == colour, name
    assert tuple(tokens[f"area-{number}"] for number in range(1, 7)) == palette.AREAS


def test_margin_boxes_use_only_colours_of_the_tokens(tokens: dict[str, str]) -> None:
    used = re.findall(r"#[0-9a-f]{6}", (assets.STYLES / "evaluation" / "print.css").read_text())
    assert used
    assert set(used) <= set(tokens.values())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable_on_every_paper(tokens: dict[str, str], text: str, paper: str) -> None:
    assert contrast(tokens[text], tokens[paper]) >= 4.5


def test_areas_have_six_colours(tokens: dict[str, str]) -> None:
    colours = [tokens[f"area-{number}"] for number in range(1, 7)]
    assert all(one != other for one, other in combinations(colours, 2))


def test_style_needs_nothing_from_outside() -> None:
    assert "url(" not in assets.style().replace("attr(data-to url)", "")
    assert "@import" not in assets.style()
