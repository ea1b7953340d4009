"""Registration numbers of EU-funded projects, and what they tell: period, programme, call.

Shapes: MMR's list of operations 2021–2027, and the numbers of 2014–2020 and 2007–2013. A prefix
means another programme in another period (03 was OPZ and is OPZ+), so the period comes first.
"""

import re
from dataclasses import dataclass
from typing import Final

PROGRAMMES: Final[dict[tuple[str, str], str]] = {
    ("2021–2027", "01"): "OP TAK",
    ("2021–2027", "02"): "OP JAK",
    ("2021–2027", "03"): "OPZ+",
    ("2021–2027", "04"): "OPD",
    ("2021–2027", "05"): "OPŽP",
    ("2021–2027", "06"): "IROP",
    ("2021–2027", "07"): "OPTP",
    ("2021–2027", "08"): "OP R",
    ("2021–2027", "10"): "OPST",
    ("2014–2020", "01"): "OP PIK",
    ("2014–2020", "02"): "OP VVV",
    ("2014–2020", "03"): "OPZ",
    ("2014–2020", "04"): "OPD",
    ("2014–2020", "05"): "OPŽP",
    ("2014–2020", "06"): "IROP",
    ("2014–2020", "07"): "OP PPR",
    ("2014–2020", "08"): "OPTP",
    ("2014–2020", "31"): "NPO",
    ("2007–2013", "1.04"): "OP LZZ",
    ("2007–2013", "1.06"): "IOP",
    ("2007–2013", "1.07"): "OP VK",
}

_SHAPES: Final = (
    (
        "2021–2027",
        re.compile(
            r"CZ\.(?P<programme>\d{2})\.\d{2}\.\d{2}/\d{2}/(?P<call>\d{2}_\d{3})/(?P<serial>\d{7})",
            re.ASCII,
        ),
    ),
    (
        "2014–2020",
        re.compile(
            r"CZ\.(?P<programme>\d{2})\.\d\.\d{1,3}/\d\.\d/\d\.\d/(?P<call>\d{2}_\d{3})/(?P<serial>\d{7})",
            re.ASCII,
        ),
    ),
    (
        "2007–2013",
        re.compile(
            r"CZ\.(?P<programme>\d\.\d{2})/\d\.\d\.\d{2}/(?P<call>\d{2})\.(?P<serial>\d{5})",
            re.ASCII,
        ),
    ),
)
_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")
_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212]")
_DASH_IN_CALL: Final = re.compile(r"(?<=/[0-9]{2})-(?=[0-9]{3}/)")
_STRAY_DOTS: Final = re.compile(r"(?<=\d)\.(?=/)")


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    text: str
    period: str
    programme_code: str
    call_code: str
    serial: str

    @property
    def programme(self) -> str:
        """Short name; empty where the prefix is not known in its period."""
        return PROGRAMMES.get((self.period, self.programme_code), "")


def clean_registration_number(text: str) -> str:
    """Without spaces, in capitals, without stray or closing dots, with ``_`` in the call."""
    text = _DASHES.sub("-", _SPACES.sub("", text)).upper().rstrip(".,;")
    return _STRAY_DOTS.sub("", _DASH_IN_CALL.sub("_", text))


def parse_registration_number(text: str) -> RegistrationNumber | None:
    """What the number tells, or None for an unknown shape: that is worth a warning, no refusal.

    ``call_code`` is written as in the list of calls: 03_22_018.
    """
    cleaned = clean_registration_number(text)
    for period, shape in _SHAPES:
        if match := shape.fullmatch(cleaned):
            programme = match["programme"]
            call = match["call"]
            call_code = f"{programme}_{call}" if "_" in call else call
            return RegistrationNumber(cleaned, period, programme, call_code, match["serial"])
    return None
