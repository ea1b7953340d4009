"""Four things that look alike and are kept apart: 0, not available, not reported, not applicable."""

from enum import StrEnum


class ValueStatus(StrEnum):
    REPORTED = "reported"
    NOT_AVAILABLE = "not_available"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """In Czech words."""
        return {
            ValueStatus.REPORTED: "vykázáno",
            ValueStatus.NOT_AVAILABLE: "není k dispozici",
            ValueStatus.NOT_REPORTED: "dosud nevykázáno",
            ValueStatus.NOT_APPLICABLE: "netýká se",
        }[self]
