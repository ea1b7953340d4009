"""Records to rows: every reference resolved, every rule checked, nothing written yet."""

from portal_data.building.rows import Row, Table
from portal_data.building.services import build_rows

__all__ = ["Row", "Table", "build_rows"]
