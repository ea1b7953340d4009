"""What a change is said with: Czech sentences without amounts that may not be shown."""

from decimal import Decimal
from typing import Final

from common.czech import NBSP, format_number, non_breaking
from publications.evaluation.snapshot.ledger import Figure
from publications.evaluation.snapshot.printing import MONEY, STATUS_WORDS, figure_text
from publications.evaluation.snapshot.tracked import Noun

_ROSE: Final[dict[Noun, tuple[str, str]]] = {
    "hodnota": ("Hodnota vzrostla", "Hodnota klesla"),
    "pořadí": ("Pořadí se změnilo", "Pořadí se změnilo"),
    "částka": ("Částka vzrostla", "Částka klesla"),
    "počet": ("Počet vzrostl", "Počet klesl"),
}


def real_change(noun: Noun, before: Figure, now: Figure, moved: str = "") -> str:
    """``moved`` ends the sentence with what stands behind the change."""
    texts = f"z{NBSP}{printed(noun, before)} na {printed(noun, now)}"
    if before.amount is None or now.amount is None:
        return non_breaking(f"Údaj se změnil {texts}.")
    rose, fell = _ROSE[noun]
    verb = rose if now.amount > before.amount else fell
    by = "" if noun == "pořadí" else f", tedy {difference(before, now)}"
    return non_breaking(f"{verb} {texts}{by}{moved}.")


def late_correction(
    noun: Noun, year: int, before: Figure, restated: Figure, reasons: list[str]
) -> str:
    """The older year's figure as it is known today."""
    because = f" Důvod: {'; '.join(reasons)}." if reasons else " Důvod opravy není zapsán."
    start = f"Ve vyhodnocení za rok {year} bylo uvedeno {printed(noun, before)}"
    if restated.amount is None and not restated.is_hidden:
        return non_breaking(f"{start}, údaj byl později stažen.{because}")
    by = ""
    if before.amount is not None and restated.amount is not None and noun != "pořadí":
        by = f", {difference(before, restated)} {_more_or_less(before, restated)}"
    return non_breaking(f"{start}, po opravě je to {printed(noun, restated)}{by}.{because}")


def changed_target(before: str, now: str, reason: str) -> str:
    because = f" Důvod: {_without_stop(reason)}." if reason else " Důvod změny není zapsán."
    if not before:
        return non_breaking(f"Nově byl stanoven cíl: {lower_first(now)}.{because}")
    if not now:
        return non_breaking(f"Cíl „{before}“ byl zrušen.{because}")
    return non_breaking(f"Cíl „{before}“ byl změněn na „{now}“.{because}")


def changed_method(noun: Noun, before: Figure, now: Figure, methods: tuple[str, str]) -> str:
    then, today = (method or "neuvedena" for method in methods)
    return non_breaking(
        f"Hodnoty {printed(noun, before)} a {printed(noun, now)} byly zjištěny různými metodami "
        f"(dříve: {then}; nyní: {today}), jejich rozdíl proto nevypovídá o skutečné změně."
    )


def missing_data(noun: Noun, year: int, before: Figure, now: Figure) -> str:
    status = STATUS_WORDS[now.status]
    return non_breaking(
        f"Ve vyhodnocení za rok {year} bylo uvedeno {printed(noun, before)}, nyní údaj chybí "
        f"({status})."
    )


def new_figure(year: int, before: Figure | None) -> str:
    if before is None:
        return non_breaking(f"Údaj ve vyhodnocení za rok {year} nebyl.")
    status = STATUS_WORDS[before.status]
    return non_breaking(f"Ve vyhodnocení za rok {year} hodnota chyběla ({status}), nyní je známa.")


def dropped_figure(noun: Noun, year: int, before: Figure) -> str:
    return non_breaking(
        f"Údaj z vyhodnocení za rok {year} ({printed(noun, before)}) v letošním vyhodnocení není."
    )


def printed(noun: Noun, figure: Figure) -> str:
    """A figure as it stood in its edition; a rank with its full stop."""
    text = figure_text(figure)
    return f"{text}.{NBSP}místo" if noun == "pořadí" and figure.amount is not None else text


def difference(before: Figure, now: Figure) -> str:
    """``o 13``, ``o 0,8 p. b.``, ``o 120,50 Kč``; of approximate values ``přibližně o 200``."""
    size = abs((now.amount or Decimal(0)) - (before.amount or Decimal(0)))
    places = max(before.places, now.places)
    unit = {"%": f"p.{NBSP}b.", MONEY: MONEY}.get(now.unit, "")
    text = f"o{NBSP}{format_number(size, 2 if unit == MONEY else places, unit)}"
    return f"přibližně {text}" if before.is_approximate or now.is_approximate else text


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _more_or_less(before: Figure, now: Figure) -> str:
    return "více" if (now.amount or 0) > (before.amount or 0) else "méně"


def _without_stop(text: str) -> str:
    return text.strip().rstrip(".")
