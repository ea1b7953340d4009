"""What every record of a data file has: strict fields, its place in a file, rules of its own."""

import typing
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db import models
from pydantic import BaseModel, ConfigDict, PrivateAttr
from pydantic.fields import FieldInfo

from portal_data.problems import Place
from portal_data.schema.types import Key, Text


class Record(BaseModel):
    """``stored_as`` is the model whose fields of the same names it fills."""

    model_config = ConfigDict(extra="forbid")

    stored_as: ClassVar[type[models.Model] | None] = None
    # The fields that name the record in messages, in this order.
    named_by: ClassVar[tuple[str, ...]] = ("key",)

    _place: Place = PrivateAttr(default=Place())
    _lines: dict[str, int] = PrivateAttr(default_factory=dict)
    _path: str = PrivateAttr(default="")
    _dropped: frozenset[str] = PrivateAttr(default=frozenset())

    def locate(
        self, place: Place, lines: dict[str, int], path: str, dropped: Iterable[str] = ()
    ) -> None:
        self._place, self._lines, self._path = place, lines, path
        self._dropped = frozenset(dropped)

    @property
    def found_at(self) -> Place:
        return self._place

    @property
    def path(self) -> str:
        """For example ``projects/rozvoj-bydleni › reports/3``."""
        return self._path

    @property
    def dropped(self) -> frozenset[str]:
        """Fields that were written and left out because of an error reported already."""
        return self._dropped

    def place_of(self, field: str) -> Place:
        """Of a field, or of an item in a list of texts: ``implementers.2`` is its third."""
        name, _, _ = field.partition(".")
        line = self._lines.get(field) or self._lines.get(name) or self._place.line
        return Place(self._place.file, line)

    def rules(self) -> Iterator[tuple[str, str]]:
        """Field and Czech reason of each rule that the record breaks."""
        yield from ()

    def children(self) -> Iterator[tuple[str, int, "Record"]]:
        for field in type(self).model_fields:
            value: Any = getattr(self, field)
            if isinstance(value, list):
                for index, item in enumerate(value):
                    if isinstance(item, Record):
                        yield field, index, item


class SourcedRecord(Record):
    source: Key | None = None
    source_place: Text = ""
    source_note: Text = ""


def period_rule(start: Any, end: Any, field: str = "ends_on") -> Iterator[tuple[str, str]]:
    if start is not None and end is not None and end < start:
        yield field, f"konec {end} je před začátkem {start}"


def item_class(field: FieldInfo | None) -> type[Record] | None:
    """The class of the records that a list field holds; None for any other field."""
    arguments = typing.get_args(field.annotation) if field else ()
    if arguments and isinstance(arguments[0], type) and issubclass(arguments[0], Record):
        return arguments[0]
    return None
