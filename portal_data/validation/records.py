"""Typed records of all files.

A value with an error is reported, taken out and the rest is validated on, so that one run reports
what is wrong everywhere and not only the first thing in each record.
"""

import dataclasses
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from portal_data.problems import Place, Problem, ProblemList
from portal_data.reading import DataFile, Node
from portal_data.schema.portal_file import KINDS, PortalFile
from portal_data.schema.record import Record, SourcedRecord
from portal_data.validation.messages import czech_reason
from portal_data.validation.paths import Location, find_spot, record_name

MAX_ROUNDS = 20


@dataclasses.dataclass
class PortalRecords:
    """All records by kind, and the names of those too broken to be records."""

    by_kind: dict[str, list[Any]]
    lost_keys: set[tuple[str, str]]
    # Plans of which a goal or indicator could not be read: their codes are not complete.
    incomplete_plans: set[str]
    # A whole file or kind is missing from what was read.
    has_gaps: bool = False

    def of(self, kind: str) -> list[Any]:
        return self.by_kind.get(kind, [])


def read_records(files: list[DataFile], problems: ProblemList) -> PortalRecords:
    records = PortalRecords({kind: [] for kind in KINDS}, set(), set())
    for file in files:
        _FileReader(file, records, problems).read()
    return records


class _FileReader:
    def __init__(self, file: DataFile, records: PortalRecords, problems: ProblemList) -> None:
        self.file, self.records, self.problems = file, records, problems
        self.dropped: dict[int, set[str]] = {}  # by id of the record's node: fields it lost

    def read(self) -> None:
        portal_file = self._validate()
        for kind in KINDS:
            listed: list[Record] = getattr(portal_file, kind)
            node = self.file.root.child(kind)
            if node is None or not isinstance(node.value, list):
                continue
            for index, (record, item) in enumerate(zip(listed, node.value, strict=True)):
                self._locate(record, item, "", kind, index)
                self._fill_defaults(record, portal_file)
            self.records.by_kind[kind] += listed

    def _validate(self) -> PortalFile:
        for _ in range(MAX_ROUNDS):
            try:
                return PortalFile.model_validate(self.file.root.plain())
            except ValidationError as error:
                found = error.errors(include_url=False)
                for details in found:
                    self._report(details)
                # All are looked up before the first is taken out: indices move.
                for parent, gone, location in [self._culprit(details) for details in found]:
                    self._drop(parent, gone, location)
        raise AssertionError("salvaging a data file did not come to an end")

    def _report(self, details: ErrorDetails) -> None:
        location = details["loc"]
        spot = find_spot(self.file.root, location)
        if details["type"] == "extra_forbidden" and len(location) == 1:
            self.records.has_gaps = True
        record = self._node_at(location[: spot.record_depth])
        if details["type"] == "missing" and spot.field in self.dropped.get(id(record), ()):
            return  # its value was wrong, and that is reported already
        reason = czech_reason(details, spot.schema.model_fields)
        place = Place(self.file.name, spot.line)
        self.problems.add(Problem(place, reason, spot.record, spot.field))

    def _node_at(self, location: Location) -> Node | None:
        node: Node | None = self.file.root
        for step in location:
            node = node.child(step) if node else None
        return node

    def _culprit(self, details: ErrorDetails) -> tuple[Node, Node, Location]:
        """What to take out: the wrong value, or the record that lacks a required one."""
        location = details["loc"][:-1] if details["type"] == "missing" else details["loc"]
        parent, gone = self._node_at(location[:-1]), self._node_at(location)
        assert parent is not None  # noqa: S101 - pydantic saw the value there
        assert gone is not None  # noqa: S101
        depth = find_spot(self.file.root, location).record_depth
        lost = self.dropped.setdefault(id(self._node_at(location[:depth])), set())
        lost.update(str(step) for step in location[depth : depth + 1])
        if isinstance(location[-1], int):
            self._remember_lost(location, gone)
        return parent, gone, location

    def _drop(self, parent: Node, gone: Node, location: Location) -> None:
        if isinstance(parent.value, dict):
            parent.value.pop(str(location[-1]), None)
        elif isinstance(parent.value, list):
            parent.value = [node for node in parent.value if node is not gone]

    def _remember_lost(self, location: Location, gone: Node) -> None:
        kind = str(location[0])
        if kind == "areas":
            plan = self._node_at([*location[:2], "plan"])
            if plan is not None and isinstance(plan.value, str):
                self.records.incomplete_plans.add(plan.value)
        key = gone.child("key")
        if len(location) == 2 and key is not None and isinstance(key.value, str):
            self.records.lost_keys.add((kind, key.value))

    def _locate(self, record: Record, node: Node, parent: str, field: str, index: int) -> None:
        path = f"{field}/{record_name(type(record), node, index)}"
        path = f"{parent} › {path}" if parent else path
        fields = node.value if isinstance(node.value, dict) else {}
        record.locate(
            Place(self.file.name, node.line),
            _lines(fields),
            path,
            self.dropped.get(id(node), ()),
        )
        for child_field, child_index, child in record.children():
            child_list = node.child(child_field)
            child_node = child_list.child(child_index) if child_list else None
            if child_node is not None:
                self._locate(child, child_node, path, child_field, child_index)

    def _fill_defaults(self, record: Record, portal_file: PortalFile) -> None:
        defaults = portal_file.defaults
        if defaults is None:
            return
        if isinstance(record, SourcedRecord) and record.source is None:
            record.source = defaults.source
            record.source_place = record.source_place or defaults.source_place
        for _, _, child in record.children():
            self._fill_defaults(child, portal_file)


def _lines(fields: dict[str, Node]) -> dict[str, int]:
    """Of each field, and of each item of a list: ``implementers`` and ``implementers.2``."""
    lines = {name: child.line for name, child in fields.items()}
    for name, child in fields.items():
        if isinstance(child.value, list):
            lines |= {f"{name}.{index}": item.line for index, item in enumerate(child.value)}
    return lines
