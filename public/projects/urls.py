"""Addresses: projects."""

from django.urls import path

from public.soon import soon

app_name = "projects"
urlpatterns = [
    path("projekty/", soon, name="project-list"),
    path("projekty/export.<str:kind>", soon, name="project-export"),
    path("projekty/<slug:key>/", soon, name="project-detail"),
]
