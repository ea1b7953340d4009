"""Brings one table after another to what the files say.

Per table one SELECT of what is stored, then at most one DELETE, UPDATE and INSERT: rows that
are as they should be are not touched, so no history is written for them.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction

from portal_data.building.rows import Row, Table
from portal_data.building.tables import Tables
from portal_data.loading.constraints import readable_errors
from portal_data.loading.result import Change, LoadResult, TableCount

BATCH = 1000


def write_tables(tables: Tables, result: LoadResult) -> None:
    """Parents before children. What is protected by later tables is deleted at the end."""
    leftovers: list[tuple[Table, list[models.Model]]] = []
    for name, table in tables.named():
        if not table.rows and not table.parents:
            continue
        count = result.counts[name] = TableCount(table.label)
        writer = _TableWriter(table, count, result.changes)
        vanished = writer.compare()
        if table.is_deleted_last:
            leftovers.append((table, vanished))
            vanished = []
        if vanished or writer.has_work:
            with readable_errors(table), transaction.atomic():
                _delete(table, vanished)
                writer.write()
                # Deferred constraints speak up here, where the table is known, not at the commit.
                connection.check_constraints()
    for table, vanished in reversed(leftovers):
        if vanished:
            with readable_errors(table), transaction.atomic():
                _delete(table, vanished)


def _delete(table: Table, vanished: list[models.Model]) -> None:
    if vanished:
        table.model._default_manager.filter(pk__in=[row.pk for row in vanished]).delete()


class _TableWriter:
    def __init__(self, table: Table, count: TableCount, changes: list[Change]) -> None:
        self.table, self.count, self.changes = table, count, changes
        self.columns: dict[str, str] = {}  # field name to attribute: organisation_id
        self.new: list[Row] = []
        self.altered: list[models.Model] = []
        self.altered_fields: set[str] = set()

    def compare(self) -> list[models.Model]:
        """Sort the rows into new and altered ones; return the stored ones that vanished."""
        stored = {self._stored_identity(row): row for row in self._stored()}
        for row in self.table.rows.values():
            found = stored.pop(self._identity(row), None)
            if found is None:
                self.new.append(row)
                self.count.created += 1
                self.changes.append(Change("created", self.table.label, row.record.path))
            else:
                row.instance = found
                self._alter(found, row)
        if not self.table.parent:
            return []
        for gone in stored.values():
            self.count.deleted += 1
            self.changes.append(Change("deleted", self.table.label, str(gone)))
        return list(stored.values())

    @property
    def has_work(self) -> bool:
        return bool(self.new or self.altered)

    def write(self) -> None:
        manager = self.table.model._default_manager
        if self.altered:
            manager.bulk_update(self.altered, sorted(self.altered_fields), batch_size=BATCH)
        for generation in _generations(self.new):
            instances = []
            for row in generation:
                row.instance = self.table.model(
                    **{self._column(name): _bare(value) for name, value in row.values.items()}
                )
                instances.append(row.instance)
            manager.bulk_create(instances, batch_size=BATCH)

    def _stored(self) -> Iterable[models.Model]:
        """Children of the files' parents; of other tables all rows the files could mean."""
        if self.table.parent:
            scope, related = self.table.parent, self.table.parents
            keys = [row.instance.pk for row in related if row.instance is not None]
        else:
            scope = self.table.identity[0]
            keys = list({_bare(row.values[scope]) for row in self.table.rows.values()})
        return self.table.model._default_manager.filter(
            **{f"{scope}__in": keys}, **self.table.where
        )

    def _alter(self, stored: models.Model, row: Row) -> None:
        differences = []
        for name, value in row.values.items():
            column, wanted = self._column(name), _bare(value)
            if getattr(stored, column) != wanted:
                differences.append((name, _shown(getattr(stored, name)), _shown(_named(value))))
                setattr(stored, column, wanted)
                self.altered_fields.add(name)
        if differences:
            self.altered.append(stored)
            self.count.changed += 1
            self.changes.append(
                Change("changed", self.table.label, row.record.path, tuple(differences))
            )
        else:
            self.count.unchanged += 1

    def _identity(self, row: Row) -> tuple[Any, ...]:
        return tuple(_bare(row.values[name]) for name in self.table.identity)

    def _stored_identity(self, stored: models.Model) -> tuple[Any, ...]:
        return tuple(getattr(stored, self._column(name)) for name in self.table.identity)

    def _column(self, name: str) -> str:
        if name not in self.columns:
            field = self.table.model._meta.get_field(name)
            self.columns[name] = field.attname  # type: ignore[union-attr]
        return self.columns[name]


def _generations(rows: list[Row]) -> Iterable[list[Row]]:
    """Rows in groups such that what a row of the same table refers to is in a group before."""
    waiting = rows
    while waiting:
        unborn = set(map(id, waiting))
        ready = [
            row
            for row in waiting
            if not any(isinstance(v, Row) and id(v) in unborn for v in row.values.values())
        ]
        yield ready
        born = set(map(id, ready))
        waiting = [row for row in waiting if id(row) not in born]


def _bare(value: Any) -> Any:
    if isinstance(value, Row):
        return value.instance.pk if value.instance is not None else None
    return value.pk if isinstance(value, models.Model) else value


def _named(value: Any) -> Any:
    return value.instance if isinstance(value, Row) else value


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    text = " ".join(str(value).split())
    return text if len(text) <= 80 else text[:79] + "…"
