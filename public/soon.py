"""Stands in for pages under construction; deleted when the last of them is there."""

from django.http import HttpRequest, HttpResponse


def soon(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")
