"""Small counts of people in sensitive indicators: what of an indicator may be shown.

A count of 1 to ``threshold`` - 1 people is *small*: it is shown as "< 5". Zero is shown, it speaks
of nobody. Whatever would give a small count away by adding or subtracting is *withheld*, and says
only that it is not shown; its number may be any. Within one indicator that covers:

- total = sum of categories: the total is shown only where every category is. Hiding a second
  category instead would keep the total, but next to other editions it can be worked out again, and
  a reader loses more by two missing categories than by a missing sum;
- figure = sum of reports: once any report's count is small, no report's count is shown, in none of
  the categories;
- a published figure with reports on top, and a figure in an earlier edition: the figure is withheld
  while it differs from that one by a small number that a report's count would explain.

What a source document has published stays as published, and a coordinator can lift one value, with
a reason: it is then shown as a figure, though not among several reports. Cumulative states are
taken not to fall; a check reports those that do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.impact_figures import TOTAL, Contribution, ImpactFigure, ImpactTotal

NO_PEOPLE = frozenset({"%", "‰", "Kč"})


class Disclosure(StrEnum):
    """SMALL is shown as "< 5". WITHHELD may be any number: it would give a small one away."""

    SHOWN = "shown"
    SMALL = "small"
    WITHHELD = "withheld"


SHOWN, WITHHELD = Disclosure.SHOWN, Disclosure.WITHHELD


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure as an earlier edition published it; ``amount`` is None where it showed none."""

    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class FigureDisclosure:
    """What of a figure may be shown; ``contributions`` says it of each, in their order."""

    figure: ImpactFigure
    disclosure: Disclosure
    contributions: tuple[Disclosure, ...]
    threshold: int

    @property
    def is_shown(self) -> bool:
        return self.disclosure is SHOWN

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
    """Say what of an indicator may be shown.

    ``earlier`` has, by category key, the figure in every edition published before, not in the last
    one only: what was withheld there may still be worked out from an older one.
    """
    if is_protected(total, threshold):
        states = _figures(total, threshold, earlier or {})
    else:
        states = {figure.category: SHOWN for figure in total.figures}
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


def _figures(
    total: ImpactTotal, threshold: int, earlier: Mapping[str, Sequence[EarlierFigure]]
) -> dict[str, Disclosure]:
    states = {
        figure.category: _alone(figure, threshold, earlier.get(figure.category, ()))
        for figure in total.figures
        if not figure.is_sum_of_categories
    }
    if total.total.is_sum_of_categories:
        parts = [figure for figure in total.categories if figure.amount]
        hidden = [states[part.category] for part in parts if states[part.category] is not SHOWN]
        # The sum of one number is that number, and as small.
        states[TOTAL] = SHOWN if not hidden else hidden[0] if len(parts) == 1 else WITHHELD
    return states


def _alone(figure: ImpactFigure, threshold: int, earlier: Sequence[EarlierFigure]) -> Disclosure:
    """What a figure counted from values is by itself."""
    amount = figure.amount or Decimal(0)
    values = [item for item in figure.counted if item.amount]
    if all(item.is_published or item.is_shown_when_small for item in values):
        return SHOWN
    if is_small(amount, threshold):
        # Below two there is only one: "< 2" would be the number itself.
        return Disclosure.SMALL if threshold > 2 else WITHHELD
    published = [item.amount for item in values if item.is_published and item.amount]
    replaced = [item for item in figure.contributions if item.is_published and not item.is_counted]
    known = [sum(published, Decimal(0))]
    known += [item.amount for item in replaced if item.amount is not None]
    known += [item.amount for item in earlier if item.amount is not None]
    tells = any(is_small(abs(amount - number), threshold) for number in known)
    hidden = [item for item in values if not item.is_shown_when_small]
    if tells and any(_is_small_report(item, threshold) for item in hidden):
        return WITHHELD
    return SHOWN


def _is_small_report(item: Contribution, threshold: int) -> bool:
    return not item.is_published and is_small(item.amount, threshold)


def _hides_reports(total: ImpactTotal, threshold: int, states: Mapping[str, Disclosure]) -> bool:
    """Whether counts of single reports are hidden, in the whole indicator alike."""
    if not is_protected(total, threshold):
        return False
    return any(state is not SHOWN for state in states.values()) or any(
        _is_small_report(item, threshold)
        for figure in total.figures
        for item in figure.contributions
    )


def _contributions(figure: ImpactFigure, state: Disclosure, hides: bool) -> tuple[Disclosure, ...]:
    if not hides:
        return tuple(SHOWN for _ in figure.contributions)
    reports = [item for item in figure.counted if not item.is_published and item.amount is not None]
    # With the figure shown, a single report is known: it is the figure, or what it adds to it.
    is_known = state is SHOWN and (len(reports) == 1 or not any(item.amount for item in reports))

    def shown(item: Contribution) -> bool:
        if item.is_published or item.amount is None:
            return True
        return item.is_counted and is_known

    return tuple(SHOWN if shown(item) else WITHHELD for item in figure.contributions)
