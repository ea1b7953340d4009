"""What is wrong with a data directory: where, in which record and field, and why."""

import dataclasses
from collections.abc import Iterable
from typing import Literal

Severity = Literal["error", "warning"]


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """``file`` is relative to the data directory; ``line`` counts from one, 0 is the whole file."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """``record`` is a path such as ``projects/rozvoj-bydleni › reports/3``."""

    place: Place
    reason: str
    record: str = ""
    field: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        parts = [str(self.place), self.record, self.field, self.reason]
        prefix = "upozornění: " if self.severity == "warning" else ""
        return prefix + ": ".join(part for part in parts if part)


class InvalidPortalDataError(Exception):
    """Carries every problem that was found. Nothing was loaded."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ProblemList:
    """Collects problems while the checks go on."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, problem: Problem) -> None:
        self._problems.append(problem)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.in_order if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.in_order if problem.severity == "warning"]

    @property
    def in_order(self) -> list[Problem]:
        """By file and line, each once."""
        return sorted(
            dict.fromkeys(self._problems), key=lambda found: (found.place.file, found.place.line)
        )
