"""Addresses: projects."""

from django.urls import path

from public.projects.detail import ProjectPage
from public.projects.list import ProjectExport, ProjectList

app_name = "projects"
urlpatterns = [
    path("projekty/", ProjectList.as_view(), name="project-list"),
    path("projekty/export.<str:kind>", ProjectExport.as_view(), name="project-export"),
    path("projekty/<slug:key>/", ProjectPage.as_view(), name="project-detail"),
]
