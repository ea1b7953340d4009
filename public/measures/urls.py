"""Addresses: measures of a plan."""

from django.urls import path

from public.soon import soon

app_name = "measures"
urlpatterns = [
    path("opatreni/", soon, name="measure-list-current"),
    path("opatreni/<str:code>/", soon, name="measure-current"),
    path("plany/<slug:plan>/opatreni/", soon, name="measure-list"),
    path("plany/<slug:plan>/opatreni/export.<str:kind>", soon, name="measure-export"),
    path("plany/<slug:plan>/opatreni/<str:code>/", soon, name="measure-detail"),
]
