"""Headers that Django and django-csp have no settings for."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# What the portal never asks a browser for.
HEADERS: Final = {
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("accelerometer", "camera", "geolocation", "gyroscope", "magnetometer"),
            *("microphone", "payment", "usb"),
        )
    ),
    # No other site may put our answers into its pages. Files of static/ may be shown elsewhere.
    "Cross-Origin-Resource-Policy": "same-origin",
}


class HeadersMiddleware:
    """Inside of the page cache: kept pages keep them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
