"""Addresses that have one place and no language: what robots and scanners ask for."""

from django.urls import path

from public.site import texts

urlpatterns = [
    path("robots.txt", texts.robots, name="robots"),
    path(".well-known/security.txt", texts.security, name="security-txt"),
    path("sitemap.xml", texts.sitemap_index, name="sitemap-index"),
    path("sitemap-<slug:section>.xml", texts.sitemap, name="sitemap"),
]
