"""Trees of texts to typed records, every problem collected."""

from portal_data.validation.records import PortalRecords, read_records

__all__ = ["PortalRecords", "read_records"]
