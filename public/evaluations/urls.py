"""Addresses: evaluations and their editions."""

from django.urls import path

from public.evaluations.downloads import EditionData, EditionPdf, EditionTable
from public.evaluations.views import EditionDetail, EvaluationDetail, EvaluationList

EVALUATION = "vyhodnoceni/<slug:plan>/<int:year>/"
EDITION = f"{EVALUATION}<str:number>/"

app_name = "evaluations"
urlpatterns = [
    path("vyhodnoceni/", EvaluationList.as_view(), name="evaluation-list"),
    path(EVALUATION, EvaluationDetail.as_view(), name="evaluation-detail"),
    path(EDITION, EditionDetail.as_view(), name="edition-detail"),
    path(f"{EDITION}pdf/", EditionPdf.as_view(), name="edition-pdf"),
    path(f"{EDITION}data.json", EditionData.as_view(), name="edition-data"),
    path(f"{EDITION}tabulky/<slug:table>.csv", EditionTable.as_view(), name="edition-table"),
]
