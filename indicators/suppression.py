"""Small counts of people in sensitive indicators: what of an indicator may be shown.

A count of 1 to ``threshold`` - 1 people is *small*: it is shown as "< 5". Zero is shown, it speaks
of nobody. Whatever would give a small count away by adding or subtracting is *withheld*, and says
only that it is not shown; its number may be any. Within one indicator that covers:

- total = sum of categories: a second category is withheld (the smallest that is not small), and
  where none can be, the total;
- figure = sum of reports: once any report's count is small, no report's count is shown, in none of
  the categories;
- a published figure with reports on top, and a figure of an earlier edition: the figure is
  withheld while it differs from that one by a small number that a report's count would explain;
- what an earlier edition hid stays hidden until the figure changes.

What a source document has published stays as published, and a coordinator can lift one value, with
a reason. A lifted count is shown as a figure; among the reports of a figure only if at least two
others stay hidden there, or none.

Guessing is taken into account: a reader knows that a small count is 1 to ``threshold`` - 1, that a
withheld one is not, and that sums of increments do not fall. After all that a hidden value must
still have two possible values or more.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.impact_figures import TOTAL, Contribution, ImpactFigure, ImpactTotal
from indicators.suppression_audit import Cell, is_any_determined

NO_PEOPLE = frozenset({"%", "‰", "Kč"})


class Disclosure(StrEnum):
    """SMALL is shown as "< 5". WITHHELD may be any number: it would give a small one away."""

    SHOWN = "shown"
    SMALL = "small"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure as an earlier edition published it; ``amount`` is None where it was hidden."""

    cut_off: datetime.date
    amount: Decimal | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class FigureDisclosure:
    """What of a figure may be shown; ``contributions`` says it of each, in their order."""

    figure: ImpactFigure
    disclosure: Disclosure
    contributions: tuple[Disclosure, ...]
    threshold: int

    @property
    def is_shown(self) -> bool:
        return self.disclosure is Disclosure.SHOWN

    @property
    def amount(self) -> Decimal | None:
        """The amount where it may be shown."""
        return self.figure.amount if self.is_shown else None


@dataclass(frozen=True, slots=True)
class ImpactDisclosure:
    """``by_category`` has the total under "" and a figure for each category."""

    threshold: int
    by_category: Mapping[str, FigureDisclosure]

    @property
    def total(self) -> FigureDisclosure:
        return self.by_category[TOTAL]


def disclose(
    total: ImpactTotal,
    *,
    threshold: int,
    earlier: Mapping[str, Sequence[EarlierFigure]] | None = None,
) -> ImpactDisclosure:
    """Say what of an indicator may be shown. ``earlier`` is by category key, "" for the total."""
    if is_protected(total, threshold):
        states = _Indicator(total, threshold, earlier or {}).figures()
    else:
        states = {figure.category: Disclosure.SHOWN for figure in total.figures}
    hides = _hides_reports(total, threshold, states)
    return ImpactDisclosure(
        threshold=threshold,
        by_category={
            figure.category: FigureDisclosure(
                figure=figure,
                disclosure=states[figure.category],
                contributions=_contributions(figure, states[figure.category], hides),
                threshold=threshold,
            )
            for figure in total.figures
        },
    )


def is_protected(total: ImpactTotal, threshold: int) -> bool:
    """Whether small numbers of this indicator are people that have to be protected."""
    counts_people = total.decimal_places == 0 and total.unit not in NO_PEOPLE
    return total.is_sensitive and counts_people and threshold > 1


def is_small(amount: Decimal | None, threshold: int) -> bool:
    return amount is not None and 0 < amount < threshold


class _Indicator:
    """The figures of one protected indicator, hidden one after another until none leaks."""

    def __init__(
        self, total: ImpactTotal, threshold: int, earlier: Mapping[str, Sequence[EarlierFigure]]
    ) -> None:
        self.total = total
        self.threshold = threshold
        self.earlier = earlier
        self.states = {figure.category: self._alone(figure) for figure in total.figures}

    def figures(self) -> dict[str, Disclosure]:
        if not self.total.total.is_sum_of_categories:
            return self.states
        while self._gives_away():
            other = self._next_to_withhold()
            if other is None:
                break
            self.states[other.category] = Disclosure.WITHHELD
        return self.states

    def _alone(self, figure: ImpactFigure) -> Disclosure:
        """What a figure is by itself, before the others are looked at."""
        if figure.amount is None or figure.amount == 0 or self._is_open(figure):
            return Disclosure.SHOWN
        if is_small(figure.amount, self.threshold):
            # Below two there is only one: "< 2" would be the number itself.
            return Disclosure.SMALL if self.threshold > 2 else Disclosure.WITHHELD
        if self._nears_known(figure) or self._stays_hidden(figure):
            return Disclosure.WITHHELD
        return Disclosure.SHOWN

    def _is_open(self, figure: ImpactFigure) -> bool:
        """Published as it is, or lifted by a coordinator value by value."""
        return all(item.is_published or item.is_shown_when_small for item in self._behind(figure))

    def _behind(self, figure: ImpactFigure) -> list[Contribution]:
        """Values with a number that a figure is computed from; of a total those of its parts."""
        parts = self.total.categories if figure.is_sum_of_categories else (figure,)
        return [item for part in parts for item in part.counted if item.amount is not None]

    def _nears_known(self, figure: ImpactFigure) -> bool:
        """It differs by a small number from one already known, and a report's count is small."""
        if not any(_is_small_report(item, self.threshold) for item in self._behind(figure)):
            return False
        amount = figure.amount or Decimal(0)
        return any(is_small(abs(amount - known), self.threshold) for known in self._known(figure))

    def _known(self, figure: ImpactFigure) -> list[Decimal]:
        """Numbers of this figure that the public has: the published part, earlier editions."""
        published = [item.amount for item in self._behind(figure) if item.is_published]
        shown = [e.amount for e in self.earlier.get(figure.category, ()) if not e.is_hidden]
        numbers = [amount for amount in shown if amount is not None]
        if published:
            numbers.append(sum((amount for amount in published if amount), Decimal(0)))
        return numbers

    def _stays_hidden(self, figure: ImpactFigure) -> bool:
        return any(
            item.is_hidden and not _is_newer(figure, item)
            for item in self.earlier.get(figure.category, ())
        )

    def _gives_away(self) -> bool:
        total = self.total.total
        if self.states[TOTAL] is Disclosure.WITHHELD and not self._nears_known(total):
            return False
        cells = [self._cell(figure, 1) for figure in self.total.categories if figure.amount]
        return is_any_determined([*cells, self._cell(total, -1)])

    def _cell(self, figure: ImpactFigure, sign: int) -> Cell:
        """What a reader knows of a figure: its number, or between what it must lie."""
        amount, state = int(figure.amount or 0), self.states[figure.category]
        if state is Disclosure.SHOWN:
            return Cell(sign, amount, amount, is_hidden=False)
        known = [int(number) for number in self._known(figure) if number <= amount]
        if state is Disclosure.SMALL:
            return Cell(sign, max([1, *known]), self.threshold - 1)
        if self._nears_known(figure):
            nearest = max([0, *known])
            return Cell(sign, min(nearest + 1, amount), max(nearest + self.threshold - 1, amount))
        return Cell(sign, min(max([self.threshold, *known]), amount), None)

    def _next_to_withhold(self) -> ImpactFigure | None:
        """The smallest category that can hide another one; else the total."""
        candidates = [
            figure
            for figure in self.total.categories
            if self.states[figure.category] is Disclosure.SHOWN and self._can_hide(figure)
        ]
        if candidates:
            return min(candidates, key=lambda figure: (figure.amount or 0, figure.category))
        total = self.total.total
        return None if self.states[TOTAL] is Disclosure.WITHHELD else total

    def _can_hide(self, figure: ImpactFigure) -> bool:
        """Its number is not public already, and no small one (that would be hidden itself)."""
        if figure.amount is None or figure.amount < self.threshold or self._is_open(figure):
            return False
        return all(
            item.is_hidden or (item.amount != figure.amount and _is_newer(figure, item))
            for item in self.earlier.get(figure.category, ())
        )


def _is_newer(figure: ImpactFigure, earlier: EarlierFigure) -> bool:
    """Something was reported since that edition, so that the figure may have changed."""
    return figure.as_of is not None and figure.as_of > earlier.cut_off


def _is_small_report(item: Contribution, threshold: int) -> bool:
    return (
        not item.is_published and not item.is_shown_when_small and is_small(item.amount, threshold)
    )


def _hides_reports(total: ImpactTotal, threshold: int, states: Mapping[str, Disclosure]) -> bool:
    """Whether counts of single reports are hidden, in the whole indicator alike."""
    if not is_protected(total, threshold):
        return False
    return any(state is not Disclosure.SHOWN for state in states.values()) or any(
        _is_small_report(item, threshold)
        for figure in total.figures
        for item in figure.contributions
    )


def _contributions(figure: ImpactFigure, state: Disclosure, hides: bool) -> tuple[Disclosure, ...]:
    if not hides:
        return tuple(Disclosure.SHOWN for _ in figure.contributions)
    reports = [item for item in figure.counted if not item.is_published and item.amount is not None]
    others = [item for item in reports if not item.is_shown_when_small]
    # With the figure shown, a single unknown report is known: it is the difference.
    is_known = state is Disclosure.SHOWN and (
        len(reports) == 1 or not any(item.amount for item in reports)
    )
    lifts = len(others) != 1

    def shown(item: Contribution) -> bool:
        if item.is_published or item.amount is None:
            return True
        if not item.is_counted or state is not Disclosure.SHOWN:
            return False
        return is_known or (item.is_shown_when_small and lifts)

    return tuple(
        Disclosure.SHOWN if shown(item) else Disclosure.WITHHELD for item in figure.contributions
    )
