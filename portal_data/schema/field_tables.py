"""The fields of every kind as Markdown tables, for docs/data-format.md."""

import datetime
import enum
import types
import typing
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from portal_data.schema.meanings import meaning
from portal_data.schema.portal_file import KINDS, PortalFile
from portal_data.schema.record import Record, SourcedRecord, item_class
from portal_data.schema.types import CODE, INDICATOR_CODE, SLUG

START = "<!-- tabulky polí: píše je manage.py write_data_schema -->\n"
END = "<!-- konec tabulek polí -->\n"
WORDS = {datetime.date: "datum", int: "celé číslo", Decimal: "číslo", bool: "true/false"}
TEXT_WORDS = {SLUG: "klíč", INDICATOR_CODE: "indikátor", CODE: "kód"}


def field_tables() -> str:
    return "\n".join(_sections())


def with_field_tables(document: str) -> str:
    """The document with the tables between its two marks written anew."""
    before, _, rest = document.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{field_tables()}\n{END}{after}"


def _sections() -> Iterator[str]:
    for kind in KINDS:
        (schema,) = typing.get_args(PortalFile.model_fields[kind].annotation)
        yield from _section(kind, schema, 3)


def _section(path: str, schema: type[Record], level: int) -> Iterator[str]:
    sourced = " (a zdroj)" if issubclass(schema, SourcedRecord) else ""
    yield f"{'#' * level} `{path}`{sourced}\n"
    yield "| pole | hodnota | význam |\n| --- | --- | --- |"
    nested: list[tuple[str, type[Record]]] = []
    for name, info in schema.model_fields.items():
        if name in SourcedRecord.model_fields:
            continue
        if child := item_class(info):
            nested.append((f"{path} › {name}", child))
        required = "**" if info.is_required() else ""
        yield f"| {required}`{name}`{required} | {_value(info)} | {meaning(schema, name)} |"
    yield ""
    for child_path, child_schema in nested:
        yield from _section(child_path, child_schema, min(level + 1, 4))


def _value(info: FieldInfo) -> str:
    annotation: Any = info.annotation
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        annotation = typing.get_args(annotation)[0]
    if item_class(info):
        return "seznam záznamů"
    if typing.get_origin(annotation) is list:
        (inner,) = typing.get_args(annotation)
        return f"seznam: {_word(inner, [])}"
    return _word(annotation, info.metadata) + _default(info)


def _word(annotation: Any, metadata: list[Any]) -> str:
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    bare = typing.get_origin(annotation) is not typing.Annotated
    parts = metadata if bare else list(annotation.__metadata__)
    plain = annotation if bare else typing.get_args(annotation)[0]
    if plain in WORDS:
        return WORDS[plain]
    patterns = [getattr(part, "pattern", None) for part in parts]
    return next((TEXT_WORDS[pattern] for pattern in patterns if pattern in TEXT_WORDS), "text")


def _default(info: FieldInfo) -> str:
    value = info.default
    if value in (None, "", False, PydanticUndefined):
        return ""
    return f"; jinak `{value.value if isinstance(value, enum.Enum) else value}`"
