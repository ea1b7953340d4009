"""News, events, documents, pages."""

import datetime

from factory import Sequence
from factory.django import DjangoModelFactory

from publications.models import Document, Event, NewsItem, Page


class NewsItemFactory(DjangoModelFactory[NewsItem]):
    class Meta:
        model = NewsItem

    key = Sequence(lambda n: f"aktualita-{n}")
    title = Sequence(lambda n: f"Aktualita {n}")
    published_on = datetime.date(2023, 5, 1)


class EventFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event

    key = Sequence(lambda n: f"udalost-{n}")
    title = Sequence(lambda n: f"Událost {n}")
    starts_on = datetime.date(2023, 5, 4)


class DocumentFactory(DjangoModelFactory[Document]):
    class Meta:
        model = Document

    key = Sequence(lambda n: f"dokument-{n}")
    title = Sequence(lambda n: f"Dokument {n}")


class PageFactory(DjangoModelFactory[Page]):
    class Meta:
        model = Page

    key = Sequence(lambda n: f"stranka-{n}")
    title = Sequence(lambda n: f"Stránka {n}")
