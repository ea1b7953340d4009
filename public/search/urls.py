"""Addresses: search over everything public."""

from django.urls import path

from public.soon import soon

app_name = "search"
urlpatterns = [
    path("hledani/", soon, name="results"),
]
