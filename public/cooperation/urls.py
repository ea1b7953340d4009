"""Addresses: municipalities that cooperate with the Agency."""

from django.urls import path

from public.cooperation.views import CooperationList, MunicipalityPage

app_name = "cooperation"
urlpatterns = [
    path("obce/", CooperationList.as_view(), name="cooperation-list"),
    path("obce/<slug:key>/", MunicipalityPage.as_view(), name="municipality-detail"),
]
