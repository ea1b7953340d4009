"""The Czech alphabet as an index of names has it: Č, Ch, Ř, Š, Ž stand on their own, É with E."""

from typing import Final

from django.db.models import Case, CharField, F, Func, Value, When
from django.db.models.functions import Left, Upper
from django.db.models.lookups import In

ALPHABET: Final = (*"ABCČDEFGH", "Ch", *"IJKLMNOPQRŘSŠTUVWXYZŽ")
# Where digits, quotation marks and letters of other alphabets stand.
ELSE: Final = "#"

_ACCENTED: Final = "ÁÄĎÉĚËÍĹĽŇÓÔÖŔŤÚŮÜÝ"
_BARE: Final = "AADEEEILLNOOORTUUUY"


def index_letter(field: str) -> Case:
    """In SQL: what a name stands under, one of ``ALPHABET`` or ``ELSE``."""
    first = Func(
        Upper(Left(F(field), 1)),
        Value(_ACCENTED),
        Value(_BARE),
        function="translate",
        output_field=CharField(),
    )
    return Case(
        When(**{f"{field}__istartswith": "ch"}, then=Value("Ch")),
        When(In(first, ALPHABET), then=first),
        default=Value(ELSE),
        output_field=CharField(),
    )
