"""What a check yields, and the finding that it becomes.

A finding is the snapshot's row, because it is printed in the edition as it is. Its id is
``check:key`` and stays the same as long as the cause does, so that an explanation keeps to it.
"""

import re
from dataclasses import dataclass
from typing import Final

from common.czech import non_breaking
from publications.evaluation.snapshot.schema import Explanation, FindingRow, Severity

Finding = FindingRow

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")

# The stop of an abbreviation ("z. s.") closes the sentence too.
_TWO_STOPS: Final = re.compile(r"\.\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not fit, in plain Czech: where, what was expected, what is there.

    ``key`` tells the check's findings apart. ``subject`` names the thing: "Opatření 2.1.2.1".
    """

    key: str
    severity: Severity
    subject: str
    message: str
    expected: str = ""
    found: str = ""

    def as_finding(self, check: str) -> Finding:
        return Finding(
            id=f"{check}:{self.key}",
            check=check,
            severity=self.severity,
            subject=non_breaking(self.subject),
            message=non_breaking(_TWO_STOPS.sub(".", self.message)),
            expected=non_breaking(self.expected),
            found=non_breaking(self.found),
        )


__all__ = ["SEVERITIES", "Explanation", "Finding", "Problem", "Severity"]
