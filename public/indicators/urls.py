"""Addresses: global and impact indicators."""

from django.urls import path

from public.soon import soon

app_name = "indicators"
urlpatterns = [
    path("indikatory/", soon, name="indicator-list-current"),
    path("plany/<slug:plan>/indikatory/", soon, name="indicator-list"),
    path("plany/<slug:plan>/indikatory/export.<str:kind>", soon, name="indicator-export"),
    path("plany/<slug:plan>/indikatory/<slug:key>/", soon, name="global-detail"),
    path("plany/<slug:plan>/indikatory/<slug:key>/hodnoty.csv", soon, name="global-csv"),
    path(
        "plany/<slug:plan>/indikatory-dopadu/<str:code>/<int:position>/", soon, name="impact-detail"
    ),
    path(
        "plany/<slug:plan>/indikatory-dopadu/<str:code>/<int:position>/hodnoty.csv",
        soon,
        name="impact-csv",
    ),
]
