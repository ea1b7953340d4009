"""Sums and other figures against what the source documents print for them."""

from collections.abc import Iterator
from decimal import Decimal

from common.figures import ValueStatus
from publications.evaluation.checks.facts import ControlFacts, PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.printed import by_figure, is_same, parse_printed, place_of
from publications.evaluation.checks.registry import check
from publications.evaluation.checks.topics.printed_measures import is_of_a_measure
from publications.evaluation.snapshot.ledger import Figure, LedgerEntry
from publications.evaluation.snapshot.printing import figure_text


@check("control_figures", "Součty a údaje vytištěné ve zdrojových dokumentech")
def control_figures(facts: PlanFacts) -> Iterator[Problem]:
    entries = {**_reports_of_measures(facts), **facts.ledger}
    for figure, controls in by_figure(facts.control_figures).items():
        if is_of_a_measure(figure):
            continue
        entry = entries.get(figure)
        if entry is None:
            yield _unknown(figure, controls)
        elif not entry.figure.is_hidden:
            yield from _compare(entry, controls)


def _compare(entry: LedgerEntry, controls: list[ControlFacts]) -> Iterator[Problem]:
    """One problem a figure, however many places print it otherwise."""
    wrong = [
        control for control in controls if not is_same(parse_printed(control.printed), entry.figure)
    ]
    if not wrong:
        return
    computed = figure_text(entry.figure)
    places = "; ".join(f"{_text(control, entry)} ({place_of(control)})" for control in wrong)
    ours = f"je to {computed}. {entry.formula}"
    if entry.figure.amount is None:
        ours = f"hodnota není ({entry.figure.status.label})."
    yield Problem(
        entry.id,
        "error",
        subject=_subject(entry),
        message=f"Vytištěno je {places}, podle záznamů v portálu {ours}",
        expected=computed,
        found="; ".join(dict.fromkeys(_text(control, entry) for control in wrong)),
    )


def _subject(entry: LedgerEntry) -> str:
    """Impact indicators are known by their code as well."""
    kind, _, code = entry.id.partition(":")
    return f"Indikátor {code} „{entry.label}“" if kind == "impact" else entry.label


def _text(control: ControlFacts, entry: LedgerEntry) -> str:
    """What is printed as the portal would write it; as it stands where it is no number."""
    printed = parse_printed(control.printed)
    if printed is None:
        return f"„{control.printed}“"
    if isinstance(printed, ValueStatus):
        return figure_text(Figure(status=printed))
    shown = {"amount": printed, "status": ValueStatus.REPORTED, "is_approximate": False}
    return figure_text(entry.figure.model_copy(update=shown))


def _unknown(figure: str, controls: list[ControlFacts]) -> Problem:
    return Problem(
        f"unknown:{figure}",
        "error",
        subject=f"Kontrolní údaj {figure}",
        message="Portál takové číslo nepočítá, a vytištěný údaj proto není s čím srovnat.",
        found="; ".join(dict.fromkeys(control.printed for control in controls)),
    )


def _reports_of_measures(facts: PlanFacts) -> dict[str, LedgerEntry]:
    """Reports of all measures, also where none are expected and the edition prints no numbers."""
    found = {}
    for measure in facts.measures:
        counts = {"received": measure.progress.received, "expected": measure.progress.expected}
        for name, number in counts.items():
            figure = f"measure:{measure.key}/{name}"
            found[figure] = LedgerEntry(
                id=figure,
                label=f"Zprávy o realizaci opatření {measure.code}",
                figure=Figure(amount=Decimal(number)),
                formula="Opatření nemá projekt, který by měl zprávy podávat.",
            )
    return found
