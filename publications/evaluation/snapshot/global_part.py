"""Global indicators: their rows, with values of each territory, targets and verdicts."""

from collections.abc import Iterable

from common.figures import ValueStatus
from indicators.results import GlobalResult
from indicators.series import GlobalSeries, TerritorySeries
from indicators.wording import as_of_label
from publications.evaluation.snapshot.global_figures import EnteredValue, GlobalFigures
from publications.evaluation.snapshot.knowledge import Knowledge, Shelf
from publications.evaluation.snapshot.ledger import Figure
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.schema import (
    GlobalRow,
    Series,
    SeriesPoint,
    ValueRef,
    Verdict,
)


class GlobalPart:
    def __init__(
        self, *, book: LedgerBuilder, shelf: Shelf, knowledge: Knowledge, last_year: int
    ) -> None:
        self._book = book
        self._figures = GlobalFigures(book=book, shelf=shelf)
        self._knowledge = knowledge
        self._last_year = last_year

    def rows(self, results: Iterable[GlobalResult]) -> tuple[GlobalRow, ...]:
        return tuple(self._row(result) for result in results)

    def _row(self, result: GlobalResult) -> GlobalRow:
        """Without a target the row says so and is judged at the end of the plan."""
        series = result.series
        entered = {
            item.territory: self._figures.enter_territory(series, item)
            for item in series.territories
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
            target=self._figures.enter_target(result),
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


def _is_printed(series: GlobalSeries, territory: TerritorySeries) -> bool:
    """Beside its own: what the target compares with, and what had a baseline to compare with."""
    compared = series.target.other_territory if series.target else ""
    is_own = territory is series.own
    return is_own or territory.territory == compared or territory.baseline is not None


def _reference(series: GlobalSeries, territory: TerritorySeries, item: EnteredValue) -> ValueRef:
    return ValueRef(
        territory=territory.short_name,
        period_label=item.value.period.label,
        figure=item.figure,
        rank=item.rank,
        rank_scope=series.rank_scope if item.rank else "",
        method=item.value.method,
    )


def _points(territory: TerritorySeries, entered: Iterable[EnteredValue]) -> Series:
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


def _sources(series: GlobalSeries) -> tuple[str, ...]:
    keys = {series.source, *(value.source for item in series.territories for value in item.values)}
    return tuple(sorted(keys - {""}))
