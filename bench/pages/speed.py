"""Home, plan, measure and the list of projects, kept and drawn anew, beside a bare Django view."""

import itertools
import statistics
from collections.abc import Iterator
from typing import Final

from bench.database import PLAN
from bench.lines import Line
from bench.pages.asking import BARE, Path, rates, ratio

PAGES: Final = {
    "home": "/",
    "plan": f"/plany/{PLAN}/",
    "measure": f"/plany/{PLAN}/opatreni/1.1.1.1/",
    "projects": "/projekty/",
}
KEPT, DRAWN = 0.5, 0.05


def measure_speed(port: int) -> Iterator[Line]:
    """Answers a second, and their ratio to the bare view's.

    A page is drawn anew for every request with a query nobody has sent before: the whole way of a
    visitor who comes first, with reading the state of the data, drawing, compressing and keeping.
    """
    paths: dict[str, Path] = {"bare": lambda: BARE}
    for name, path in PAGES.items():
        paths[f"{name} kept"] = itertools.repeat(path).__next__
        paths[f"{name} drawn"] = _never_twice(path)
    measured = rates(port, paths)
    median = {name: statistics.median(numbers) for name, numbers in measured.items()}
    yield Line("pages: bare Django view", f"{median['bare']:.0f}/s")
    for name in PAGES:
        for how, bar in (("kept", KEPT), ("drawn", DRAWN)):
            share = ratio(measured[f"{name} {how}"], measured["bare"])
            yield Line(
                f"pages: {name}, {how}",
                f"{median[f'{name} {how}']:.0f}/s = {share:.3f}",
                f"≥ {bar:g}",
                is_missed=share < bar,
            )


def _never_twice(path: str) -> Path:
    numbers = itertools.count()
    return lambda: f"{path}?n={next(numbers)}"
