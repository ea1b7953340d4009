"""Addresses: source documents: where figures and facts come from."""

from django.urls import path

from public.soon import soon

app_name = "sources"
urlpatterns = [
    path("zdroje/", soon, name="source-list"),
    path("zdroje/<slug:key>/", soon, name="source-detail"),
]
