"""Root addresses: the public pages in Czech and, below /en/, in English; the administration."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

handler400 = "public.site.errors.bad_request"
handler403 = "public.site.errors.permission_denied"
handler404 = "public.site.errors.page_not_found"
handler500 = "public.site.errors.server_error"

urlpatterns = [
    path("sprava/", admin.site.urls),
    path("", include("public.site.root_urls")),
    *i18n_patterns(path("", include("public.urls")), prefix_default_language=False),
]
