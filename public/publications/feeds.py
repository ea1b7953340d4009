"""News as RSS and Atom: the whole text, in Czech whatever language the address is in."""

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from plans.models import StrategicPlan
from public.templatetags.portal import prose
from publications.models import NewsItem

MOST_ITEMS = 30


class NewsRss(Feed[NewsItem, None]):
    feed_type: type[SyndicationFeed] = Rss201rev2Feed
    language = "cs"
    address = "publications:news-rss"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override("cs"):
            return super().__call__(request, *args, **kwargs)

    def link(self) -> str:
        return reverse("publications:news-list")

    def feed_url(self) -> str:
        return reverse(self.address)

    def title(self) -> str:
        plan = StrategicPlan.objects.select_related("municipality").in_force()
        city = plan.municipality.name if plan else ""
        return f"Sociální začleňování {city} – aktuality".replace("  ", " ")

    def description(self) -> str:
        return "Co je nového v plánu sociálního začleňování a v jeho naplňování."

    def items(self) -> "list[NewsItem]":
        news = NewsItem.objects.public(timezone.localdate())
        return list(news.annotate(changed_at=Max("history__pgh_created_at"))[:MOST_ITEMS])

    def item_title(self, item: NewsItem) -> str:
        return item.title

    def item_description(self, item: NewsItem) -> str:
        return prose("\n\n".join(text for text in (item.summary, item.body) if text))

    def item_pubdate(self, item: NewsItem) -> datetime.datetime:
        midnight = datetime.datetime.combine(item.published_on, datetime.time.min)
        return timezone.make_aware(midnight)

    def item_updateddate(self, item: NewsItem) -> datetime.datetime:
        """Atom wants one: the last change, from the history the database keeps."""
        published = self.item_pubdate(item)
        changed: datetime.datetime | None = getattr(item, "changed_at", None)
        return max(published, changed) if changed else published


class NewsAtom(NewsRss):
    feed_type = Atom1Feed
    subtitle = NewsRss.description
    address = "publications:news-atom"
