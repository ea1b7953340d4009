"""Every figure a snapshot names, found by the types of its fields and not by their names."""

import types
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from publications.evaluation.snapshot.schema import FigureId, Snapshot


def named_figures(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """(where, id) of each figure outside the ledger; empty ids are left out."""
    for name in type(snapshot).model_fields:
        if name != "ledger":
            field = type(snapshot).model_fields[name]
            yield from _figures(name, getattr(snapshot, name), field.annotation)


def _figures(path: str, value: Any, annotation: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _figures(f"{path}.{name}", getattr(value, name), field.annotation)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _figures(f"{path}[{number}]", item, _item_of(annotation))
    elif annotation is FigureId and value:
        yield path, value


def _item_of(annotation: Any) -> Any:
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    if isinstance(annotation, types.UnionType):
        return next(_item_of(part) for part in get_args(annotation) if get_origin(part) is tuple)
    return None
