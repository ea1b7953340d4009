"""Rows as the files want them, not yet in the database."""

import dataclasses
from typing import Any

from django.db import models

from portal_data.schema.record import Record


@dataclasses.dataclass(eq=False, slots=True)
class Row:
    """``values`` by field name; a relation is another Row, a stored object or None.

    ``instance`` is set once the row is in the database.
    """

    record: Record
    values: dict[str, Any]
    instance: models.Model | None = None

    def __str__(self) -> str:
        return str(next(iter(self.values.values()), ""))


@dataclasses.dataclass(eq=False)
class Table:
    """Rows of one model that are told apart by the fields of ``identity``.

    ``parent``: the relation to the record that these are written in. What the parent's record
    no longer lists is deleted; rows of a table without one stay.
    ``where`` parts two tables of one model: only stored rows that fit it belong to this one.
    """

    model: type[models.Model]
    label: str
    identity: tuple[str, ...]
    parent: str = ""
    where: dict[str, Any] = dataclasses.field(default_factory=dict)
    is_deleted_last: bool = False
    rows: dict[tuple[Any, ...], Row] = dataclasses.field(default_factory=dict)
    # The parents whose children the files list, also where they list none.
    parents: list[Row] = dataclasses.field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model._meta.label
