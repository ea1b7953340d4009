"""The printed table: what was measured, the target, the measurement."""

from dataclasses import dataclass

_WIDTHS = (52, 12, 18)


class BenchError(Exception):
    """Something could not be measured; the message says what."""


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    measured: str
    target: str = "–"
    is_missed: bool = False


def print_heading() -> None:
    print_line(Line("measurement", "measured", "target"))
    print("─" * sum(_WIDTHS))


def print_line(line: Line) -> None:
    what, target, measured = _WIDTHS
    text = f"{line.what:<{what}}{line.target:>{target}}{line.measured:>{measured}}"
    print(f"{text}  MISSED" if line.is_missed else text, flush=True)
