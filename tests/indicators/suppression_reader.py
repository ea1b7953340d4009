"""A curious reader of editions: what can be worked out from what they show.

Written apart from the code under test: the reader knows the rules of adding up, nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from indicators.impact_figures import Contribution
from indicators.suppression import Disclosure, ImpactDisclosure

Name = tuple[object, ...]


@dataclass
class Reader:
    """Unknown whole numbers by name; ``sums`` are linear combinations of known value."""

    sums: list[tuple[dict[Name, int], int]] = field(default_factory=list)
    bounds: dict[Name, tuple[int, int | None]] = field(default_factory=dict)

    def read(self, number: int, edition: ImpactDisclosure) -> None:
        for category, shown in edition.by_category.items():
            figure = shown.figure
            if figure.amount is None:
                continue
            name: Name = ("figure", number, category)
            self._note(name, shown.disclosure, int(figure.amount), edition.threshold)
            if figure.is_sum_of_categories:
                parts = [
                    ("figure", number, key)
                    for key, part in edition.by_category.items()
                    if key and part.figure.amount is not None
                ]
            else:
                parts = []
                for item, state in zip(figure.contributions, shown.contributions, strict=True):
                    if not item.is_counted or item.amount is None:
                        continue
                    parts.append(name_of(category, item))
                    self._note(parts[-1], state, int(item.amount), edition.threshold)
            self._add({name: 1, **dict.fromkeys(parts, -1)}, 0)

    def _note(self, name: Name, state: Disclosure, amount: int, threshold: int) -> None:
        low, high = self.bounds.get(name, (0, None))
        if state is Disclosure.SHOWN:
            self._add({name: 1}, amount)
            low, high = amount, amount
        elif state is Disclosure.SMALL:
            low, high = max(low, 1), threshold - 1 if high is None else min(high, threshold - 1)
        self.bounds[name] = (low, high)

    def _add(self, row: dict[Name, int], value: int) -> None:
        self.sums.append((row, value))

    def computes(self) -> set[Name]:
        """Numbers that follow by adding and subtracting alone (the rows in echelon form)."""
        names = sorted({name for row, _ in self.sums for name in row}, key=repr)
        rows = [[Fraction(row.get(name, 0)) for name in names] for row, _ in self.sums]
        return {names[pivot] for pivot, row in _reduce(rows) if sum(1 for cell in row if cell) == 1}

    def narrows(self) -> set[Name]:
        """Numbers that bounds alone leave no choice for, narrowing each by the others."""
        bounds = dict(self.bounds)
        changed = True
        while changed:
            changed = False
            for row, value in self.sums:
                for name in row:
                    narrowed = _narrow(name, row, value, bounds)
                    if narrowed != bounds[name]:
                        bounds[name], changed = narrowed, True
        return {name for name, (low, high) in bounds.items() if low == high}


def name_of(category: str, item: Contribution) -> Name:
    return (item.kind, category, item.project, item.number, item.as_of)


def _narrow(
    name: Name, row: dict[Name, int], value: int, bounds: dict[Name, tuple[int, int | None]]
) -> tuple[int, int | None]:
    """row[name] * x = value - the rest, with the rest between its bounds."""
    low_rest: int | None = 0
    high_rest: int | None = 0
    for other, sign in row.items():
        if other == name:
            continue
        low, high = bounds[other]
        ends = (low, high) if sign > 0 else (None if high is None else -high, -low)
        low_rest = None if low_rest is None or ends[0] is None else low_rest + ends[0]
        high_rest = None if high_rest is None or ends[1] is None else high_rest + ends[1]
    sign = row[name]
    if sign > 0:
        least = None if high_rest is None else value - high_rest
        most = None if low_rest is None else value - low_rest
    else:
        least = None if low_rest is None else low_rest - value
        most = None if high_rest is None else high_rest - value
    low, high = bounds[name]
    low = low if least is None else max(low, least)
    return low, most if high is None else high if most is None else min(high, most)


def _reduce(rows: Sequence[list[Fraction]]) -> list[tuple[int, list[Fraction]]]:
    """Reduced row echelon form, each row with the column of its pivot."""
    left, done = [list(row) for row in rows], []
    width = len(left[0]) if left else 0
    for column in range(width):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = [cell / pivot[column] for cell in pivot]
        left = [_minus(row, pivot, column) for row in left]
        done = [(at, _minus(row, pivot, column)) for at, row in done]
        done.append((column, pivot))
    return done


def _minus(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    if not row[column]:
        return row
    factor = row[column]
    return [cell - factor * by for cell, by in zip(row, pivot, strict=True)]
