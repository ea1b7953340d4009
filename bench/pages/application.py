"""What gunicorn serves while pages are measured: the portal, and beside it a bare Django view.

The bare view is the least that Django can do: no middleware, one address, one constant page. It
runs in the same process, so both are measured on the same server at the same time.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import override_settings
from django.urls import path

from bench.pages.asking import BARE
from inclusion_portal.wsgi import application as portal

_PAGE: Final = "<!DOCTYPE html><html lang=cs><title>Stránka</title><p>Stále stejná.</html>"


def constant_page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_PAGE)


urlpatterns = [path(BARE.removeprefix("/"), constant_page)]


class BareHandler(WSGIHandler):
    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        request.urlconf = __name__
        return super().get_response(request)


with override_settings(MIDDLEWARE=[]):
    bare = BareHandler()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    chosen = bare if environ["PATH_INFO"] == BARE else portal
    answer: Iterable[bytes] = chosen(environ, start_response)
    return answer
