"""The frozen content of an edition: what it says, and the ledger behind every figure."""

from publications.evaluation.snapshot.schema import SCHEMA_VERSION, Snapshot, canonical_json

__all__ = ["SCHEMA_VERSION", "Snapshot", "canonical_json"]
