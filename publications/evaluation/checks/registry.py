"""The checks by name. A check is a function of the facts that yields problems."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import SEVERITIES, Finding, Problem

CheckFunction = Callable[[PlanFacts], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    title: str
    problems: CheckFunction

    def find(self, facts: PlanFacts) -> list[Finding]:
        return [problem.as_finding(self.name) for problem in self.problems(facts)]


CHECKS: Final[dict[str, Check]] = {}


def check(name: str, title: str) -> Callable[[CheckFunction], CheckFunction]:
    """Register a check. ``title`` is what a coordinator reads it as."""

    def register(function: CheckFunction) -> CheckFunction:
        if name in CHECKS:
            raise ValueError(f"there already is a check named {name}")
        CHECKS[name] = Check(name, title, function)
        return function

    return register


def find_all(facts: PlanFacts) -> list[Finding]:
    """Findings of all checks: errors first, then in the order of checks.

    Raises ValueError when two findings share an id: an explanation could not tell them apart.
    """
    found = [finding for each in CHECKS.values() for finding in each.find(facts)]
    ids = Counter(finding.id for finding in found)
    if repeated := sorted(key for key, times in ids.items() if times > 1):
        raise ValueError(f"findings that share an id: {repeated}")
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))
