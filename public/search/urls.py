"""Addresses: search over everything public."""

from django.urls import path

from public.search.views import SearchPage

app_name = "search"
urlpatterns = [
    path("hledani/", SearchPage.as_view(), name="results"),
]
