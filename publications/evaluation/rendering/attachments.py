"""The data of an edition as files inside its PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from publications.evaluation.snapshot.schema import Snapshot, canonical_json
from publications.evaluation.snapshot.tables import tables


@dataclass(frozen=True, slots=True)
class AttachedFile:
    name: str
    description: str
    content: bytes


def attached_files(snapshot: Snapshot) -> Iterator[AttachedFile]:
    """The snapshot itself, byte for byte what its SHA-256 was taken of, and its tables."""
    yield AttachedFile(
        "vyhodnoceni.json",
        "Všechny údaje vydání včetně jejich původu (JSON)",
        canonical_json(snapshot).encode(),
    )
    for table in tables(snapshot):
        yield AttachedFile(table.file_name, f"{table.title} (CSV)", table.content)
