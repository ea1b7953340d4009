"""Global indicators: values by territory and period, ranks, targets, verdicts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import slugify

from common.czech import format_date, non_breaking
from common.figures import ValueStatus
from indicators.results import GlobalResult
from indicators.series import (
    GlobalSeries,
    GlobalTargetInForce,
    SeriesValue,
    TerritorySeries,
)
from publications.evaluation.snapshot.knowledge import Knowledge, Shelf
from publications.evaluation.snapshot.labels import as_of_label
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.schema import (
    NO_FIGURE,
    FigureId,
    GlobalRow,
    Series,
    SeriesPoint,
    ValueRef,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class _Entered:
    """A value with its ids. Values of one territory, in their order."""

    value: SeriesValue
    figure: FigureId
    rank: FigureId


class GlobalPart:
    """Enters the figures of global indicators."""

    def __init__(
        self, *, book: LedgerBuilder, shelf: Shelf, knowledge: Knowledge, last_year: int
    ) -> None:
        self._book = book
        self._shelf = shelf
        self._knowledge = knowledge
        self._last_year = last_year

    def rows(self, results: Iterable[GlobalResult]) -> tuple[GlobalRow, ...]:
        return tuple(self._row(result) for result in results)

    def _row(self, result: GlobalResult) -> GlobalRow:
        """Without a target the row says so and is judged at the end of the plan."""
        series = result.series
        entered = {
            item.territory: self._enter_territory(series, item) for item in series.territories
        }
        baseline: list[ValueRef] = []
        current: list[ValueRef] = []
        for territory in filter(lambda item: _is_printed(series, item), series.territories):
            for chosen, refs in ((territory.baseline, baseline), (territory.current, current)):
                if chosen is not None:
                    found = next(
                        item for item in entered[territory.territory] if item.value == chosen
                    )
                    refs.append(_reference(series, territory, found))
        if series.own.current is None:
            current.insert(0, self._nothing_yet(series))
        target = series.target
        return GlobalRow(
            key=series.key,
            name=series.name,
            unit=series.unit,
            baseline=tuple(baseline),
            current=tuple(current),
            target_text=result.target_text or "Cíl není stanoven",
            target=self._enter_target(result),
            target_year=target.year if target else self._last_year,
            verdict=Verdict(state=result.verdict.state.value, reason=result.verdict.reason),
            series=tuple(
                _points(territory, entered[territory.territory])
                for territory in series.territories
                if territory.values
            ),
            comment=next(
                (text for year, text in series.comments if year == self._knowledge.year), ""
            ),
            note=series.note,
            sources=_sources(series),
        )

    def _enter_territory(self, series: GlobalSeries, territory: TerritorySeries) -> list[_Entered]:
        ids = period_ids(series.key, territory)
        return [
            _Entered(
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

    def _enter_target(self, result: GlobalResult) -> FigureId:
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

    def _nothing_yet(self, series: GlobalSeries) -> ValueRef:
        """A value newer than the baseline is not known: the row says so as a figure, too."""
        year = self._knowledge.year
        return ValueRef(
            territory=series.own.short_name,
            period_label=str(year),
            figure=self._book.enter(
                f"global:{series.key}/{series.own.territory}/aktualni",
                label=f"{series.name}, {series.own.short_name}, {year}",
                figure=Figure(
                    status=ValueStatus.NOT_REPORTED,
                    places=series.decimal_places,
                    unit=series.unit,
                ),
                formula="Ke dni stavu dat není známa hodnota novější než počáteční.",
                as_of_label=as_of_label(self._knowledge.cut_off),
            ),
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


def _is_printed(series: GlobalSeries, territory: TerritorySeries) -> bool:
    """Beside its own: what the target compares with, and what had a baseline to compare with."""
    compared = series.target.other_territory if series.target else ""
    is_own = territory is series.own
    return is_own or territory.territory == compared or territory.baseline is not None


def _reference(series: GlobalSeries, territory: TerritorySeries, item: _Entered) -> ValueRef:
    return ValueRef(
        territory=territory.short_name,
        period_label=item.value.period.label,
        figure=item.figure,
        rank=item.rank,
        rank_scope=series.rank_scope if item.rank else "",
        method=item.value.method,
    )


def _points(territory: TerritorySeries, entered: Iterable[_Entered]) -> Series:
    return Series(
        territory=territory.short_name,
        points=tuple(
            SeriesPoint(
                period=item.value.period.text,
                period_label=item.value.period.label,
                figure=item.figure,
                breaks_series=item.value.breaks_series,
            )
            for item in entered
        ),
    )


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


def _sources(series: GlobalSeries) -> tuple[str, ...]:
    keys = {series.source, *(value.source for item in series.territories for value in item.values)}
    return tuple(sorted(keys - {""}))
