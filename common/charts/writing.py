"""What is written in an indicator's chart; no label covers a line, a mark or another label."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from common import palette
from common.charts.labels import LINE_HEIGHT, Box, Label, Stroke, first_free, stack
from common.charts.layout import GAP, NAME_GAP, SIZE, SMALL, Layout, Line, year_of
from common.charts.text_size import text_width

_MARK: Final = 4.5
_ALL_LABELS_UP_TO: Final = 6
_BREAK_TEXT: Final = "změna metody"


def labels_of(layout: Layout) -> list[Label]:
    """All texts; where there is no room, a value between the ends is left out."""
    fixed = [*_tick_labels(layout), *_missing(layout), *_break_label(layout)]
    fixed += [*_right_column(layout), *_left_column(layout)]
    strokes = [stroke for line in layout.lines for stroke in line.strokes] + layout.target()
    strokes += [Stroke(x, layout.plot.top, x, layout.plot.bottom) for x in layout.breaks]
    strokes.append(Stroke(0, layout.plot.bottom, layout.size.right, layout.plot.bottom))
    boxes = [label.box for label in fixed]
    boxes += [
        Box(mark.x - _MARK, mark.y - _MARK, mark.x + _MARK, mark.y + _MARK)
        for line in layout.lines
        for mark in line.marks
    ]
    placed = list(fixed)
    for line, number, is_needed in _values_to_place(layout):
        candidates = list(_beside(line, number))
        label = first_free(candidates, layout.size, boxes, strokes)
        label = label or (candidates[0] if is_needed else None)
        if label is not None:
            placed.append(label)
            boxes.append(label.box)
    return placed


def _values_to_place(layout: Layout) -> list[tuple[Line, int, bool]]:
    """The values not in a column, the more telling first: ends, breaks, then the rest."""
    wanted: list[tuple[int, Line, int]] = []
    for line in layout.lines:
        for number, mark in enumerate(line.marks):
            is_end = number in (0, len(line.marks) - 1)
            if not layout.is_single and is_end and mark.x in (layout.first_x, layout.last_x):
                continue
            at_break = mark.point.breaks_series or (
                number + 1 < len(line.marks) and line.marks[number + 1].point.breaks_series
            )
            rank = 0 if is_end else 1 if at_break else 2
            if rank < 2 or len(line.marks) <= _ALL_LABELS_UP_TO:
                wanted.append((rank, line, number))
    wanted.sort(key=lambda item: (item[0], item[1].marks[item[2]].y, item[1].index))
    return [(line, number, rank == 0) for rank, line, number in wanted]


def _right_column(layout: Layout) -> list[Label]:
    """Last values and names beside the line ends, and the target; none covers another."""
    x = layout.last_x + GAP
    blocks: list[tuple[float, list[Label]]] = []
    for line in [] if layout.is_single else layout.lines:
        if not line.marks:
            continue
        last = line.marks[-1]
        names = layout.names(layout.series[line.index])
        name_x = x + layout.value_width() + NAME_GAP
        block = [
            Label(name, name_x, row * SMALL * LINE_HEIGHT, line.colour, "left", SMALL)
            for row, name in enumerate(names)
        ]
        if last.x == layout.last_x:
            block.append(Label(last.point.text, x, 0, line.colour, "left", SIZE, bold=True))
        blocks.append((last.y, block))
    if layout.chart.target is not None:
        text = layout.target_text()
        y = layout.y(float(layout.chart.target))
        blocks.append((y, [Label(text, x, 0, palette.ACCENT, "left", SMALL)]))
    return _stacked(layout, blocks)


def _left_column(layout: Layout) -> list[Label]:
    """First values of several territories, before their lines."""
    blocks = [
        (mark.y, [Label(mark.point.text, mark.x - GAP, 0, line.colour, "right", bold=True)])
        for line in ([] if layout.is_single else layout.lines)
        for mark in line.marks[:1]
        if mark.x == layout.first_x != layout.last_x
    ]
    return _stacked(layout, blocks)


def _stacked(layout: Layout, blocks: Sequence[tuple[float, list[Label]]]) -> list[Label]:
    heights = [
        max(label.box.bottom for label in block) - min(label.box.top for label in block)
        for _, block in blocks
    ]
    # A block is anchored at its first line, so a second one hangs below.
    wanted = [
        y + height / 2 - SIZE * LINE_HEIGHT / 2
        for (y, _), height in zip(blocks, heights, strict=True)
    ]
    middles = stack(wanted, heights, layout.size.top, layout.plot.bottom)
    placed = []
    for (_, block), height, middle in zip(blocks, heights, middles, strict=True):
        top = middle - height / 2 + SIZE * LINE_HEIGHT / 2
        placed += [replace(label, y=top + label.y) for label in block]
    return placed


def _tick_labels(layout: Layout) -> list[Label]:
    y = layout.plot.bottom + 12
    labels = [
        Label(layout.ticks[year], layout.x(year), y, palette.INK_SOFT, size=SMALL)
        for year in layout.years
    ]
    last = len(labels) - 1
    steps = [step for step in range(1, last + 1) if last % step == 0]
    for step in steps:
        shown = labels[::step]
        if all(a.box.right + 5 <= b.box.left for a, b in pairwise(shown)):
            return shown
    return labels[-1:]


def _missing(layout: Layout) -> list[Label]:
    """Why there is no value, on the base line; only of the first territory."""
    return [
        Label(point.text, layout.x(year_of(point)), layout.plot.bottom - 9, palette.INK_SOFT)
        for point in layout.series[0].points
        if point.value is None
    ]


def _break_label(layout: Layout) -> list[Label]:
    if not layout.breaks:
        return []
    half = text_width(_BREAK_TEXT, SMALL) / 2
    x = min(max(layout.breaks[0], half), layout.size.right - half)
    return [Label(_BREAK_TEXT, x, layout.plot.top - 8, palette.INK_SOFT, size=SMALL)]


def _beside(line: Line, number: int) -> Iterator[Label]:
    """Places for a value: a peak is labelled above, a dip below, then the sides."""
    mark = line.marks[number]
    near = [line.marks[i].y for i in (number - 1, number + 1) if 0 <= i < len(line.marks)]
    is_dip = bool(near) and mark.y > sum(near) / len(near)
    text, colour, bold = mark.point.text, line.colour, line.index == 0
    half = text_width(text, SIZE, bold=bold) / 2
    above, below = mark.y - 12, mark.y + 12
    for y in (below, above) if is_dip else (above, below):
        for shift in (0.0, -half * 0.6, half * 0.6, -half, half):
            yield Label(text, mark.x + shift, y, colour, size=SIZE, bold=bold)
