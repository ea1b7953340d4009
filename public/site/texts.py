"""robots.txt and security.txt, and the sitemaps as public addresses."""

import datetime
from typing import Final

from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from public.pages import public_view
from public.site.sitemaps import SITEMAPS

# RFC 9116 wants an end, less than a year away; the day it is read decides.
VALID_FOR: Final = datetime.timedelta(days=180)


@public_view
def robots(request: HttpRequest) -> HttpResponse:
    """All may be read but the administration."""
    sitemap = request.build_absolute_uri(reverse("sitemap-index"))
    return _plain("User-agent: *", f"Disallow: {reverse('admin:index')}", "", f"Sitemap: {sitemap}")


@public_view
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116): the offices on the page of contacts."""
    last_day = timezone.localdate() + VALID_FOR
    return _plain(
        f"Contact: {request.build_absolute_uri(reverse('publications:contacts'))}",
        f"Expires: {last_day:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: cs, en",
        f"Canonical: {request.build_absolute_uri(reverse('security-txt'))}",
    )


@public_view
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return sitemap_views.index(request, SITEMAPS, sitemap_url_name="sitemap")


@public_view
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, SITEMAPS, section=section)


def _plain(*lines: str) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
