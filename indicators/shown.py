"""How a figure of an indicator reads on a page: the number, or the mark that stands for it."""

from decimal import Decimal

from common.figures import WITHHELD, ValueStatus, format_figure
from indicators.impact_figures import ImpactTotal
from indicators.suppression import Disclosure, FigureDisclosure
from indicators.wording import SYMBOLS


def impact_text(total: ImpactTotal, shown: FigureDisclosure) -> str:
    """ "1 190", "13,45 %", "< 5", "skryto", "n. a.", "–"; a unit that is a word is left out."""
    figure = shown.figure
    return amount_or_mark(
        figure.amount,
        figure.status,
        total.decimal_places,
        total.unit,
        is_approximate=figure.is_approximate,
        disclosure=shown.disclosure,
        threshold=shown.threshold,
    )


def amount_or_mark(
    amount: Decimal | None,
    status: ValueStatus,
    places: int,
    unit: str = "",
    *,
    is_approximate: bool = False,
    disclosure: Disclosure = Disclosure.SHOWN,
    threshold: int = 0,
) -> str:
    """Of one value; ``disclosure`` says whether its number may be shown at all."""
    if disclosure is Disclosure.WITHHELD:
        return WITHHELD
    if disclosure is Disclosure.SMALL:
        return format_figure(None, status, suppressed_below=threshold)
    symbol = unit if unit in SYMBOLS else ""
    return format_figure(amount, status, places, symbol, approximate=is_approximate)
