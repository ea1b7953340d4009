"""Addresses: evaluations and their editions."""

from django.urls import path

from public.soon import soon

app_name = "evaluations"
urlpatterns = [
    path("vyhodnoceni/", soon, name="evaluation-list"),
    path("vyhodnoceni/<slug:plan>/<int:year>/", soon, name="evaluation-detail"),
    path("vyhodnoceni/<slug:plan>/<int:year>/<str:number>/", soon, name="edition-detail"),
    path("vyhodnoceni/<slug:plan>/<int:year>/<str:number>/pdf/", soon, name="edition-pdf"),
    path("vyhodnoceni/<slug:plan>/<int:year>/<str:number>/data.json", soon, name="edition-data"),
    path(
        "vyhodnoceni/<slug:plan>/<int:year>/<str:number>/tabulky/<slug:table>.csv",
        soon,
        name="edition-table",
    ),
]
