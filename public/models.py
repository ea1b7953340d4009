"""What the room keeps in the database: what it derives from the public's data, never that itself."""

from public.caching.changes import DataChange
from public.search.models import SearchChange, SearchEntry

__all__ = ["DataChange", "SearchChange", "SearchEntry"]
