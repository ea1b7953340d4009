"""Czech words reduced to their stems, so that search finds other forms and missing diacritics.

Both ``fold(stem(w))`` and ``stem(fold(w))`` are kept: the stemmer leans on diacritics, a reader's
query often has none. Put the result into a ``simple`` tsvector.
"""

import re
import threading
import unicodedata
from typing import Any, Final

import snowballstemmer

_WORD: Final = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def search_text(text: str) -> str:
    """The stems of every word of ``text``, parted by spaces."""
    stems: dict[str, None] = {}
    for word in _WORD.findall(text.casefold()):
        stems[fold(_stem(word))] = None
        stems[_stem(fold(word))] = None
    return " ".join(stems)


class _Stemmers(threading.local):
    """One stemmer a thread: it keeps the word it works on in itself."""

    def __init__(self) -> None:
        self.czech: Any = snowballstemmer.stemmer("czech")


_stemmers: Final = _Stemmers()


def _stem(word: str) -> str:
    stem: str = _stemmers.czech.stemWord(word)
    return stem
