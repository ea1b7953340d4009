"""Labels of a drawing: where each may stand without covering a line, a mark or another label.

Coordinates are px from the top left corner of the drawing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from common.charts.text_size import text_width

LINE_HEIGHT: Final = 1.2

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight piece of a line."""

    x: float
    y: float
    x2: float
    y2: float

    def crosses(self, box: Box) -> bool:
        """Whether any part of it lies in the box (Liang and Barsky's clipping)."""
        first, last = 0.0, 1.0
        run, rise = self.x2 - self.x, self.y2 - self.y
        for step, room in (
            (-run, self.x - box.left),
            (run, box.right - self.x),
            (-rise, self.y - box.top),
            (rise, box.bottom - self.y),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        return first <= last


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `x` is its left edge, middle or right edge, `y` its middle."""

    text: str
    x: float
    y: float
    colour: str
    align: Align = "center"
    size: float = 11
    bold: bool = False

    @property
    def box(self) -> Box:
        width = text_width(self.text, self.size, bold=self.bold)
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]
        half = self.size * LINE_HEIGHT / 2
        return Box(left, self.y - half, left + width, self.y + half)


def first_free(
    candidates: Iterable[Label], within: Box, boxes: Sequence[Box], strokes: Sequence[Stroke]
) -> Label | None:
    """The first candidate that lies within the drawing and covers nothing; None if all do."""
    for label in candidates:
        box = label.box
        if (
            within.holds(box)
            and not any(box.overlaps(other) for other in boxes)
            and not any(stroke.crosses(box) for stroke in strokes)
        ):
            return label
    return None


def stack(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Middles as near to the wanted ones as they can be without touching, in the given order.

    What does not fit between `top` and `bottom` runs over at the top.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    middles = [0.0] * len(wanted)
    edge = top
    for index in order:
        half = heights[index] / 2
        middles[index] = max(wanted[index], edge + half)
        edge = middles[index] + half
    edge = bottom
    for index in reversed(order):
        half = heights[index] / 2
        middles[index] = min(middles[index], edge - half)
        edge = middles[index] - half
    return middles
