"""Words as the index knows them: folded stems, codes and numbers whole.

A text becomes a ``tsvector``, a question a ``tsquery``, both written out here lexeme by lexeme, so
that PostgreSQL's own parser, which knows no Czech and no codes, has no say.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from common.ico import is_valid_ico, normalise_ico
from common.registration_number import clean_registration_number
from common.stemming import fold, search_text

MAX_QUESTION: Final = 200
MAX_WORDS: Final = 12
# Limits of a tsvector: a position, and how many of them a lexeme keeps (here: all that ranking
# needs). A longer word is cut on both sides alike.
_MAX_POSITION: Final = 16_383
_MAX_PLACES: Final = 8
_MAX_LEXEME: Final = 80
_SHORTEST_PREFIX: Final = 3

TOKEN: Final = re.compile(r"CZ\.\d[\d./_]*\d|\d+(?:\.\d+)+|\w+", re.IGNORECASE)
_CODE: Final = re.compile(r"\d+(?:\.\d+)+\.?")
_NUMBER_OF_PROJECT: Final = re.compile(r"CZ\.\d[\d./_]*", re.IGNORECASE)
_PIECE: Final = re.compile(r"[^\W_]+(?:_[^\W_]+)*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ufffe\uffff]+")
# The long vowel that a case ending has lost with its diacritics: bydlenim, organizacich, bytu.
_LAST_VOWEL: Final = re.compile(r"[aeiouy](?=[^aeiouy]*$)")
_LONG: Final = {"a": "á", "e": "ěé", "i": "í", "o": "ó", "u": "ůú", "y": "ý"}
_STOP_WORDS: Final = frozenset(
    {
        "a", "ale", "ani", "at", "az", "bez", "by", "byl", "byla", "bylo", "byly", "co", "do", "i",
        "jak", "jako", "je", "jeho", "jejich", "jen", "jsou", "k", "ke", "kde", "kdy", "ktera",
        "ktere", "ktery", "ma", "mezi", "na", "nad", "nebo", "o", "od", "po", "pod", "pro", "pri",
        "s", "se", "si", "u", "v", "ve", "z", "za", "ze", "the", "of", "and", "in", "for", "to",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question: any of ``lexemes``, or what begins with one of ``prefixes``."""

    word: str
    lexemes: frozenset[str]
    prefixes: tuple[str, ...] = ()

    def matches(self, lexemes: frozenset[str]) -> bool:
        return not self.lexemes.isdisjoint(lexemes) or (
            bool(self.prefixes) and any(lexeme.startswith(self.prefixes) for lexeme in lexemes)
        )

    @property
    def tsquery(self) -> str:
        exact = [
            _quoted(lexeme)
            for lexeme in sorted(self.lexemes)
            if not (self.prefixes and lexeme.startswith(self.prefixes))
        ]
        return f"({' | '.join([*exact, *(_quoted(prefix) + ':*' for prefix in self.prefixes)])})"


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asked. ``code`` is the whole question as a code or number, if it is one."""

    text: str
    terms: tuple[Term, ...]
    code: str = ""

    def all_words(self) -> str:
        return " & ".join(term.tsquery for term in self.terms)

    def any_word(self) -> str:
        return " | ".join(term.tsquery for term in self.terms)


def ask(text: str) -> Question:
    """Read what was typed. Anything goes: what holds no word gives a question without terms."""
    text = _CONTROL.sub(" ", unicodedata.normalize("NFC", text[: 4 * MAX_QUESTION]))
    text = " ".join(text.split())[:MAX_QUESTION].rstrip()
    if number := _whole_number(text):
        return Question(text, (number,), code=number.word)
    words = list(dict.fromkeys(TOKEN.findall(text)))[:MAX_WORDS]
    meaning = [word for word in words if fold(word) not in _STOP_WORDS] or words
    terms = tuple(_term(word, is_last=word == meaning[-1]) for word in meaning)
    code = text.rstrip(".") if _CODE.fullmatch(text) else ""
    return Question(text, terms, code)


@lru_cache(maxsize=50_000)
def lexemes_of(token: str) -> frozenset[str]:
    """The lexemes under which a token of a text is found: its stems and itself, folded."""
    if "." in token:
        return frozenset(_cut([fold(clean_registration_number(token)), *_pieces(token)]))
    return frozenset(_cut([fold(token), *search_text(token).split()]))


def vector(weighted: Iterable[tuple[str, str]]) -> str:
    """The text of a tsvector from ``(weight, text)`` pairs, weights A to D."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, text in weighted:
        for match in TOKEN.finditer(text):
            position = min(position + 1, _MAX_POSITION)
            for lexeme in lexemes_of(match[0]):
                found = places.setdefault(lexeme, [])
                if len(found) < _MAX_PLACES:
                    found.append(f"{position}{weight}")
    return " ".join(f"{_quoted(lexeme)}:{','.join(found)}" for lexeme, found in places.items())


def _term(word: str, *, is_last: bool) -> Term:
    folded = fold(word)[:_MAX_LEXEME]
    if "." in word:
        return Term(word, frozenset({folded}), (f"{folded}.",) if is_last else ())
    lexemes = {*lexemes_of(word), *_stems_of_long_endings(word)}
    has_prefix = is_last and len(folded) >= _SHORTEST_PREFIX
    return Term(word, frozenset(lexemes), (folded,) if has_prefix else ())


def _whole_number(text: str) -> Term | None:
    """The question as one IČO or registration number, however it is spaced."""
    cleaned = clean_registration_number(text)
    if _NUMBER_OF_PROJECT.fullmatch(cleaned):
        folded = fold(cleaned)[:_MAX_LEXEME]
        return Term(cleaned, frozenset({folded}), (folded,))
    if is_valid_ico(ico := normalise_ico(text)):
        return Term(ico, frozenset({ico, "".join(text.split())}))
    return None


def _stems_of_long_endings(word: str) -> Iterator[str]:
    """Stems of what a word typed without diacritics may stand for: bydlenim → bydlením → bydlen."""
    plain = word.casefold()
    vowel = _LAST_VOWEL.search(plain)
    if vowel and plain.isascii():
        for long in _LONG[vowel[0]]:
            lengthened = plain[: vowel.start()] + long + plain[vowel.end() :]
            yield from _cut(search_text(lengthened).split()[:1])


def _pieces(token: str) -> list[str]:
    """The parts of a registration number that are looked for alone: call, serial number."""
    return _PIECE.findall(fold(token)) if token[0] in "Cc" else []


def _cut(lexemes: Iterable[str]) -> Iterator[str]:
    return (lexeme[:_MAX_LEXEME] for lexeme in lexemes if lexeme)


def _quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
