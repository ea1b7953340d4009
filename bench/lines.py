"""The printed table: what was measured, the target, the measurement."""

from dataclasses import dataclass

_WIDTHS = (52, 12)


class BenchError(Exception):
    """Something could not be measured; the message says what."""


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    measured: str
    target: str = "–"


def print_heading() -> None:
    print_line(Line("measurement", "measured", "target"))
    print("─" * (sum(_WIDTHS) + 12))


def print_line(line: Line) -> None:
    print(f"{line.what:<{_WIDTHS[0]}}{line.target:>{_WIDTHS[1]}}{line.measured:>12}", flush=True)
