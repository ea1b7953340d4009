"""What a reader may have meant whose question found nothing: words of titles that look alike."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Greatest

from common.stemming import fold
from public.search.models import SearchEntry, SearchEntryQuerySet
from public.search.words import TOKEN, Question

# PostgreSQL's own limit, 0.6, misses two swapped letters in a word of seven.
_SIMILAR: Final = "0.4"
_CLOSE: Final = 0.7
_TITLES_READ: Final = 40
_TITLES_SHOWN: Final = 5
_WORDS_TRIED: Final = 4
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The question with other words, empty where none comes close; and things with such titles."""

    question: str = ""
    entries: tuple[SearchEntry, ...] = ()


def suggest(entries: SearchEntryQuerySet, question: Question) -> Suggestions:
    """Two queries: the threshold, and titles by the trigram index."""
    words = [term.word for term in question.terms if len(term.word) >= _SHORTEST][:_WORDS_TRIED]
    if not words:
        return Suggestions()
    similar = Q()
    for word in words:
        similar |= Q(folded_title__trigram_word_similar=fold(word))
    likeness = [TrigramWordSimilarity(fold(word), "folded_title") for word in words]
    nearest = entries.filter(similar).annotate(
        likeness=Greatest(*likeness) if len(likeness) > 1 else likeness[0]
    )
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute(
                "select set_config('pg_trgm.word_similarity_threshold', %s, true)", [_SIMILAR]
            )
        found = list(
            nearest.order_by("-likeness", "pk").only("title", "folded_title", "path", "kind")[
                :_TITLES_READ
            ]
        )
    return Suggestions(_reworded(question, found), tuple(found[:_TITLES_SHOWN]))


def _reworded(question: Question, found: Iterable[SearchEntry]) -> str:
    """The question with each word replaced by the closest one of the titles."""
    known = {fold(word): word.lower() for entry in found for word in TOKEN.findall(entry.title)}
    text = question.text
    for term in question.terms:
        close = difflib.get_close_matches(fold(term.word), known, n=1, cutoff=_CLOSE)
        if close and close[0] != fold(term.word):
            text = text.replace(term.word, known[close[0]])
    return text if text != question.text else ""
