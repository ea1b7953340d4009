"""Addresses: organisations and the bodies they meet in."""

from django.urls import path

from public.soon import soon

app_name = "partners"
urlpatterns = [
    path("partneri/", soon, name="organisation-list"),
    path("partneri/<slug:key>/", soon, name="organisation-detail"),
    path("organy/", soon, name="body-list"),
    path("organy/<slug:key>/", soon, name="body-detail"),
]
