"""What documents print for a figure, read back and compared with the computed one. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

from common.czech import round_half_up
from common.figures import ValueStatus
from publications.evaluation.checks.facts import ControlFacts
from publications.evaluation.snapshot.ledger import Figure

_STATUSES: Final = {
    "n.a.": ValueStatus.NOT_AVAILABLE,
    "-": ValueStatus.NOT_REPORTED,
    "–": ValueStatus.NOT_REPORTED,
    "×": ValueStatus.NOT_APPLICABLE,
}
_SPACES: Final = re.compile(r"\s+")
_AROUND: Final = re.compile(r"^cca|(?:Kč|%|‰)$")


def parse_printed(text: str) -> Decimal | ValueStatus | None:
    """A number ("143945506.20", "cca 3 100", "13,45 %"), a mark ("n. a.", "-"), or None."""
    plain = _SPACES.sub("", text)
    if plain in _STATUSES:
        return _STATUSES[plain]
    number = _AROUND.sub("", plain).replace(",", ".").replace("−", "-")
    try:
        found = Decimal(number)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def is_same(printed: Decimal | ValueStatus | None, figure: Figure) -> bool:
    """A printed number is compared in the places it is printed with."""
    if printed is None:
        return False
    if isinstance(printed, ValueStatus):
        return figure.status is printed
    if figure.amount is None:
        return False
    exponent = printed.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return round_half_up(figure.amount, places) == printed


def by_figure(controls: Iterable[ControlFacts]) -> dict[str, list[ControlFacts]]:
    found: defaultdict[str, list[ControlFacts]] = defaultdict(list)
    for control in controls:
        found[control.figure].append(control)
    return dict(found)


def place_of(control: ControlFacts) -> str:
    """ "Průběžné vyhodnocení I., Příloha A, Celkem OPZ+"."""
    return ", ".join(part for part in (control.document, control.place) if part)
