"""Addresses: site map, the gallery of components."""

from django.urls import path

from public.site.views import ComponentsPage, SiteMapPage

app_name = "site"
urlpatterns = [
    path("mapa-stranek/", SiteMapPage.as_view(), name="site-map"),
    path("prvky/", ComponentsPage.as_view(), name="components"),
]
