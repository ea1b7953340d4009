"""Source documents: the list, and the page that is the last click from any figure."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView

from public.pages import Crumb, PublicPage
from public.sources.reading import counts_by_source, discrepancies_in, taken_from
from sources.models import SourceDocument


class SourceListPage(PublicPage, ListView[SourceDocument]):
    """All of them, for a city has a dozen; first those that most was taken from."""

    template_name = "public/sources/source_list.html"
    context_object_name = "sources"
    queryset = SourceDocument.objects.order_by("title")
    extra_context = {
        "title": _("Sources of data"),
        "lead": _(
            "Every record of the portal says which document it comes from and where in it."
            " These are the documents."
        ),
    }

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("Sources of data")),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        counts = counts_by_source(timezone.localdate())
        entries = [(source, counts.get(source.pk, 0)) for source in context["sources"]]
        context["entries"] = sorted(entries, key=lambda entry: -entry[1])
        return context


class SourcePage(PublicPage, DetailView[SourceDocument]):
    template_name = "public/sources/source.html"
    slug_field = slug_url_kwarg = "key"
    context_object_name = "source"
    queryset = SourceDocument.objects.all()

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        sources = Crumb(_("Sources of data"), reverse("sources:source-list"))
        return (sources, Crumb(self.object.title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            taken=taken_from(self.object, timezone.localdate()),
            discrepancies=discrepancies_in(self.object),
            **kwargs,
        )
