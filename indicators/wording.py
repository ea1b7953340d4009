"""Numbers inside sentences on indicators, and targets in words. Czech, pure."""

import datetime
from decimal import Decimal

from common.czech import NBSP, format_date, format_number, non_breaking
from indicators.impact_figures import TargetInForce
from indicators.models import GlobalTarget, ImpactValue
from indicators.series import GlobalTargetInForce

SYMBOLS = frozenset({"%", "‰"})
AS_OF_WORDS = {
    ImpactValue.AsOfKind.DATA_AVAILABLE: "Data dostupná k",
    ImpactValue.AsOfKind.STATE: "Stav k",
}


def as_of_label(day: datetime.date, kind: str = ImpactValue.AsOfKind.DATA_AVAILABLE) -> str:
    """ "Data dostupná k 30. 4. 2024" or "Stav k 31. 12. 2023"."""
    return non_breaking(f"{AS_OF_WORDS[ImpactValue.AsOfKind(kind)]} {format_date(day)}")


def amount_text(
    amount: Decimal, places: int, unit: str = "", *, is_approximate: bool = False
) -> str:
    """ "13,45 %", "cca 3 100"; a unit that is a word is left out, it would need a case."""
    text = format_number(amount, places, unit if unit in SYMBOLS else "")
    return f"cca{NBSP}{text}" if is_approximate else text


def difference_text(amount: Decimal, places: int, unit: str = "") -> str:
    """The difference of two values: of two percentages it is in percentage points."""
    return (
        f"{format_number(amount, places)}{NBSP}p.{NBSP}b."
        if unit == "%"
        else (amount_text(amount, places, unit))
    )


def impact_target_text(target: TargetInForce | None, places: int, unit: str = "") -> str:
    """ "Nejméně 40 do konce roku 2025", "Nejméně 3 každý rok"; empty without a target."""
    if target is None:
        return ""
    text = f"Nejméně{NBSP}{amount_text(target.amount, places, unit)}"
    if target.is_yearly:
        return f"{text} každý rok"
    return text if target.year is None else f"{text} do konce roku{NBSP}{target.year}"


def global_target_text(target: GlobalTargetInForce | None, places: int, unit: str = "") -> str:
    """ "Méně než 16", "Pokles pod krajskou hodnotu"; empty without a target."""
    rules = GlobalTarget.Rule
    if target is None:
        return ""
    if target.amount is not None:
        amount = amount_text(target.amount, places, unit)
        difference = difference_text(target.amount, places, unit)
        by_rule = {
            rules.BELOW_VALUE: f"Méně než{NBSP}{amount}",
            rules.AT_LEAST: f"Nejméně{NBSP}{amount}",
            rules.DECREASE_BY: f"Pokles o{NBSP}{difference}",
            rules.INCREASE_BY: f"Zvýšení o{NBSP}{difference}",
        }
        return by_rule[target.rule]
    if target.rule == rules.BELOW_TERRITORY:
        return non_breaking(f"Pokles pod {target.other_territory_words}")
    if target.rule == rules.BETTER_RANK:
        away = GlobalTarget.RankDirection.AWAY_FROM_FIRST
        way = "Pokles" if target.rank_direction == away else "Vzestup"
        return non_breaking(f"{way} v pořadí {target.rank_among}".rstrip())
    return "Pokles" if target.rule == rules.DECREASE else "Zvýšení"


def lower_first(text: str) -> str:
    """For a text that begins a cell, put into a sentence."""
    return text[:1].lower() + text[1:]
