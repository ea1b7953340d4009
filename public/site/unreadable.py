"""Requests that cannot mean anything are answered before anything reads them.

Left alone, Django would log them as errors or the database would refuse them: noise that whoever
scans the web makes all day.
"""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from public.site.errors import bad_request, page_not_found


class RefuseUnreadableMiddleware:
    """First of all: a host that is not ours, a NUL in the address, a thousand parameters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
            if request.META.get("QUERY_STRING"):
                len(request.GET)
        except SuspiciousOperation:
            return bad_request(request)
        if "\0" in request.path_info:
            return page_not_found(request)
        return self.get_response(request)
