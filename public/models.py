"""What the room keeps in the database: all of it derived from the data that is public."""

from public.caching.changes import DataChange
from public.search.models import SearchChange, SearchEntry

__all__ = ["DataChange", "SearchChange", "SearchEntry"]
