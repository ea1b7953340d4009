"""Answers of public pages: kept until the data changes, conditional (ETag, 304), compressed.

Outside of sessions, languages and forms: an answer that is kept must not need them.
"""

import gzip
import hashlib
import logging
import re
from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from public.caching.changes import current_revision
from public.caching.release import release
from public.caching.store import Address, DrawnPage, PageStore
from public.pages import is_public

# Kept by the visitor, asked about at each visit.
FRESH: Final = "max-age=0, must-revalidate"
# A page that says it varies by anything else is drawn for each visitor. The language that
# LocaleMiddleware names is in the address.
VARIES: Final = {"accept-encoding", "accept-language"}
_TEXT: Final = (
    *("text/", "application/json", "application/xml", "application/rss", "application/atom"),
    "image/svg",
)
_WORTH_COMPRESSING: Final = 500

logger = logging.getLogger(__name__)


class PageCacheMiddleware:
    """Only for answers of views declared public; all others pass through untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.store = PageStore()
        # A template edited while developing changes no code that is loaded.
        self.release = "" if settings.DEBUG else release()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        is_personal = _is_personal(request)
        address = None if is_personal else self._address(request)
        # Read before the page is drawn: a change that comes between is missing in its name only.
        revision = self._revision() if address else None
        if address and revision and (page := self.store.find(address, revision)):
            return _answer(request, HttpResponse(), page)
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not _is_public_page(request, response):
            return response
        is_same_for_all = not is_personal and _is_same_for_all(response)
        page = _drawn(response, is_same_for_all=is_same_for_all)
        if address and revision and is_same_for_all and request.method == "GET":
            self.store.keep(address, revision, page)
        return _answer(request, response, page)

    def _address(self, request: HttpRequest) -> Address | None:
        """None for addresses whose pages are not kept."""
        if not self.release:
            return None
        try:
            host = request.get_host()
        except DisallowedHost:
            return None
        query = request.META.get("QUERY_STRING", "")
        address = Address(request.scheme or "", host, request.path, query)
        return address if address.is_kept else None

    def _revision(self) -> str | None:
        # Inside a transaction, as in tests, a page may show what is not committed.
        if connection.in_atomic_block:
            return None
        try:
            revision = current_revision()
        except DatabaseError as error:
            logger.warning("Pages are drawn anew, the state of the data is not known: %s", error)
            return None
        return revision and f"{self.release}.{revision}"


def _is_personal(request: HttpRequest) -> bool:
    """Whether the visitor may be signed in, or has a message waiting."""
    if "HTTP_COOKIE" not in request.META:
        return False
    return not request.COOKIES.keys().isdisjoint({settings.SESSION_COOKIE_NAME, "messages"})


def _is_public_page(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    return response.status_code == 200 and match is not None and is_public(match.func)


def _is_same_for_all(response: HttpResponse) -> bool:
    """Nothing in it is for one visitor. A page that read the session says "Vary: Cookie"."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    may_be_kept = re.search("private|no-store", response.get("Cache-Control", "")) is None
    return varies <= {"", *VARIES} and may_be_kept and not response.cookies


def _drawn(response: HttpResponse, *, is_same_for_all: bool) -> DrawnPage:
    body, kind = response.content, response.get("Content-Type", "")
    if is_same_for_all:
        del response.headers["Vary"]
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    response.headers.setdefault(
        "Cache-Control", f"{'public' if is_same_for_all else 'private'}, {FRESH}"
    )
    response.headers["ETag"] = etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    is_compressed = (
        len(body) >= _WORTH_COMPRESSING
        and kind.startswith(_TEXT)
        and "Content-Encoding" not in response
    )
    if is_compressed:
        body = gzip.compress(body, compresslevel=6, mtime=0)
    return DrawnPage(dict(response.items()), etag, body, is_compressed)


def _answer(request: HttpRequest, response: HttpResponse, page: DrawnPage) -> HttpResponseBase:
    """Fill ``response`` with the page, as the visitor can read it, or with 304."""
    for name, value in page.headers.items():
        response.headers[name] = value
    body = page.body
    if page.is_compressed:
        if _takes_gzip(request.META):
            response.headers["Content-Encoding"] = "gzip"
        else:
            body = gzip.decompress(body)
    response.headers["Content-Length"] = str(len(body))
    response.content = body
    return get_conditional_response(request, etag=page.etag, response=response) or response


def _takes_gzip(meta: Mapping[str, str]) -> bool:
    """Whether gzip is named in Accept-Encoding, and not with ``q=0``."""
    for part in meta.get("HTTP_ACCEPT_ENCODING", "").split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() == "gzip":
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False
