"""A value of a data file with the line it stands on.

Numbers and dates stay texts here: what the digits mean is the schema's business, and 14964994.80
must become exactly that Decimal.
"""

import dataclasses
from pathlib import Path
from typing import Any


@dataclasses.dataclass(slots=True)
class Node:
    """A text, a truth value, nothing, a list or a mapping; ``line`` is where a person looks."""

    line: int
    value: "str | bool | list[Node] | dict[str, Node] | None"

    def plain(self) -> Any:
        """The bare value. A field without a value counts as a field that is not there."""
        if isinstance(self.value, dict):
            return {
                name: node.plain() for name, node in self.value.items() if node.value is not None
            }
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def child(self, step: str | int) -> "Node | None":
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None


@dataclasses.dataclass(frozen=True, slots=True)
class DataFile:
    """One file: its path relative to the data directory, and what it says."""

    name: str
    root: Node


@dataclasses.dataclass(frozen=True, slots=True)
class DataDirectory:
    """``attachments``: files that hold no data, by path relative to the directory."""

    files: list[DataFile]
    attachments: dict[str, Path]
