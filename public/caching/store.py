"""Where drawn pages are kept: Django's cache ``pages``, in a fixed number of places.

A page's address decides its place; what is there under another address, or drawn from other data,
is overwritten. So memory is bounded whoever asks for what, and nothing has to be cleared away.
The pages asked for last are also kept in the process: that is three times as quick as Valkey.
"""

import hashlib
import logging
import time
from collections import OrderedDict
from typing import Any, Final, NamedTuple

from django.core.cache import caches
from redis.exceptions import RedisError

# A thousand pages in two languages seldom share a place; who invents queries fills only 1024.
PLACES: Final = 16_384
PLACES_WITH_QUERY: Final = 1_024
# Compressed. The largest page of Ostrava's data has a fifth of it.
LARGEST_PAGE: Final = 128 * 1024
LONGEST_PATH: Final = 300
LONGEST_QUERY: Final = 200
# In each process: a few MB.
PAGES_AT_HAND: Final = 256
# After a failure the cache is left alone for a while: a page must not wait for it each time.
PAUSE_SECONDS: Final = 5.0

logger = logging.getLogger(__name__)


class Address(NamedTuple):
    """What a page's content depends on beside the data; the language is in the path."""

    scheme: str
    host: str
    path: str
    query: str

    @property
    def is_kept(self) -> bool:
        return len(self.path) <= LONGEST_PATH and len(self.query) <= LONGEST_QUERY

    @property
    def place(self) -> str:
        number = int.from_bytes(hashlib.sha256("\n".join(self).encode()).digest()[:8])
        return f"q{number % PLACES_WITH_QUERY}" if self.query else f"p{number % PLACES}"


class DrawnPage(NamedTuple):
    """A whole answer. ``body`` is compressed where ``is_compressed``."""

    headers: dict[str, str]
    etag: str
    body: bytes
    is_compressed: bool


class PageStore:
    """Finds and keeps pages; a cache that is away is a page that is not there."""

    def __init__(self) -> None:
        # By place: the name (address and revision) and the page. The one used last is at the end.
        self._at_hand: OrderedDict[str, tuple[tuple[str, ...], DrawnPage]] = OrderedDict()
        self._paused_until = 0.0

    def find(self, address: Address, revision: str) -> DrawnPage | None:
        place, name = address.place, (*address, revision)
        if (near := self._at_hand.get(place)) and near[0] == name:
            self._at_hand.move_to_end(place)
            return near[1]
        found = self._fetch(place)
        if found is None or found[0] != name:
            return None
        page = DrawnPage(*found[1])
        self._put_at_hand(place, name, page)
        return page

    def keep(self, address: Address, revision: str, page: DrawnPage) -> None:
        if len(page.body) > LARGEST_PAGE:
            return
        place, name = address.place, (*address, revision)
        self._put_at_hand(place, name, page)
        if self._is_paused():
            return
        try:
            caches["pages"].set(place, (name, tuple(page)))
        except (RedisError, OSError) as error:
            self._pause(error)

    def _put_at_hand(self, place: str, name: tuple[str, ...], page: DrawnPage) -> None:
        self._at_hand[place] = (name, page)
        self._at_hand.move_to_end(place)
        if len(self._at_hand) > PAGES_AT_HAND:
            self._at_hand.popitem(last=False)

    def _fetch(self, place: str) -> Any:
        if self._is_paused():
            return None
        try:
            return caches["pages"].get(place)
        except (RedisError, OSError) as error:
            self._pause(error)
            return None

    def _is_paused(self) -> bool:
        return time.monotonic() < self._paused_until

    def _pause(self, error: Exception) -> None:
        self._paused_until = time.monotonic() + PAUSE_SECONDS
        logger.warning("The page cache does not answer, pages are drawn anew: %s", error)
