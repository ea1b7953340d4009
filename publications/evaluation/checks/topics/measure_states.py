"""States of measures beside what else is said of them: begun too soon, dropped unexplained."""

from collections.abc import Iterator

from common.czech import format_date
from measures.models import Measure, MeasureState
from publications.evaluation.checks.facts import MeasureFacts, PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check

State = MeasureState.State

BEGUN = {State.IN_PROGRESS: "v realizaci", State.COMPLETED: "dokončené"}


@check("measure_states", "Stavy opatření")
def measure_states(facts: PlanFacts) -> Iterator[Problem]:
    for measure in facts.measures:
        yield from _before_start(facts, measure)
        yield from _not_implemented(measure)


def _before_start(facts: PlanFacts, measure: MeasureFacts) -> Iterator[Problem]:
    """A start that has not come by the cut-off is found among periods."""
    state, since = measure.progress.state, measure.progress.state_since
    starts_on = measure.starts_on
    if state not in BEGUN or since is None or starts_on is None:
        return
    if since < starts_on <= facts.cut_off:
        yield Problem(
            f"before_start:{measure.key}",
            "warning",
            subject=f"Opatření {measure.code}",
            message=f"Opatření začíná {format_date(starts_on)}, jako „{BEGUN[state]}“ je ale "
            f"vedeno už k {format_date(since)}.",
            expected=f"od {format_date(starts_on)}",
            found=f"k {format_date(since)}",
        )


def _not_implemented(measure: MeasureFacts) -> Iterator[Problem]:
    """Nobody carries out, at no time, what is not carried out; a note on the state says why."""
    if measure.progress.state is not State.NOT_IMPLEMENTED or measure.progress.state_note:
        return
    names = [organisation.name for organisation in measure.implementers]
    has_period = measure.period_kind != Measure.PeriodKind.NONE
    if names:
        verb, whom = (
            ("je u něj uveden", "realizátor")
            if len(names) == 1
            else ("jsou u něj uvedeni", "realizátoři")
        )
        what = f"{verb} {whom} ({', '.join(names)})" + (" i období" if has_period else "")
    elif has_period:
        what = "je u něj uvedeno období"
    else:
        return
    yield Problem(
        f"not_implemented:{measure.key}",
        "note",
        subject=f"Opatření {measure.code}",
        message=f"Opatření se neuskutečňuje, přesto {what}. Proč se neuskutečňuje, zapsáno není.",
    )
