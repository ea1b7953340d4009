"""Indicators as files: exactly the values that a page shows, a number and its status apart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from common.czech import round_half_up
from common.figures import WITHHELD, ValueStatus
from indicators.results import GlobalResult, ImpactResult
from indicators.suppression import Disclosure, FigureDisclosure
from public.indicators.global_page import GlobalPage
from public.indicators.ledger import InputLine, Ledger
from public.lists.columns import Cell
from publications.evaluation.snapshot.table_rows import VERDICT_WORDS

Row = Sequence[Cell]

GLOBAL_HEADER: Final = (
    "indikátor", "území", "období", "období od", "období do", "hodnota", "stav", "přibližně",
    "jednotka", "výchozí", "pořadí", "pořadí mezi", "metoda", "změna metody", "poznámka", "zdroj",
    "místo ve zdroji", "poznámka ke zdroji",
)  # fmt: skip
LEDGER_HEADER: Final = (
    "kód", "indikátor", "kategorie", "řádek", "hodnota", "stav", "přibližně", "jednotka", "ke dni",
    "projekt", "zpráva", "verze", "období od", "období do", "schváleno", "schválil", "započteno",
    "důvod nezapočtení", "důvod opravy", "metoda", "poznámka", "zdroj", "místo ve zdroji",
    "poznámka ke zdroji",
)  # fmt: skip
ALL_HEADER: Final = (
    "druh", "kód", "indikátor", "kategorie", "hodnota", "stav", "přibližně", "jednotka", "období",
    "ke dni", "cíl", "vyhodnocení", "důvod",
)  # fmt: skip


def global_rows(page: GlobalPage) -> Iterator[Row]:
    """All values of a global indicator, as in the table of its page."""
    series = page.result.series
    for line in page.values:
        value = line.value
        yield (
            series.name,
            line.territory_name,
            value.period.label,
            value.period.start,
            value.period.end,
            _number(value.amount, series.decimal_places),
            value.status.label,
            _yes(value.is_approximate),
            series.unit,
            _yes(value.is_baseline),
            value.rank,
            series.rank_scope if value.rank else "",
            value.method,
            _yes(value.breaks_series),
            value.note,
            line.source.title,
            line.source.place,
            line.source.note,
        )


def ledger_rows(ledger: Ledger) -> Iterator[Row]:
    """The figure, its categories and every value behind them, as on its page."""
    total, shown = ledger.total, ledger.result.disclosure.by_category
    for figure in total.figures:
        disclosed = shown[figure.category]
        yield (
            total.code,
            total.name,
            figure.name if figure.category else "",
            "kategorie" if figure.category else "celkem",
            _number(disclosed.amount, total.decimal_places),
            _status(figure.status, disclosed.disclosure, disclosed.threshold),
            _yes(figure.is_approximate and disclosed.is_shown),
            total.unit,
            figure.as_of,
            *_NOTHING,
        )
    for part in (*ledger.figures, *([ledger.undivided] if ledger.undivided else ())):
        for line in part.inputs:
            yield (total.code, total.name, part.name, *_input(ledger, line))


_NOTHING: Final = (None,) * (len(LEDGER_HEADER) - 9)


def _input(ledger: Ledger, line: InputLine) -> Iterator[Cell]:
    item, total = line.item, ledger.total
    yield "zpráva" if item.project else "dokument"
    yield None if line.is_hidden else _number(item.amount, total.decimal_places)
    yield WITHHELD if line.is_hidden else item.status.label
    yield _yes(item.is_approximate and not line.is_hidden)
    yield total.unit
    yield item.as_of
    yield item.project_title
    yield item.number or None
    yield item.version if item.project else None
    yield item.period_start
    yield item.period_end
    yield item.approved_on
    yield item.approved_by
    yield _yes(item.is_counted)
    yield item.why_left_out
    yield line.correction_reason
    yield item.method
    yield line.note
    yield line.source.title
    yield line.source.place
    yield line.source.note


def all_rows(of_city: Sequence[GlobalResult], of_goals: Sequence[ImpactResult]) -> Iterator[Row]:
    """Every indicator of a plan: the latest value of each global one, each impact figure."""
    for result in of_city:
        series = result.series
        value = series.own.current or series.own.baseline
        status = value.status if value else ValueStatus.NOT_REPORTED
        yield (
            "globální",
            series.key,
            series.name,
            "",
            _number(value.amount, series.decimal_places) if value else None,
            status.label,
            _yes(value is not None and value.is_approximate),
            series.unit,
            value.period.label if value else "",
            None,
            result.target_text,
            VERDICT_WORDS[result.verdict.state],
            result.verdict.reason,
        )
    for item in of_goals:
        for shown in item.disclosure.by_category.values():
            yield _impact_row(item, shown)


def _impact_row(result: ImpactResult, shown: FigureDisclosure) -> Row:
    total, figure = result.total, shown.figure
    is_whole = not figure.category
    return (
        "dopad",
        total.code,
        total.name,
        "" if is_whole else figure.name,
        _number(shown.amount, total.decimal_places),
        _status(figure.status, shown.disclosure, shown.threshold),
        _yes(figure.is_approximate and shown.is_shown),
        total.unit,
        "",
        figure.as_of,
        result.target_text if is_whole else "",
        VERDICT_WORDS[result.verdict.state] if is_whole else "",
        result.verdict.reason if is_whole else "",
    )


def _number(amount: Decimal | None, places: int) -> Decimal | int | None:
    if amount is None:
        return None
    rounded = round_half_up(amount, places)
    return int(rounded) if places == 0 else rounded


def _status(status: ValueStatus, disclosure: Disclosure, threshold: int) -> str:
    if disclosure is Disclosure.SMALL:
        return f"méně než {threshold}"
    return WITHHELD if disclosure is Disclosure.WITHHELD else status.label


def _yes(flag: bool) -> str:
    return "ano" if flag else "ne"
