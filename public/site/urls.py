"""Addresses: site map, robots, the gallery of components."""

from django.urls import path

from public.soon import soon

app_name = "site"
urlpatterns = [
    path("mapa-stranek/", soon, name="site-map"),
    path("prvky/", soon, name="components"),
]
