"""Addresses: news, events, documents, standing pages."""

from django.urls import path

from public.pages import public_view
from public.publications.feeds import NewsAtom, NewsRss
from public.publications.views import documents, events, news, standing

app_name = "publications"
urlpatterns = [
    path("aktuality/", news.NewsList.as_view(), name="news-list"),
    path("aktuality/rss.xml", public_view(NewsRss()), name="news-rss"),
    path("aktuality/atom.xml", public_view(NewsAtom()), name="news-atom"),
    path("aktuality/<slug:key>/", news.NewsPage.as_view(), name="news-detail"),
    path("akce/", events.EventList.as_view(), name="event-list"),
    path("akce/kalendar.ics", events.all_events, name="event-calendar"),
    path("akce/<slug:key>/", events.EventPage.as_view(), name="event-detail"),
    path("akce/<slug:key>/udalost.ics", events.one_event, name="event-ics"),
    path("dokumenty/", documents.DocumentList.as_view(), name="document-list"),
    path("dokumenty/<slug:key>/", documents.DocumentPage.as_view(), name="document-detail"),
    path("dokumenty/<slug:key>/soubor/", documents.document_file, name="document-file"),
    path("kontakty/", standing.ContactsPage.as_view(), name="contacts"),
    path("o-portalu/", standing.AboutPage.as_view(), name="about"),
    path("pristupnost/", standing.AccessibilityPage.as_view(), name="accessibility"),
    path("soukromi/", standing.PrivacyPage.as_view(), name="privacy"),
    path("stranky/<slug:key>/", standing.OtherPage.as_view(), name="page-detail"),
]
