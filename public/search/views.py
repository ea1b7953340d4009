"""The search page. Its parameters: ``q``, ``druh`` (one kind only), ``strana`` (its page)."""

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.views.generic import TemplateView

from public.context import ENGLISH
from public.lists.filtering import query
from public.lists.paging import ListPages
from public.pages import Crumb, PublicPage
from public.search import reading, suggestions
from public.search.models import Kind, SearchEntry, SearchEntryQuerySet
from public.search.refresh import catch_up
from public.search.words import MAX_QUESTION, Question, ask

PER_PAGE: Final = 20


class SearchPage(PublicPage, TemplateView):
    template_name = "public/search/results.html"

    def get_breadcrumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(pgettext_lazy("page", "Search")),)

    @cached_property
    def question(self) -> Question:
        return ask(self.request.GET.get("q", ""))

    @cached_property
    def kind(self) -> str:
        """One of the kinds, or "" for all; an unknown one is no error."""
        asked = self.request.GET.get("druh", "")
        return asked if asked in Kind.values else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            question=self.question.text,
            max_length=MAX_QUESTION,
            kind_label=Kind(self.kind).label if self.kind else "",
            address_prefix="" if get_language() == "cs" else ENGLISH,
            total=0,
            shown_count=0,
            kinds=(),
            groups=(),
            hits=(),
            page_links=(),
            **kwargs,
        )
        if self.question.terms:
            context.update(self._answer())
        return context

    def _answer(self) -> Mapping[str, Any]:
        """What is found with all words of the question, else with some, else what is alike."""
        settled = catch_up()
        entries = SearchEntry.objects.public(timezone.localdate())
        if not settled:
            entries = entries.settled()
        found = reading.matching(entries, self.question, self.question.all_words())
        answer = self._results(found)
        if not answer["total"] and len(self.question.terms) > 1:
            found = reading.matching(entries, self.question, self.question.any_word())
            answer = {**self._results(found), "only_some_words": True}
        if not answer["total"]:
            answer["suggestions"] = suggestions.suggest(entries, self.question)
        return {"is_settled": settled, **answer}

    def _results(self, found: SearchEntryQuerySet) -> dict[str, Any]:
        if self.kind:
            counts = reading.counts(found)
            return self._links(counts) | self._page(found, counts.get(self.kind, 0))
        groups = reading.best_of_each_kind(found, self.question)
        shown = {group.kind: group.count for group in groups}
        return self._links(shown) | {
            "groups": [
                {"group": group, "url": self._url(druh=group.kind), "more": group.has_more}
                for group in groups
            ]
        }

    def _page(self, found: SearchEntryQuerySet, count: int) -> dict[str, Any]:
        pages = ListPages(reading.ranked(found, self.kind), PER_PAGE, count)
        number = pages.number_from(self.request.GET.get("strana", "1"))

        def url(page: int) -> str:
            return self._url(druh=self.kind, strana=str(page) if page > 1 else "")

        return {
            "hits": reading.hits(pages.rows(number), self.question),
            "page_number": number,
            "page_count": pages.num_pages,
            "page_links": list(pages.links(number, url)) if pages.num_pages > 1 else [],
            "previous_url": url(number - 1) if number > 1 else "",
            "next_url": url(number + 1) if number < pages.num_pages else "",
        }

    def _links(self, counts: Mapping[str, int]) -> dict[str, Any]:
        """The kinds to choose from, with how many there are."""
        return {
            "total": sum(counts.values()),
            "shown_count": counts.get(self.kind, 0) if self.kind else sum(counts.values()),
            "kinds": [
                {
                    "label": Kind(kind).label,
                    "count": count,
                    "url": self._url(druh=kind),
                    "is_chosen": kind == self.kind,
                }
                for kind, count in counts.items()
            ],
            "all_url": self._url(),
        }

    def _url(self, **parameters: str) -> str:
        address = reverse("search:results")
        return address + query({"q": self.question.text, **parameters})
