"""Where a Czech line must not break: `non_breaking` swaps spaces for U+00A0.

Source: ČSN 01 6910 and the Czech Language Institute's advice on line breaks.
"""

import re
from functools import lru_cache
from typing import Final

from common.czech.dates import month_name
from common.czech.numbers import NBSP

_URL: Final = re.compile(r"\S*(?:://|www\.|@)\S*")

_NUMBERED: Final = "č|čís|odst|čl|str|s|kap|tab|obr|r|roč|sv|příl|vyhl|tel|min|max|bod|bodu|cca"
_TITLES: Final = "Ing|Mgr|MgA|Bc|BcA|MUDr|MVDr|JUDr|PhDr|RNDr|PaedDr|ThDr|PharmDr|doc|prof"
_SYMBOLS: Final = r"Kč|EUR|[%‰°€]|mil\.|mld\.|tis\."
_UPPER: Final = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
_LOWER: Final = "a-záčďéěíňóřšťúůýž"
_START: Final = r"(?<![^\s(\[„‚\"'«»–—])"
_GAP: Final = "[ \u00a0]"
_MONTHS: Final = "|".join(month_name(month, "genitive") for month in range(1, 13))

# The spaces inside each match are the ones to hold; what follows them is only looked at.
_RULES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # One-letter prepositions and conjunctions: "v Ostravě", "a s nimi".
        rf"{_START}[ksvzouaiKSVZOUAI] (?=\S)",
        # "č. 5", "odst. 2", "§ 3", "písm. a)", "tj. obec".
        rf"{_START}(?:{_NUMBERED})\.? (?=\d)",
        rf"{_START}(?:§§?|písm\.|tj\.|tzv\.|tzn\.) (?=\S)",
        # Titles and initials before a name; "s. r. o.", "z. ú.", "n. a.".
        rf"{_START}(?:{_TITLES})\. (?=[{_UPPER}])",
        rf"(?<!\w)[{_UPPER}]\. (?=[{_UPPER}])",
        rf"(?<!\w)[{_LOWER}]\. (?=[{_LOWER}]\.)",
        # Thousands: "14 964 994".
        rf"(?<![\d,])\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)",
        # Dates and ordinals: "30. 4. 2024", "30. dubna", "2. pololetí".
        rf"(?<!\d)\d{{1,2}}\.{_GAP}\d{{1,2}}\. (?=\d{{4}}(?!\d))",
        r"(?<!\d)\d{1,2}\. (?=\d{1,2}\.)",
        rf"\d\. (?=(?:{_MONTHS})\b|[{_LOWER}]{{2}})",
        # A number and its unit or word: "40 bytů", "3 %", "1,5 mil. Kč".
        rf"\d (?={_SYMBOLS})",
        rf"(?:tis|mil|mld)\. (?={_SYMBOLS}|[{_LOWER}])",
        # ... but a bare year stays free, and so does a number before "a" or "v".
        rf"(?<!\d)(?!(?:19|20)\d\d )\d+ (?=[{_LOWER}{_UPPER}]{{2}})",
        # A sign belongs to its number, a dash to the word before it.
        r"(?<!\S)[<>≤≥±+−] (?=\d)",
        r"(?<=\S) (?=[–—]\s)",
    )
)


@lru_cache(maxsize=2000)
def non_breaking(text: str) -> str:
    """Return plain `text` with U+00A0 where Czech does not break a line.

    One-letter words, "č." and "odst." before a number, dates, initials, thousands, a number
    with its unit. Only spaces change, one for one; web and e-mail addresses and the space
    after them stay. Doing it twice changes nothing. Not for HTML source.
    """
    held = text
    for rule in _RULES:
        held = rule.sub(lambda match: match[0].replace(" ", NBSP), held)
    for address in _URL.finditer(text):
        after = address.end()
        held = held[:after] + text[after : after + 1] + held[after + 1 :]
    return held
