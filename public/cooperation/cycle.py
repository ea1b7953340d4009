"""The three-year cycle of a municipality's cooperation with the Agency. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.models import Cooperation

_YEARS: Final = (
    (Cooperation.Phase.YEAR_1, _("Analysis and strategic plan")),
    (Cooperation.Phase.YEAR_2, _("Measures carried out")),
    (Cooperation.Phase.YEAR_3, _("Follow-up support")),
)


class Progress(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class CycleYear:
    number: int
    title: Promise | str
    progress: Progress

    @property
    def is_now(self) -> bool:
        return self.progress is Progress.NOW


def cycle_of(phase: str) -> tuple[CycleYear, ...]:
    """The three years as seen from ``phase``; none where the phase is not known."""
    if phase == Cooperation.Phase.UNKNOWN:
        return ()
    phases = [year for year, _title in _YEARS]
    now = phases.index(Cooperation.Phase(phase)) if phase in phases else len(phases)
    return tuple(
        CycleYear(position + 1, title, _progress(position, now))
        for position, (_year, title) in enumerate(_YEARS)
    )


def _progress(position: int, now: int) -> Progress:
    if position == now:
        return Progress.NOW
    return Progress.DONE if position < now else Progress.AHEAD
