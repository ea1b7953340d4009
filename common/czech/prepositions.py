"""The preposition before a number, as it is spoken: "z 21", but "ze 4", "ze 100"."""

from decimal import Decimal

# Their words begin with s, š, tř or čt, or are "dvou": hard to say after a plain "z".
_BELOW_TWENTY = frozenset({2, 3, 4, 6, 7, 13, 14, 16, 17})
_TENS = frozenset({3, 4, 6, 7})
_HUNDREDS = frozenset({1, 3, 4, 6, 7})


def from_(number: Decimal | int) -> str:
    """Return "z" or "ze", whichever goes before the number; a decimal follows its whole part."""
    whole = abs(int(number))
    while whole >= 1000:
        thousands = whole // 1000
        if thousands == 1:
            return "z"
        whole = thousands
    if whole >= 100:
        return "ze" if whole // 100 in _HUNDREDS else "z"
    if whole >= 20:
        return "ze" if whole // 10 in _TENS else "z"
    return "ze" if whole in _BELOW_TWENTY else "z"
