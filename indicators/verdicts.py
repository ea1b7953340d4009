"""A verdict on a target: met, on course, off course, cannot tell, and why in one Czech sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Course(StrEnum):
    MET = "met"
    ON_COURSE = "on_course"
    OFF_COURSE = "off_course"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Verdict:
    state: Course
    reason: str
