"""The figures of global indicators: values, ranks and targets, entered into the ledger."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import slugify

from common.czech import format_date, non_breaking
from indicators.results import GlobalResult
from indicators.series import (
    GlobalSeries,
    GlobalTargetInForce,
    SeriesValue,
    TerritorySeries,
)
from publications.evaluation.snapshot.knowledge import Shelf
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.schema import NO_FIGURE, FigureId


@dataclass(frozen=True, slots=True)
class EnteredValue:
    """A value with its ids. Values of one territory, in their order."""

    value: SeriesValue
    figure: FigureId
    rank: FigureId


class GlobalFigures:
    def __init__(self, *, book: LedgerBuilder, shelf: Shelf) -> None:
        self._book = book
        self._shelf = shelf

    def enter_territory(
        self, series: GlobalSeries, territory: TerritorySeries
    ) -> list[EnteredValue]:
        ids = period_ids(series.key, territory)
        return [
            EnteredValue(
                value,
                self._enter_value(series, territory, value, entry_id),
                self._enter_rank(series, territory, value, entry_id),
            )
            for value, entry_id in zip(territory.values, ids, strict=True)
        ]

    def _enter_value(
        self, series: GlobalSeries, territory: TerritorySeries, value: SeriesValue, entry_id: str
    ) -> FigureId:
        return self._book.enter(
            f"global:{entry_id}",
            label=f"{series.name}, {territory.short_name}, {value.period.label}",
            figure=Figure(
                amount=value.amount,
                status=value.status,
                places=series.decimal_places,
                unit=series.unit,
                is_approximate=value.is_approximate,
            ),
            formula=_taken_from(value),
            as_of_label=f"Období: {value.period.label}",
            method=value.method,
            inputs=[
                self._shelf.cite(
                    value.source,
                    place=value.source_place,
                    amount=value.amount,
                    status=value.status,
                    note=value.source_note,
                )
            ],
            note=value.note,
        )

    def _enter_rank(
        self, series: GlobalSeries, territory: TerritorySeries, value: SeriesValue, entry_id: str
    ) -> FigureId:
        if value.rank is None:
            return NO_FIGURE
        scope = f" {series.rank_scope}" if series.rank_scope else ""
        rank = Decimal(value.rank)
        return self._book.enter(
            f"global-rank:{entry_id}",
            label=f"{series.name}: pořadí{scope}, {territory.short_name}, {value.period.label}",
            figure=Figure(amount=rank),
            formula=_taken_from(value),
            as_of_label=f"Období: {value.period.label}",
            method=value.method,
            inputs=[self._shelf.cite(value.source, place=value.source_place, amount=rank)],
        )

    def enter_target(self, result: GlobalResult) -> FigureId:
        """The number to reach, where the target has one."""
        series, target = result.series, result.series.target
        if target is None or result.to_reach is None:
            return NO_FIGURE
        inputs = [self._shelf.cite(target.source, place=target.source_place, amount=target.amount)]
        if result.to_reach != target.amount:
            inputs.append(self._baseline_input(series))
        return self._book.enter(
            f"global-target:{series.key}",
            label=f"Cíl: {series.name}",
            figure=Figure(amount=result.to_reach, places=series.decimal_places, unit=series.unit),
            formula=_target_formula(result, target),
            as_of_label=non_breaking(f"V platnosti od {format_date(target.valid_from)}"),
            inputs=inputs,
            note=target.reason,
        )

    def _baseline_input(self, series: GlobalSeries) -> LedgerInput:
        ids = dict(zip(series.own.values, period_ids(series.key, series.own), strict=True))
        entry = self._book[f"global:{ids[series.own.baseline]}"] if series.own.baseline else None
        if entry is None:
            raise ValueError(f"the target of {series.key} counts from a baseline that is missing")
        return LedgerInput(
            kind="figure", label=entry.label, figure=entry.id, amount=entry.figure.amount
        )


def period_ids(key: str, territory: TerritorySeries) -> list[str]:
    """``index/ostrava/2023`` of each value; with the method where a period has several values."""
    plain = [f"{key}/{territory.territory}/{value.period.text}" for value in territory.values]
    in_period, taken = Counter(plain), Counter[str]()
    ids: list[str] = []
    for value, period in zip(territory.values, plain, strict=True):
        method = slugify(value.method) or "metoda-neuvedena"
        entry_id = f"{period}~{method}" if in_period[period] > 1 else period
        taken[entry_id] += 1
        ids.append(entry_id if taken[entry_id] == 1 else f"{entry_id}-{taken[entry_id]}")
    return ids


def _taken_from(value: SeriesValue) -> str:
    return "Hodnota převzatá z dokumentu." if value.source else "Hodnota zapsaná v portálu."


def _target_formula(result: GlobalResult, target: GlobalTargetInForce) -> str:
    start = (
        "Cíl stanovený plánem"
        if result.to_reach == target.amount
        else "Počáteční hodnota změněná podle cíle plánu"
    )
    text = result.target_text[:1].lower() + result.target_text[1:]
    return non_breaking(f"{start}: {text} do konce roku {target.year}.")
