"""News: list and page."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import DetailView

from public.lists.listing import PublicList
from public.pages import Crumb, PublicPage
from public.publications import structured
from public.publications.filters import NewsFilter
from publications.models import NewsItem


class NewsList(PublicList):
    template_name = "public/publications/news_list.html"
    filterset_class = NewsFilter
    list_url_name = "publications:news-list"
    per_page = 15
    title = _("News")
    lead = _("What is new in the plan and in its carrying out.")
    counted = ngettext_lazy("%(number)s news item", "%(number)s news items", "count")

    def get_queryset(self) -> "QuerySet[NewsItem]":
        return _news().order_by("-published_on", "title", "pk")


class NewsPage(PublicPage, DetailView[NewsItem]):
    template_name = "public/publications/news_item.html"
    slug_field = slug_url_kwarg = "key"
    context_object_name = "item"

    def get_queryset(self) -> "QuerySet[NewsItem]":
        return _news().select_related("plan__municipality", "source")

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("News"), reverse("publications:news-list")), Crumb(self.object.title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        item = self.object
        publisher = item.plan.municipality.name if item.plan else ""
        older, newer = neighbours(item)
        return super().get_context_data(
            older=older,
            newer=newer,
            structured=structured.news_article(item, publisher, self.request.build_absolute_uri),
            **kwargs,
        )


def neighbours(item: NewsItem) -> tuple[NewsItem | None, NewsItem | None]:
    """What stands after and before the item in the list: the older and the newer one."""
    day, title = item.published_on, item.title
    older = Q(published_on__lt=day) | Q(published_on=day, title__gt=title)
    newer = Q(published_on__gt=day) | Q(published_on=day, title__lt=title)
    news = _news().only("key", "title", "published_on")
    return (
        news.filter(older).first(),
        news.filter(newer).order_by("published_on", "-title").first(),
    )


def _news() -> "QuerySet[NewsItem]":
    return NewsItem.objects.public(timezone.localdate())
