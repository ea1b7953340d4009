"""What the public reads: news, events, documents, pages."""

from publications.models.document import Document
from publications.models.event import Event
from publications.models.news import NewsItem
from publications.models.page import Page

__all__ = ["Document", "Event", "NewsItem", "Page"]
