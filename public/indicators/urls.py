"""Addresses: global and impact indicators."""

from django.urls import path

from public.indicators.views import (
    GlobalCsv,
    GlobalDetail,
    IndicatorExport,
    IndicatorList,
    LedgerCsv,
    LedgerPage,
)
from public.of_plan import ToPlanInForce

app_name = "indicators"
urlpatterns = [
    path(
        "indikatory/",
        ToPlanInForce.as_view(pattern_name="indicators:indicator-list"),
        name="indicator-list-current",
    ),
    path("plany/<slug:plan>/indikatory/", IndicatorList.as_view(), name="indicator-list"),
    path(
        "plany/<slug:plan>/indikatory/export.<str:kind>",
        IndicatorExport.as_view(),
        name="indicator-export",
    ),
    path("plany/<slug:plan>/indikatory/<slug:key>/", GlobalDetail.as_view(), name="global-detail"),
    path(
        "plany/<slug:plan>/indikatory/<slug:key>/hodnoty.csv",
        GlobalCsv.as_view(),
        name="global-csv",
    ),
    path(
        "plany/<slug:plan>/indikatory-dopadu/<str:code>/<int:position>/",
        LedgerPage.as_view(),
        name="impact-detail",
    ),
    path(
        "plany/<slug:plan>/indikatory-dopadu/<str:code>/<int:position>/hodnoty.csv",
        LedgerCsv.as_view(),
        name="impact-csv",
    ),
]
