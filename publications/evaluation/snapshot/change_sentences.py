"""What a change is said with: Czech sentences without amounts that may not be shown."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from common.czech import NBSP, format_number, non_breaking
from publications.evaluation.snapshot.ledger import Figure
from publications.evaluation.snapshot.printing import MONEY, figure_text, sentence_text

NOT_TOLD: Final = "kvůli ochraně osob neuvádí"


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as it stood in its edition; a rank is said as a place."""

    figure: Figure
    is_rank: bool = False

    @property
    def text(self) -> str:
        return self._as_place(sentence_text(self.figure))

    @property
    def cell(self) -> str:
        """Beside the sentence, as in a table."""
        return self._as_place(figure_text(self.figure))

    def _as_place(self, text: str) -> str:
        return f"{text}.{NBSP}místo" if self.is_rank and self.figure.amount is not None else text

    @property
    def status(self) -> str:
        return self.figure.status.label


def real_change(year: int, before: Said, now: Said, moved: list[str]) -> str:
    """``moved`` are codes of measures that came into the state which the figure counts."""
    if before.figure.is_withheld:
        return non_breaking(f"Za rok {year} se hodnota {NOT_TOLD}, nyní je to {now.text}.")
    if now.figure.is_withheld:
        return non_breaking(f"Za rok {year} to bylo {before.text}, nyní se hodnota {NOT_TOLD}.")
    came = f" Nově: {', '.join(moved)}." if moved else ""
    return non_breaking(
        f"Za rok {year} to bylo {before.text}, nyní je to {now.text}{_by(before, now)}.{came}"
    )


def late_correction(year: int, before: Said, restated: Said, reasons: list[str]) -> str:
    """The older year's figure as it is known today."""
    because = f"Důvod: {'; '.join(reasons)}." if reasons else "Důvod opravy není zapsán."
    then = f"Ve vyhodnocení za rok {year} bylo uvedeno {before.text}"
    if restated.figure.is_withheld:
        return non_breaking(f"{then}; opravená hodnota se {NOT_TOLD}. {because}")
    if restated.figure.amount is None and not restated.figure.is_hidden:
        return non_breaking(f"{then}, údaj byl později stažen. {because}")
    by = _by(before, restated)
    return non_breaking(f"{then}, po opravě je to {restated.text}{by}. {because}")


def changed_target(before: str, now: str, reason: str) -> str:
    because = f"Důvod: {_without_stop(reason)}." if reason else "Důvod změny není zapsán."
    if not before:
        return non_breaking(f"Nově byl stanoven cíl: {lower_first(now)}. {because}")
    if not now:
        return non_breaking(f"Cíl „{before}“ byl zrušen. {because}")
    return non_breaking(f"Cíl „{before}“ byl změněn na „{now}“. {because}")


def changed_method(before: Said, now: Said, methods: tuple[str, str]) -> str:
    then, today = (method or "neuvedena" for method in methods)
    return non_breaking(
        f"Hodnoty {before.text} a {now.text} byly zjištěny různými metodami (dříve: {then}; nyní: "
        f"{today}), jejich rozdíl proto nevypovídá o skutečné změně."
    )


def missing_data(year: int, before: Said, now: Said) -> str:
    return non_breaking(
        f"Ve vyhodnocení za rok {year} bylo uvedeno {before.text}, nyní údaj chybí ({now.status})."
    )


def new_figure(year: int, before: Said | None = None) -> str:
    """``before`` where the figure was there, but without a value."""
    if before is None:
        return non_breaking(f"Údaj ve vyhodnocení za rok {year} nebyl.")
    return non_breaking(
        f"Ve vyhodnocení za rok {year} hodnota chyběla ({before.status}), nyní je známa."
    )


def dropped_figure(year: int, before: Said) -> str:
    return non_breaking(
        f"Údaj z vyhodnocení za rok {year} ({before.text}) v letošním vyhodnocení není."
    )


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _by(before: Said, now: Said) -> str:
    """``, tedy o 13 více``; empty where there is nothing to subtract."""
    amounts = (before.figure.amount, now.figure.amount)
    if before.is_rank or None in amounts or amounts[0] == amounts[1]:
        return ""
    return f", tedy {_difference(before.figure, now.figure)}"


def _difference(before: Figure, now: Figure) -> str:
    """``o 0,8 p. b. méně``, ``o 120 Kč více``; of approximate values ``přibližně o 200 více``."""
    change = (now.amount or Decimal(0)) - (before.amount or Decimal(0))
    unit = {"%": f"p.{NBSP}b.", MONEY: MONEY}.get(now.unit, "")
    places = 2 if unit == MONEY else max(before.places, now.places)
    text = f"o{NBSP}{format_number(abs(change), places, unit)} {'více' if change > 0 else 'méně'}"
    return f"přibližně {text}" if before.is_approximate or now.is_approximate else text


def _without_stop(text: str) -> str:
    return text.strip().rstrip(".")
