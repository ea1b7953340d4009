"""Addresses of the cache's tests: views that do what the portal's own pages never should."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from inclusion_portal import urls
from public.pages import public_view
from sources.models import SourceDocument

drawn: list[str] = []


def _page(request: HttpRequest) -> HttpResponse:
    drawn.append(request.get_full_path())
    titles = SourceDocument.objects.order_by("key").values_list("title", flat=True)
    return HttpResponse("<p>" + ", ".join(titles) + "</p>" + " " * 1000)


@public_view
def with_cookie(request: HttpRequest) -> HttpResponse:
    response = _page(request)
    response.set_cookie("dark", "1")
    return response


@public_view
def with_session(request: HttpRequest) -> HttpResponse:
    response = _page(request)
    response.write(str(request.session.get("name")))
    return response


@public_view
def changed_meanwhile(request: HttpRequest) -> HttpResponse:
    """Somebody commits a change after the page has read its rows."""
    response = _page(request)
    SourceDocument.objects.update(title="Po změně")
    return response


@public_view
def private(request: HttpRequest) -> HttpResponse:
    response = _page(request)
    response["Cache-Control"] = "no-store"
    return response


@public_view
def streaming(request: HttpRequest) -> StreamingHttpResponse:
    drawn.append(request.get_full_path())
    return StreamingHttpResponse([b"one", b"two"])


@public_view
def missing(request: HttpRequest) -> HttpResponse:
    drawn.append(request.get_full_path())
    return HttpResponse("nothing here", status=404)


def undeclared(request: HttpRequest) -> HttpResponse:
    return _page(request)


urlpatterns = [
    path("page/", public_view(_page)),
    path("cookie/", with_cookie),
    path("session/", with_session),
    path("changed/", changed_meanwhile),
    path("private/", private),
    path("streaming/", streaming),
    path("missing/", missing),
    path("undeclared/", undeclared),
    *urls.urlpatterns,
]
