"""Addresses: municipalities that cooperate with the Agency."""

from django.urls import path

from public.soon import soon

app_name = "cooperation"
urlpatterns = [
    path("obce/", soon, name="cooperation-list"),
    path("obce/<slug:key>/", soon, name="municipality-detail"),
]
