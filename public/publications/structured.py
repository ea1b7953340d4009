"""News, events and documents in the words of schema.org, for search engines."""

from collections.abc import Callable
from typing import Any

from public.event_dates import machine_date
from publications.models import Event, NewsItem

Absolute = Callable[[str], str]


def news_article(item: NewsItem, publisher: str, absolute: Absolute) -> dict[str, Any]:
    address = absolute(item.get_absolute_url())
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": item.title[:110],
            "description": item.summary,
            "datePublished": item.published_on.isoformat(),
            "inLanguage": "cs",
            "url": address,
            "mainEntityOfPage": address,
            "publisher": _organisation(publisher),
        }
    )


def event(item: Event, organiser: str, absolute: Absolute) -> dict[str, Any]:
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": item.title,
            "description": item.summary,
            "startDate": machine_date(item, item.starts_on),
            "endDate": machine_date(item, item.ends_on) if item.ends_on else None,
            "inLanguage": "cs",
            "url": absolute(item.get_absolute_url()),
            "location": {"@type": "Place", "name": item.place} if item.place else None,
            "organizer": _organisation(organiser),
        }
    )


def _organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _known(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: an empty statement is worse than none."""
    return {key: value for key, value in data.items() if value}
