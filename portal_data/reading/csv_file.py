"""CSV for flat kinds: the file's name is the kind, its header the fields, a row a record."""

import csv
import io

from portal_data.reading.node import Node
from portal_data.reading.text import unreadable

TRUTHS = {"true": True, "false": False}


def read_csv(text: str, name: str, kind: str) -> Node:
    """A tree as of a YAML file with one kind. An empty cell is a field that is not there."""
    header_line = text.split("\n", 1)[0]
    separator = ";" if header_line.count(";") > header_line.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    records: list[Node] = []
    try:
        header = [field.strip() for field in next(reader)]
        _check_header(header, name)
        while True:
            first_line = reader.line_num + 1
            row = next(reader, None)
            if row is None:
                break
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                raise unreadable(
                    name,
                    f"řádek má {len(row)} sloupců, záhlaví {len(header)} (oddělovač „{separator}“)",
                    first_line,
                )
            records.append(_record(header, row, first_line))
    except csv.Error as error:
        raise unreadable(name, f"chyba v zápisu CSV: {error}", reader.line_num) from error
    return Node(1, {kind: Node(1, [*records])})


def _check_header(header: list[str], name: str) -> None:
    if "" in header:
        raise unreadable(name, "sloupec v záhlaví nemá název", 1)
    for field in header:
        if header.count(field) > 1:
            raise unreadable(name, f"sloupec „{field}“ je v záhlaví dvakrát", 1)


def _record(header: list[str], row: list[str], line: int) -> Node:
    cells = {field: cell.strip() for field, cell in zip(header, row, strict=True)}
    return Node(
        line, {field: Node(line, TRUTHS.get(cell, cell)) for field, cell in cells.items() if cell}
    )
