"""Addresses: measures of a plan."""

from django.urls import path

from public.measures.list import MeasureExport, MeasureList
from public.measures.measure import MeasurePage
from public.of_plan import ToPlanInForce

app_name = "measures"
urlpatterns = [
    path(
        "opatreni/",
        ToPlanInForce.as_view(pattern_name="measures:measure-list"),
        name="measure-list-current",
    ),
    path(
        "opatreni/<str:code>/",
        ToPlanInForce.as_view(pattern_name="measures:measure-detail"),
        name="measure-current",
    ),
    path("plany/<slug:plan>/opatreni/", MeasureList.as_view(), name="measure-list"),
    path(
        "plany/<slug:plan>/opatreni/export.<str:kind>",
        MeasureExport.as_view(),
        name="measure-export",
    ),
    path("plany/<slug:plan>/opatreni/<str:code>/", MeasurePage.as_view(), name="measure-detail"),
]
