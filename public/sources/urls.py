"""Addresses: source documents: where figures and facts come from."""

from django.urls import path

from public.sources.views import SourceListPage, SourcePage

app_name = "sources"
urlpatterns = [
    path("zdroje/", SourceListPage.as_view(), name="source-list"),
    path("zdroje/<slug:key>/", SourcePage.as_view(), name="source-detail"),
]
