"""Rows to the database: compared first, only what differs is written."""

from portal_data.loading.result import Change, LoadResult, TableCount
from portal_data.loading.sync import write_tables

__all__ = ["Change", "LoadResult", "TableCount", "write_tables"]
