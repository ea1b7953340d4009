"""What the room keeps in the database: that the public's data changed, never the data itself."""

from public.caching.changes import DataChange

__all__ = ["DataChange"]
