"""Figures inside a coordinator's text: ``{impact:1.1.1/1}``, ``{budget:total|mil}``.

``{{`` and ``}}`` are literal braces. Pure: drawing resolves with it, building checks with it.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from publications.evaluation.snapshot.ledger import LedgerEntry
from publications.evaluation.snapshot.placeholder_styles import StyleError, styled
from publications.evaluation.snapshot.schema import FigureId

_TOKEN: Final = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}\n]*)\}|[{}]")
_SHOWN_PROBLEMS: Final = 30


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure at its place in a text. ``text`` is what to print, ``figure`` its ledger id."""

    figure: FigureId
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class PlaceholderProblem:
    """One placeholder that cannot be filled, said to the coordinator who wrote it."""

    section: str
    placeholder: str
    reason: str

    def __str__(self) -> str:
        return f"{self.section}: {self.placeholder} – {self.reason}"


class UnresolvedPlaceholder(Exception):  # noqa: N818 - named for what the coordinator has to look for
    """All placeholders of an edition that cannot be filled; its text is the reason it failed."""

    def __init__(self, problems: Iterable[PlaceholderProblem]) -> None:
        self.problems = tuple(problems)
        lines = [f"• {problem}" for problem in self.problems[:_SHOWN_PROBLEMS]]
        if len(self.problems) > _SHOWN_PROBLEMS:
            lines.append(f"• a další; celkem {len(self.problems)}")
        super().__init__("Čísla v textech vyhodnocení nelze doplnit:\n" + "\n".join(lines))


def resolve(body: str, ledger: Mapping[str, LedgerEntry]) -> list[str | FigureRef]:
    """Split ``body`` into literal text and figures, in order; literal parts are never empty.

    Raises UnresolvedPlaceholder with every problem of the body.
    """
    parts, problems = _split("text", body, ledger)
    if problems:
        raise UnresolvedPlaceholder(problems)
    return parts


def check(texts: Iterable[tuple[str, str]], ledger: Mapping[str, LedgerEntry]) -> None:
    """Raise UnresolvedPlaceholder with the problems of all ``(name of the section, body)``."""
    problems = [item for section, body in texts for item in _split(section, body, ledger)[1]]
    if problems:
        raise UnresolvedPlaceholder(problems)


def escape(text: str) -> str:
    """Make ``text`` stand for itself: its braces doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def _split(
    section: str, body: str, ledger: Mapping[str, LedgerEntry]
) -> tuple[list[str | FigureRef], list[PlaceholderProblem]]:
    parts: list[str | FigureRef] = []
    problems: list[PlaceholderProblem] = []
    literal: list[str] = []
    end = 0
    for token in _TOKEN.finditer(body):
        literal.append(body[end : token.start()])
        end = token.end()
        inside = token["inside"]
        if token[0] in ("{{", "}}"):
            literal.append(token[0][0])
        elif inside is None:
            reason = "závorka nemá protějšek; má-li být v textu závorka, napište ji dvakrát"
            problems.append(PlaceholderProblem(section, _around(body, token.start()), reason))
        else:
            try:
                reference = _reference(inside, ledger)
            except StyleError as error:
                problems.append(PlaceholderProblem(section, token[0], str(error)))
                continue
            if text := "".join(literal):
                parts.append(text)
            literal = []
            parts.append(reference)
    if text := "".join([*literal, body[end:]]):
        parts.append(text)
    return parts, problems


def _reference(inside: str, ledger: Mapping[str, LedgerEntry]) -> FigureRef:
    name, _, style = (piece.strip() for piece in inside.partition("|"))
    entry = ledger.get(name)
    if entry is None:
        raise StyleError(_unknown(name, ledger))
    return FigureRef(FigureId(name), styled(entry.figure, style), style)


def _unknown(name: str, ledger: Mapping[str, LedgerEntry]) -> str:
    if not name:
        return "odkaz na číslo je prázdný"
    near = difflib.get_close_matches(name, ledger, n=3, cutoff=0.6)
    if not near:
        return "takové číslo ve vydání není"
    offers = " nebo ".join(f"{{{key}}} ({ledger[key].label})" for key in near)
    return f"takové číslo ve vydání není; nemá to být {offers}?"


def _around(body: str, position: int) -> str:
    """The brace with its neighbourhood, so that it can be found in a long text."""
    line = body[max(0, position - 20) : position + 20].replace("\n", " ")
    return f"„…{line}…“"
