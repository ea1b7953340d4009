"""Where in a file a value stands: its node, its record's path, its field."""

import dataclasses
from collections.abc import Sequence

from pydantic import BaseModel

from portal_data.reading import Node
from portal_data.schema.portal_file import PortalFile
from portal_data.schema.record import Record, item_class

Location = Sequence[str | int]


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """``line`` is the nearest one known; ``schema`` the class of the record the spot is in."""

    line: int
    record: str
    field: str
    schema: type[BaseModel]
    record_depth: int


def record_name(schema: type[Record], node: Node, index: int) -> str:
    """What a person calls the record: its key or code, else its place in the list."""
    found = [node.child(field) for field in schema.named_by]
    texts = [child.value for child in found if child and isinstance(child.value, str)]
    return ":".join(texts) or str(index + 1)


def find_spot(root: Node, location: Location) -> Spot:
    node, line = root, root.line
    schema: type[BaseModel] = PortalFile
    waiting: type[Record] | None = None  # the class of the list we stand in
    path: list[str] = []
    field, depth = "", 0
    for position, step in enumerate(location):
        child = node.child(step)
        if child is not None:
            node, line = child, child.line
        if isinstance(step, int):
            if waiting is not None:
                path[-1] += f"/{record_name(waiting, node, step)}"
                schema, waiting, field, depth = waiting, None, "", position + 1
            continue
        if waiting is not None:
            path.pop()
        waiting = item_class(schema.model_fields.get(step))
        if waiting is not None:
            path.append(step)
        field = step
        if child is None:
            break
    if waiting is not None:  # the list itself is wrong: it is a field of the record above
        path.pop()
    return Spot(line, " › ".join(path), field, schema, depth)
