"""Impact indicators: what may be shown of each figure, with the reports and documents behind it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from common.czech import format_date, format_date_range, non_breaking
from common.figures import ValueStatus
from indicators.impact_figures import TOTAL, Contribution, ImpactFigure, ImpactTotal
from indicators.results import ImpactResult
from indicators.suppression import Disclosure, FigureDisclosure
from indicators.wording import as_of_label
from publications.evaluation.snapshot.knowledge import Knowledge, Shelf
from publications.evaluation.snapshot.labels import document_note
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.schema import (
    NO_FIGURE,
    CategoryFigure,
    FigureId,
    ImpactRow,
    Verdict,
)

PARTIAL = "Hodnota není úplná: některé z podkladů ji dosud neuvádějí."

WITHOUT_AMOUNT = {
    ValueStatus.NOT_REPORTED: "Hodnota dosud nebyla vykázána.",
    ValueStatus.NOT_AVAILABLE: "Hodnota není k dispozici.",
    ValueStatus.NOT_APPLICABLE: "Indikátor se v tomto období nesleduje.",
}


class ImpactPart:
    """Enters the figures of impact indicators."""

    def __init__(self, *, book: LedgerBuilder, shelf: Shelf, knowledge: Knowledge) -> None:
        self._book = book
        self._shelf = shelf
        self._knowledge = knowledge

    def rows(self, results: Iterable[ImpactResult]) -> tuple[ImpactRow, ...]:
        return tuple(self._row(result) for result in results)

    def _row(self, result: ImpactResult) -> ImpactRow:
        total, shown = result.total, result.disclosure.by_category
        categories = tuple(
            CategoryFigure(name=part.name, figure=self._enter(result, shown[part.category]))
            for part in total.categories
        )
        return ImpactRow(
            code=total.code,
            name=total.name,
            unit=total.unit,
            total=self._enter(result, shown[TOTAL]),
            categories=categories,
            target=self._enter_target(result),
            target_text=result.target_text,
            verdict=Verdict(state=result.verdict.state.value, reason=result.verdict.reason),
            as_of_label=self._as_of_label(total.total),
            footnote=total.footnote,
        )

    def _enter(self, result: ImpactResult, shown: FigureDisclosure) -> FigureId:
        total, figure = result.total, shown.figure
        label = total.name if figure.category == TOTAL else f"{total.name}: {figure.name}"
        if figure.is_sum_of_categories:
            inputs = self._category_inputs(result)
        else:
            inputs = tuple(
                self._input(item, disclosure)
                for item, disclosure in zip(figure.contributions, shown.contributions, strict=True)
            )
        counted = tuple(
            item for item, source in zip(inputs, figure.contributions, strict=False)
            if source.is_counted
        )  # fmt: skip
        is_missing = figure.amount is None
        notes = (
            "" if is_missing else document_note(counted),
            PARTIAL if figure.is_partial else "",
        )
        return self._book.enter(
            impact_figure_id(total, figure.category),
            label=label,
            figure=_figure(total, shown, result.disclosure.threshold),
            formula=WITHOUT_AMOUNT[figure.status] if is_missing else figure.formula,
            as_of_label=self._as_of_label(figure),
            method=", ".join(figure.methods),
            inputs=inputs,
            note=" ".join(note for note in notes if note),
        )

    def _category_inputs(self, result: ImpactResult) -> tuple[LedgerInput, ...]:
        shown: Mapping[str, FigureDisclosure] = result.disclosure.by_category
        return tuple(
            LedgerInput(
                kind="figure",
                label=part.name,
                figure=impact_figure_id(result.total, part.category),
                amount=shown[part.category].amount,
                status=part.status,
                is_hidden=not shown[part.category].is_shown,
            )
            for part in result.total.categories
        )

    def _input(self, item: Contribution, disclosure: Disclosure) -> LedgerInput:
        is_hidden = disclosure is not Disclosure.SHOWN
        period = (
            f"za období {format_date_range(item.period_start, item.period_end)}"
            if item.period_start and item.period_end
            else ""
        )
        # What people wrote beside a hidden count may well say how many they were.
        written = () if is_hidden else (item.note, item.source_note)
        left_out = f"nezapočteno: {_clause(item.why_left_out)}" if item.why_left_out else ""
        notes = (period, _correction(item), *written, left_out)
        return LedgerInput(
            kind=item.kind,
            label=item.label,
            amount=None if is_hidden else item.amount,
            status=item.status,
            is_hidden=is_hidden,
            as_of=item.as_of,
            source=item.source,
            source_place=item.source_place,
            approved_by=item.approved_by,
            approved_on=item.approved_on,
            version=item.version,
            note="; ".join(note.strip().rstrip(".") for note in notes if note),
        )

    def _enter_target(self, result: ImpactResult) -> FigureId:
        total, target = result.total, result.total.target
        if target is None:
            return NO_FIGURE
        return self._book.enter(
            f"impact-target:{total.code}",
            label=f"Cíl: {total.name}",
            figure=Figure(amount=target.amount, places=total.decimal_places, unit=total.unit),
            formula=non_breaking(f"Cíl stanovený plánem: {_clause(result.target_text)}."),
            as_of_label=non_breaking(f"V platnosti od {format_date(target.valid_from)}"),
            inputs=[
                self._shelf.cite(target.source, place=target.source_place, amount=target.amount)
            ],
            note=target.reason,
        )

    def _as_of_label(self, figure: ImpactFigure) -> str:
        if figure.as_of is None:
            return as_of_label(self._knowledge.cut_off)
        return as_of_label(figure.as_of, figure.as_of_kind)


def impact_figure_id(total: ImpactTotal, category: str) -> str:
    return f"impact:{total.code}@{category}" if category else f"impact:{total.code}"


def _figure(total: ImpactTotal, shown: FigureDisclosure, threshold: int) -> Figure:
    is_small = shown.disclosure is Disclosure.SMALL
    amount: Decimal | None = shown.amount
    return Figure(
        amount=amount,
        status=shown.figure.status,
        places=total.decimal_places,
        unit=total.unit,
        is_approximate=shown.figure.is_approximate and amount is not None,
        suppressed_below=threshold if is_small else None,
        is_withheld=shown.disclosure is Disclosure.WITHHELD,
    )


def _correction(item: Contribution) -> str:
    if item.version == 1:
        return ""
    reason = f", důvod opravy: {_clause(item.correction_reason)}" if item.correction_reason else ""
    return f"platí {item.version}. verze{reason}"


def _clause(sentence: str) -> str:
    """A sentence as a part of another one: small first letter, no full stop."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
