"""Text to look words up in, whatever their case and diacritics: computed, or in a stored column.

``common.stemming.fold`` does the same to the words that are asked for.
"""

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Concat, Lower

_DIACRITICS = r"[\u0300-\u036F]"


def folded(*fields: str) -> Func:
    """The text of ``fields`` as one, in lower case, without diacritics; a missing one is empty.

    Only immutable functions: ``unaccent`` is not one, a column could not be made of it.
    """
    parts = [part for field in fields for part in (F(field), Value(" "))]
    text = Concat(*parts, output_field=models.TextField())
    decomposed = Func(text, template="normalize(%(expressions)s, NFKD)")
    bare = Func(decomposed, Value(_DIACRITICS), Value(""), Value("g"), function="regexp_replace")
    return Lower(bare, output_field=models.TextField())


def folded_field(*fields: str) -> models.GeneratedField:
    """``folded`` as a stored column, for an index."""
    return models.GeneratedField(
        expression=folded(*fields),
        output_field=models.TextField(),
        db_persist=True,
        editable=False,
    )
