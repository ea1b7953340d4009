"""Whether a sum of partly hidden whole numbers gives one of the hidden ones away. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a sum that comes to zero, and between what a reader knows it to lie.

    ``sign`` is 1 for a part and -1 for the total; ``high`` None is without bound.
    """

    sign: int
    low: int
    high: int | None
    is_hidden: bool = True


def is_any_determined(cells: Sequence[Cell]) -> bool:
    """Whether a hidden cell can have one value only, given that all together come to zero.

    In one sum of whole numbers the possible values of a cell are all those between two ends, which
    the bounds of the other cells give exactly.
    """
    return any(cell.is_hidden and _is_determined(cell, cells) for cell in cells)


def _is_determined(cell: Cell, cells: Sequence[Cell]) -> bool:
    others = [other for other in cells if other is not cell]
    # cell = -sign * (sum of the others), so their bounds change sides for a part.
    low, high = _range(others)
    least, most = (low, high) if cell.sign < 0 else (_negative(high), _negative(low))
    ends_low = cell.low if least is None else max(cell.low, least)
    ends_high = most if cell.high is None else cell.high if most is None else min(cell.high, most)
    return ends_high is not None and ends_high <= ends_low


def _range(cells: Sequence[Cell]) -> tuple[int | None, int | None]:
    """Between what the signed sum of the cells lies; None is without bound."""
    low: int | None = 0
    high: int | None = 0
    for cell in cells:
        ends = (cell.low, cell.high) if cell.sign > 0 else (_negative(cell.high), -cell.low)
        low = None if low is None or ends[0] is None else low + ends[0]
        high = None if high is None or ends[1] is None else high + ends[1]
    return low, high


def _negative(number: int | None) -> int | None:
    return None if number is None else -number
