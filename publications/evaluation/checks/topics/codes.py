"""Codes and hierarchy: under another parent, twice, with a gap, one title under two codes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from common.codes import is_child_of, parse_code
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check

PLURALS = {
    "Tematická oblast": "Tematické oblasti",
    "Strategický cíl": "Strategické cíle",
    "Specifický cíl": "Specifické cíle",
    "Opatření": "Opatření",
}


@dataclass(frozen=True, slots=True)
class _Coded:
    """``what`` is the kind of thing in the nominative; ``parent`` the code it hangs from."""

    what: str
    code: str
    title: str
    parent: str = ""


@check("codes", "Kódy a jejich zařazení")
def codes(facts: PlanFacts) -> Iterator[Problem]:
    levels = [
        [_Coded("Tematická oblast", node.code, node.title) for node in facts.areas],
        [
            _Coded("Strategický cíl", node.code, node.title, node.parent)
            for node in facts.strategic_goals
        ],
        [
            _Coded("Specifický cíl", node.code, node.title, node.parent)
            for node in facts.specific_goals
        ],
        [_Coded("Opatření", item.code, item.title, item.goal_code) for item in facts.measures],
    ]
    for level in levels:
        yield from _misplaced(level)
        yield from _repeated(level)
        yield from _gaps(level)
        yield from _same_titles(level)


def _misplaced(level: Iterable[_Coded]) -> Iterator[Problem]:
    for item in level:
        if item.parent and not is_child_of(item.code, item.parent):
            above = item.code.rpartition(".")[0]
            yield Problem(
                f"parent:{item.code}",
                "error",
                subject=f"{item.what} {item.code}",
                message=f"Kód {item.code} patří pod {above}, zařazen je ale pod {item.parent}.",
                expected=above,
                found=item.parent,
            )


def _repeated(level: Iterable[_Coded]) -> Iterator[Problem]:
    by_code: defaultdict[str, list[_Coded]] = defaultdict(list)
    for item in level:
        by_code[item.code].append(item)
    for code, items in by_code.items():
        if len(items) > 1:
            titles = ", ".join(f"„{item.title}“" for item in items)
            yield Problem(
                f"repeated:{code}",
                "error",
                subject=f"{items[0].what} {code}",
                message=f"Stejný kód má víc položek: {titles}.",
                expected="1×",
                found=f"{len(items)}×",
            )


def _gaps(level: Iterable[_Coded]) -> Iterator[Problem]:
    """Children of one parent are numbered from one without a gap."""
    by_parent: defaultdict[str, list[_Coded]] = defaultdict(list)
    for item in level:
        by_parent[item.code.rpartition(".")[0]].append(item)
    for parent, items in by_parent.items():
        numbers = {parse_code(item.code)[-1] for item in items}
        missing = sorted(set(range(1, max(numbers) + 1)) - numbers)
        if missing:
            codes_ = ", ".join(f"{parent}.{n}" if parent else str(n) for n in missing)
            yield Problem(
                f"gap:{parent or 'areas'}",
                "warning",
                subject=f"{items[0].what} pod {parent}" if parent else items[0].what,
                message=f"V číslování chybí {codes_}.",
                found=", ".join(item.code for item in items),
            )


def _same_titles(level: Iterable[_Coded]) -> Iterator[Problem]:
    by_title: defaultdict[str, list[_Coded]] = defaultdict(list)
    for item in level:
        by_title[" ".join(item.title.casefold().split())].append(item)
    for items in by_title.values():
        found = sorted({item.code for item in items}, key=parse_code)
        if len(found) > 1:
            yield Problem(
                f"same_title:{'+'.join(found)}",
                "warning",
                subject=f"{PLURALS[items[0].what]} {' a '.join(found)}",
                message=f"Pod různými kódy je stejný název „{items[0].title}“.",
                expected="různé názvy",
                found=items[0].title,
            )
