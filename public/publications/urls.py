"""Addresses: news, events, documents, standing pages."""

from django.urls import path

from public.soon import soon

app_name = "publications"
urlpatterns = [
    path("aktuality/", soon, name="news-list"),
    path("aktuality/rss.xml", soon, name="news-rss"),
    path("aktuality/atom.xml", soon, name="news-atom"),
    path("aktuality/<slug:key>/", soon, name="news-detail"),
    path("akce/", soon, name="event-list"),
    path("akce/kalendar.ics", soon, name="event-calendar"),
    path("akce/<slug:key>/", soon, name="event-detail"),
    path("akce/<slug:key>/udalost.ics", soon, name="event-ics"),
    path("dokumenty/", soon, name="document-list"),
    path("dokumenty/<slug:key>/", soon, name="document-detail"),
    path("dokumenty/<slug:key>/soubor/", soon, name="document-file"),
    path("kontakty/", soon, name="contacts"),
    path("o-portalu/", soon, name="about"),
    path("pristupnost/", soon, name="accessibility"),
    path("soukromi/", soon, name="privacy"),
    path("stranky/<slug:key>/", soon, name="page-detail"),
]
