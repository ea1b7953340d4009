"""Addresses: organisations and the bodies they meet in."""

from django.urls import path

from public.partners.lists import BodyList, OrganisationList
from public.partners.views import BodyPage, OrganisationPage

app_name = "partners"
urlpatterns = [
    path("partneri/", OrganisationList.as_view(), name="organisation-list"),
    path("partneri/<slug:key>/", OrganisationPage.as_view(), name="organisation-detail"),
    path("organy/", BodyList.as_view(), name="body-list"),
    path("organy/<slug:key>/", BodyPage.as_view(), name="body-detail"),
]
