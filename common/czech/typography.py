"""Where a Czech line must not break: `non_breaking` swaps spaces for U+00A0.

Source: ČSN 01 6910 and the Czech Language Institute's advice on line breaks.
"""

import re
from typing import Final

from common.czech.numbers import NBSP

_ADDRESS: Final = re.compile(r"(\S*(?:://|www\.|@)\S*)")

_BEFORE_NUMBER: Final = "č|čís|odst|čl|str|kap|tab|obr|roč|sv|příl|vyhl|tel|min|max|cca|§|§§"
_UNITS: Final = r"Kč|EUR|[%‰°€]|mil\.|mld\.|tis\.|km|m²|m|ha|kg|hodin|let|roku|osob|bytů|domácností"
_UPPER: Final = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
_START: Final = r"(?<![^\s(\[„‚»])"

# In each, the space that must not break is the only thing between the two groups.
_RULES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # One-letter prepositions and conjunctions: "v Ostravě", "k a s".
        rf"({_START}[ksvzouaiKSVZOUAI]) (\S)",
        # "č. 5", "odst. 2", "§ 3", "cca 3".
        rf"({_START}(?:{_BEFORE_NUMBER})\.?) (\d)",
        # "30. 4. 2024", "30. dubna".
        r"((?<!\d)\d{1,2}\.) (\d{1,2}\.|\d{4}|[a-záčďéěíňóřšťúůýž])",
        # Thousands: "14 964 994".
        r"((?<!\d)\d{1,3}) (\d{3}(?!\d))",
        # A number and what it counts: "40 bytů", "12 %".
        rf"(\d) ((?:{_UNITS})(?![\w]))",
        # Initials before a name and "s. r. o.", "n. a.", "z. s.".
        rf"((?<!\w)[{_UPPER}]\.) ([{_UPPER}])",
        r"((?<!\w)[a-z]\.) ([a-z]{1,2}\.)",
    )
)


def non_breaking(text: str) -> str:
    """The same text, with U+00A0 where a line must not break. Doing it twice changes nothing.

    Web and e-mail addresses are left as they are.
    """
    parts = _ADDRESS.split(text)
    return "".join(part if index % 2 else _bind(part) for index, part in enumerate(parts))


def _bind(text: str) -> str:
    for rule in _RULES:
        # Twice: in "k a s" and "14 964 994" one match ends where the next would begin.
        text = rule.sub(rf"\1{NBSP}\2", text)
        text = rule.sub(rf"\1{NBSP}\2", text)
    return text
