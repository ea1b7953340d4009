"""Where in a text the words of a question are, and the passage that shows most of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from common.stemming import fold
from public.search.words import TOKEN, Question, lexemes_of

_LENGTH: Final = 220
_BEFORE: Final = 70
# A stem may differ from its word at the end; at the beginning it does not.
_HEAD: Final = 3
_MAX_WORDS: Final = 300


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text that answers the question: from, to, and which of its terms."""

    start: int
    end: int
    term: int


class Marker:
    """Marks the words of one question in many texts."""

    def __init__(self, question: Question) -> None:
        self._terms = question.terms
        heads = {
            re.escape(lexeme[:_HEAD])
            for term in question.terms
            for lexeme in (*term.lexemes, *term.prefixes)
        }
        self._candidate = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(heads))})") if heads else None

    def marked(self, text: str) -> SafeString:
        """All of ``text``, its matching words in <mark>."""
        return _marked(text, self._words(text), 0, len(text))

    def passage(self, text: str, besides: str = "") -> SafeString:
        """The part of one paragraph that answers most terms; the beginning where none does.

        ``besides`` is the title, shown already: a paragraph that only repeats it says nothing.
        """
        text = "\n".join(line for line in text.split("\n") if line != besides)
        words = self._words(text)
        anchor = max(words, key=lambda word: self._worth(text, words, word), default=None)
        line_start, line_end = _line(text, anchor.start if anchor else 0)
        start = line_start
        if anchor and line_end - line_start > _LENGTH:
            start = _word_start(text, max(line_start, anchor.start - _BEFORE), anchor.start)
        end = line_end
        if line_end - start > _LENGTH:
            last = max((word.end for word in words if word.start < start + _LENGTH), default=0)
            end = max(last, text.rfind(" ", start, start + _LENGTH))
            end = end if end > start else start + _LENGTH
        return format_html(
            "{}{}{}",
            "… " if start > line_start else "",
            _marked(text, words, start, end),
            " …" if end < line_end else "",
        )

    def _words(self, text: str) -> list[Word]:
        if self._candidate is None:
            return []
        found: list[Word] = []
        for place in self._candidate.finditer(text.translate(_FLAT)):
            token = TOKEN.match(text, place.start())
            if token and (term := self._term_of(token[0])) is not None:
                found.append(Word(token.start(), token.end(), term))
                if len(found) == _MAX_WORDS:
                    break
        return found

    def _term_of(self, token: str) -> int | None:
        lexemes = lexemes_of(token)
        return next((n for n, term in enumerate(self._terms) if term.matches(lexemes)), None)

    @staticmethod
    def _worth(text: str, words: list[Word], first: Word) -> int:
        """How many terms a passage that begins with a word would show."""
        begin = bisect_left(words, first.start, key=lambda word: word.start)
        end = min(first.start + _LENGTH - _BEFORE, _line(text, first.start)[1])
        terms = set()
        for word in words[begin:]:
            if word.end > end:
                break
            terms.add(word.term)
        return len(terms)


class _Flat(dict[int, str]):
    """Folds letters one for one, so that places in the text stay what they are."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = fold(letter)
        self[code] = folded if len(folded) == 1 else letter
        return self[code]


_FLAT: Final = _Flat()


def _line(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end == -1 else end


def _word_start(text: str, at: int, limit: int) -> int:
    """The first place from ``at`` where a word begins."""
    space = text.find(" ", at, limit)
    return at if space == -1 or at == 0 or text[at - 1].isspace() else space + 1


def _marked(text: str, words: Iterable[Word], start: int, end: int) -> SafeString:
    parts: list[str] = []
    done = start
    for word in words:
        if start <= word.start and word.end <= end:
            parts.append(
                format_html(
                    "{}<mark>{}</mark>", text[done : word.start], text[word.start : word.end]
                )
            )
            done = word.end
    parts.append(format_html("{}", text[done:end]))
    return mark_safe("".join(parts))  # noqa: S308 - format_html escaped every part
