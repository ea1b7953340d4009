"""Written text without its marks: what a reader sees of Markdown, a paragraph a line."""

from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


def plain_text(markdown: str) -> str:
    """The words of a text; an address that a link hides is left out."""
    return "\n".join(line for line in _lines(markdown) if line)


def _lines(markdown: str) -> Iterator[str]:
    for token in _MARKDOWN.parse(markdown):
        if token.children is not None:
            words = (child.content or " " for child in token.children if not child.hidden)
            yield " ".join("".join(words).split())
        elif token.type in ("code_block", "fence"):
            yield " ".join(token.content.split())
