"""Adds rows to tables, checking each as it comes and looking up what it refers to."""

import enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from portal_data.attachments import Attachments
from portal_data.building.rows import Row, Table
from portal_data.building.tables import Tables
from portal_data.problems import Problem, ProblemList
from portal_data.schema.record import Record, SourcedRecord
from portal_data.validation import PortalRecords

# Stands for what a reference should have pointed to; the problem is reported already.
NOWHERE = Row(Record(), {})

Related = Row | models.Model


class Builder:
    def __init__(
        self, records: PortalRecords, attachments: Attachments, problems: ProblemList
    ) -> None:
        self.records, self.attachments, self.problems = records, attachments, problems
        self.tables = Tables()
        self._stored: dict[str, dict[str, models.Model]] = {}
        self._uniques: dict[tuple[Any, ...], Row] = {}

    def complain(self, record: Record, field: str, reason: str, *, warning: bool = False) -> None:
        self.problems.add(
            Problem(
                record.place_of(field),
                reason,
                record.path,
                field.partition(".")[0],
                "warning" if warning else "error",
            )
        )

    def add(self, table: Table, record: Record, **values: Any) -> Row:
        """A row with the record's fields of the model's names, and with ``values``."""
        row = Row(record, {**_plain_columns(table.model, record), **values})
        if isinstance(record, SourcedRecord) and _has_field(table.model, "source"):
            row.values["source"] = self.find(
                self.tables.sources, "sources", record, "source", record.source
            )
        self._check(table, row)
        identity = tuple(row.values[field] for field in table.identity)
        if NOWHERE not in identity:
            other = table.rows.setdefault(identity, row)
            if other is not row:
                self._complain_of_twin(row, other, table.identity)
        return row

    def add_link(self, table: Table, record: Record, field: str, **values: Any) -> Row:
        """A row that joins two others, written as an item of a list in ``record``."""
        row = Row(record, values)
        identity = tuple(values[name] for name in table.identity)
        if NOWHERE not in identity and table.rows.setdefault(identity, row) is not row:
            self.complain(record, field, f"„{identity[-1]}“ je v seznamu dvakrát")
        return row

    def adopt(self, parent: Row, *tables: Table) -> None:
        """Say that the files list the whole of these children of ``parent``, were it none."""
        for table in tables:
            table.parents.append(parent)

    def find(
        self, table: Table, kind: str, record: Record, field: str, key: str | None
    ) -> Related | None:
        """The record of this key, in the files or in the portal; None for None."""
        if key is None:
            return None
        found = table.rows.get((key,)) or self._stored_by_key(table).get(key)
        if found is not None:
            return found
        if (kind, key) not in self.records.lost_keys:
            self.complain_missing(record, field, f"„{key}“ není v souborech ({kind}) ani v portálu")
        return NOWHERE

    def complain_missing(self, record: Record, field: str, reason: str) -> None:
        """Unless a whole file could not be read: what is missing may well be in it."""
        if not self.records.has_gaps:
            self.complain(record, field, reason)

    def _stored_by_key(self, table: Table) -> dict[str, models.Model]:
        if table.name not in self._stored:
            stored = table.model._default_manager.all()
            self._stored[table.name] = {getattr(row, "key"): row for row in stored}  # noqa: B009
        return self._stored[table.name]

    def _check(self, table: Table, row: Row) -> None:
        told = set()
        for field, reason in row.record.rules():
            if field not in row.record.dropped:
                self.complain(row.record, field, reason)
                told.add(field)
        for name in row.values.keys() - told:
            self._check_by_model(table, row, name)
        for fields in _unique_groups(table):
            values = tuple(row.values.get(field) for field in fields)
            if None in values or NOWHERE in values:
                continue
            other = self._uniques.setdefault((table.name, fields, values), row)
            if other is not row:
                self._complain_of_twin(row, other, fields)

    def _check_by_model(self, table: Table, row: Row, name: str) -> None:
        """Lengths, ranges, places, addresses: what the model's own field says of the value."""
        column, value = table.model._meta.get_field(name), row.values[name]
        if not isinstance(column, models.Field) or column.is_relation or value is None:
            return
        try:
            column.run_validators(value)
        except ValidationError as error:
            for message in error.messages:
                self.complain(row.record, name, message)

    def _complain_of_twin(self, row: Row, other: Row, fields: tuple[str, ...]) -> None:
        named = [name for name in fields if name in type(row.record).model_fields] or ["key"]
        shown = ", ".join(str(getattr(row.record, name, "")) for name in named)
        self.complain(
            row.record, named[-1], f"„{shown}“ je tu podruhé; poprvé v {other.record.found_at}"
        )


def field_of(related: Related | None, name: str) -> object:
    """A plain field of what a reference points to, in the files or in the portal."""
    if isinstance(related, Row):
        return related.values.get(name)
    return getattr(related, name, None)


def _has_field(model: type[models.Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())


def _plain_columns(model: type[models.Model], record: Record) -> dict[str, Any]:
    names = type(record).model_fields.keys()
    return {
        field.name: _bare(getattr(record, field.name))
        for field in model._meta.concrete_fields
        # A file is more than its name: attachments.py says what becomes of it.
        if field.name in names and not (field.is_relation or isinstance(field, models.FileField))
    }


def _bare(value: Any) -> Any:
    return value.value if isinstance(value, enum.Enum) else value


def _unique_groups(table: Table) -> list[tuple[str, ...]]:
    """What the database wants unique besides the identity, without conditions."""
    model = table.model
    single = [
        (field.name,)
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key
    ]
    together = [
        tuple(constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        and constraint.fields
        and constraint.condition is None
    ]
    return [group for group in [*single, *together] if set(group) != set(table.identity)]
