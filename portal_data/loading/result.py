"""What a load did, or would do."""

import dataclasses
from typing import Literal

from portal_data.problems import Problem

Action = Literal["created", "changed", "deleted"]

SIGNS: dict[Action, str] = {"created": "+", "changed": "~", "deleted": "-"}


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One record. ``fields``: name, old and new value as texts; empty unless changed."""

    action: Action
    kind: str
    record: str
    fields: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        details = ", ".join(f"{name}: {old} → {new}" for name, old, new in self.fields)
        line = f"{SIGNS[self.action]} {self.kind}: {self.record}"
        return f"{line} ({details})" if details else line


@dataclasses.dataclass(slots=True)
class TableCount:
    label: str
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    deleted: int = 0

    @property
    def total(self) -> int:
        """Records that the files hold."""
        return self.created + self.changed + self.unchanged


@dataclasses.dataclass(slots=True)
class LoadResult:
    """``counts`` by the name of the table, in the order of writing."""

    is_dry_run: bool = False
    counts: dict[str, TableCount] = dataclasses.field(default_factory=dict)
    changes: list[Change] = dataclasses.field(default_factory=list)
    warnings: list[Problem] = dataclasses.field(default_factory=list)

    @property
    def has_changes(self) -> bool:
        return bool(self.changes)
