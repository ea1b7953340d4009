"""Root addresses: the public pages in Czech and, below /en/, in English; the administration."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("sprava/", admin.site.urls),
    *i18n_patterns(path("", include("public.urls")), prefix_default_language=False),
]
