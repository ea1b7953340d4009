"""Pages for what went wrong: they say what happened and lead on, in the language of the address.

A page that is missing or not allowed has the frame of the portal. The others stand alone, without
the database and without what the frame asks of a request, as just that may be what failed.
"""

import re
from typing import Final
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils import translation

from public.context import ENGLISH

LONGEST_GUESS: Final = 60


def language_of(request: HttpRequest) -> str:
    """By the address alone: middleware that would know may not have been reached."""
    return "en" if request.path_info.startswith(f"{ENGLISH}/") else "cs"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _standing_alone(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    with translation.override(language_of(request)):
        return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    with translation.override(language_of(request)):
        return render(request, "404.html", {"guess": guess_of(request.path_info)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _standing_alone(request, "500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _standing_alone(request, "403_csrf.html", 403)


def guess_of(path: str) -> str:
    """The words of an address, to search for: "terenni prace" for /projekty/terenni-prace/."""
    last = unquote(path).rstrip("/").rpartition("/")[2]
    words = re.findall(r"[^\W_]+", last)
    return " ".join(words)[:LONGEST_GUESS]


def _standing_alone(request: HttpRequest, template: str, status: int) -> HttpResponse:
    language = language_of(request)
    with translation.override(language):
        text = loader.render_to_string(template, {"language": language})
    response = HttpResponse(text, status=status)
    response["Cache-Control"] = "no-store"
    return response
