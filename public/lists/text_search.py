"""Words looked for in the text of a short list's rows; long lists keep a column for it."""

from typing import Final, TypeVar

from django.db.models import Model, QuerySet
from django.db.models.expressions import Expression
from django.db.models.lookups import Contains

from common.stemming import fold

M = TypeVar("M", bound=Model)

# More of them do not narrow a search down any more.
MOST_WORDS: Final = 8


def with_words(rows: "QuerySet[M]", text: Expression, words: str) -> "QuerySet[M]":
    """Rows whose ``text`` (``common.search_keys.folded``) has every word, in any case and with or
    without diacritics."""
    conditions = (Contains(text, word) for word in fold(words).split()[:MOST_WORDS])
    return rows.filter(*conditions)
