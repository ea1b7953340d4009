"""A stored snapshot, read back and verified."""

import hashlib
import json

from pydantic import ValidationError

from publications.evaluation.snapshot.schema import SCHEMA_VERSION, Snapshot


class SnapshotDamaged(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """The stored text is not the snapshot it says it is."""


class SnapshotFromOtherVersion(Exception):  # noqa: N818
    """The stored text was written by another version of the schema."""

    def __init__(self, version: object) -> None:
        self.version = version
        super().__init__(
            f"Uložená data vydání mají verzi schématu {version}, tato verze portálu čte verzi "
            f"{SCHEMA_VERSION}."
        )


def load_snapshot(text: str, *, sha256: str = "") -> Snapshot:
    """Read canonical JSON. ``sha256``, where given, has to be that of the text.

    Raises SnapshotDamaged for a broken or changed text, SnapshotFromOtherVersion for an older or
    newer schema.
    """
    if sha256 and hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise SnapshotDamaged("Uložená data vydání neodpovídají svému otisku SHA-256.")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise SnapshotDamaged(f"Uložená data vydání nejsou platný JSON: {error}") from error
    if not isinstance(data, dict):
        raise SnapshotDamaged("Uložená data vydání nejsou objekt JSON.")
    if data.get("schema_version") != SCHEMA_VERSION:
        raise SnapshotFromOtherVersion(data.get("schema_version"))
    try:
        return Snapshot.model_validate_json(text)
    except ValidationError as error:
        raise SnapshotDamaged(f"Uložená data vydání neodpovídají schématu: {error}") from error
