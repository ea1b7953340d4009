"""The rows of the attached tables, taken from a snapshot."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from common.czech import format_date
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.printing import STATUS_WORDS, figure_text
from publications.evaluation.snapshot.schema import (
    AreaSection,
    FigureId,
    GlobalRow,
    Snapshot,
    SpecificGoalSection,
    ValueRef,
)

Cell = str | int | Decimal | Figure
Row = tuple[Cell, ...]

STATE_WORDS: Final = {
    "planned": "plánováno",
    "in_progress": "v realizaci",
    "completed": "dokončeno",
    "not_implemented": "nerealizováno",
}
VERDICT_WORDS: Final = {
    "met": "splněno",
    "on_course": "na dobré cestě",
    "off_course": "mimo očekávání",
    "cannot_tell": "nelze určit",
}
SEVERITY_WORDS: Final = {"error": "chyba", "warning": "varování", "note": "poznámka"}
KIND_WORDS: Final = {"project": "projektová aktivita", "non_project": "neprojektová aktivita"}

MEASURE_COLUMNS: Final = (
    "oblast", "specifický cíl", "kód", "opatření", "stav", "přijaté zprávy", "očekávané zprávy",
    "druh aktivity", "druh služby", "realizátoři", "období", "poznámka",
)  # fmt: skip
IMPACT_COLUMNS: Final = (
    "specifický cíl", "kód", "indikátor", "kategorie", "hodnota", "přibližně", "jednotka", "cíl",
    "vyhodnocení", "důvod", "k datu", "poznámka", "číslo v rejstříku",
)  # fmt: skip
GLOBAL_COLUMNS: Final = (
    "klíč", "indikátor", "úloha", "území", "období", "hodnota", "přibližně", "jednotka", "pořadí",
    "metoda", "cíl", "rok cíle", "vyhodnocení", "důvod", "číslo v rejstříku",
)  # fmt: skip
FUNDING_COLUMNS: Final = (
    "druh řádku", "oblast", "název", "opatření", "realizátor", "registrační číslo", "výzva",
    "rozpočet v Kč", "číslo v rejstříku",
)  # fmt: skip
LEDGER_COLUMNS: Final = (
    "číslo v rejstříku", "název", "hodnota", "přibližně", "jednotka", "výpočet", "k datu",
    "z čeho", "poznámka",
)  # fmt: skip
FINDING_COLUMNS: Final = (
    "zjištění", "kontrola", "závažnost", "čeho se týká", "popis", "očekáváno", "nalezeno",
    "vysvětlení", "podepsáno", "dne",
)  # fmt: skip


def measures(snapshot: Snapshot) -> Iterator[Row]:
    for area, goal in _goals(snapshot):
        for measure in goal.measures:
            yield (
                f"{area.code} {area.name}",
                goal.code,
                measure.code,
                measure.title,
                STATE_WORDS[measure.state],
                _optional(snapshot, measure.received),
                _optional(snapshot, measure.expected),
                KIND_WORDS[measure.kind],
                measure.service_type,
                ", ".join(measure.implementers),
                measure.period_label,
                _joined(measure.footnote, measure.source_note),
            )


def impact_indicators(snapshot: Snapshot) -> Iterator[Row]:
    for _area, goal in _goals(snapshot):
        for row in goal.indicators:
            figures = [("", row.total), *((part.name, part.figure) for part in row.categories)]
            for category, figure_id in figures:
                figure = snapshot.ledger[figure_id].figure
                yield (
                    goal.code,
                    row.code,
                    row.name,
                    category,
                    figure,
                    _yes(figure),
                    row.unit,
                    "" if category else row.target_text,
                    "" if category else VERDICT_WORDS[row.verdict.state],
                    "" if category else row.verdict.reason,
                    row.as_of_label,
                    row.footnote,
                    figure_id,
                )


def global_indicators(snapshot: Snapshot) -> Iterator[Row]:
    for row in snapshot.global_indicators:
        for value in row.baseline:
            yield _global_row(snapshot, row, "počáteční hodnota", value)
        for value in row.current:
            yield _global_row(snapshot, row, "aktuální hodnota", value)
        for series in row.series:
            for point in series.points:
                value = ValueRef(
                    territory=series.territory,
                    period_label=point.period_label,
                    figure=point.figure,
                )
                yield _global_row(snapshot, row, "časová řada", value)


def _global_row(snapshot: Snapshot, row: GlobalRow, role: str, value: ValueRef) -> Row:
    figure = snapshot.ledger[value.figure].figure
    return (
        row.key,
        row.name,
        role,
        value.territory,
        value.period_label,
        figure,
        _yes(figure),
        figure.unit,
        _optional(snapshot, value.rank),
        value.method,
        row.target_text,
        row.target_year,
        VERDICT_WORDS[row.verdict.state],
        row.verdict.reason,
        value.figure,
    )


def funding(snapshot: Snapshot) -> Iterator[Row]:
    book = snapshot.ledger
    parts = snapshot.funding
    for area in parts.areas:
        name = f"{area.code} {area.name}"
        for project in area.projects:
            yield (
                "projekt",
                name,
                project.title,
                "; ".join(project.measures),
                project.holder,
                project.registration_number,
                project.call,
                book[project.budget].figure,
                project.budget,
            )
        yield ("oblast", name, "", "", "", "", "", book[area.subtotal].figure, area.subtotal)
    for kind, totals in (("výzva", parts.by_call), ("program", parts.by_programme)):
        for total in totals:
            amount = book[total.figure].figure
            yield (kind, "", total.label, "", "", "", "", amount, total.figure)
    yield ("celkem", "", "", "", "", "", "", book[parts.total].figure, parts.total)


def ledger(snapshot: Snapshot) -> Iterator[Row]:
    for key in sorted(snapshot.ledger):
        entry = snapshot.ledger[key]
        yield (
            entry.id,
            entry.label,
            entry.figure,
            _yes(entry.figure),
            entry.figure.unit,
            entry.formula,
            entry.as_of_label,
            "; ".join(_input(item, entry.figure) for item in entry.inputs),
            entry.note,
        )


def findings(snapshot: Snapshot) -> Iterator[Row]:
    for finding in snapshot.findings:
        signed = finding.explanation
        yield (
            finding.id,
            finding.check,
            SEVERITY_WORDS[finding.severity],
            finding.subject,
            finding.message,
            finding.expected,
            finding.found,
            signed.text if signed else "",
            signed.signed_as if signed else "",
            signed.signed_on.isoformat() if signed else "",
        )


def _goals(snapshot: Snapshot) -> Iterator[tuple[AreaSection, SpecificGoalSection]]:
    for area in snapshot.areas:
        for strategic_goal in area.strategic_goals:
            for goal in strategic_goal.specific_goals:
                yield area, goal


def _optional(snapshot: Snapshot, figure_id: FigureId) -> Cell:
    return snapshot.ledger[figure_id].figure if figure_id else ""


def _yes(figure: Figure) -> str:
    return "ano" if figure.is_approximate else ""


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _input(item: LedgerInput, figure: Figure) -> str:
    """``2. zpráva projektu X: 12 (k 30. 4. 2024, schválil …)``"""
    amount = ""
    if item.is_hidden:
        amount = ": skryto"
    elif item.amount is not None:
        amount = ": " + figure_text(figure.model_copy(update={"amount": item.amount}))
    elif item.status != "reported":
        amount = f": {STATUS_WORDS[item.status]}"
    details = [
        item.figure,
        f"k {format_date(item.as_of)}" if item.as_of else "",
        item.source_place,
        f"schválil: {item.approved_by}" if item.approved_by else "",
        f"dne {format_date(item.approved_on)}" if item.approved_on else "",
    ]
    inside = ", ".join(detail for detail in details if detail)
    return f"{item.label}{amount}" + (f" ({inside})" if inside else "")
