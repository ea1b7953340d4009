"""Documents: list, page, the file."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import DetailView

from public.lists.listing import PublicList
from public.pages import Crumb, PublicPage, public_view
from public.publications.attachments import attachment_of, download
from public.publications.filters import DocumentFilter
from public.publications.shelves import Shelf, by_plan_and_kind, in_order
from publications.models import Document


class DocumentList(PublicList):
    """By period, which is the plan's, and within it by kind."""

    template_name = "public/publications/document_list.html"
    filterset_class = DocumentFilter
    list_url_name = "publications:document-list"
    per_page = 50
    title = _("Documents")
    lead = _("Plans, annexes, analyses and reports, by the plan they belong to.")
    counted = ngettext_lazy("%(number)s document", "%(number)s documents", "count")

    def get_queryset(self) -> "QuerySet[Document]":
        return in_order(Document.objects.public().select_related("plan"))

    def get_rows(self, records: Sequence[Document]) -> Sequence[Shelf]:
        return by_plan_and_kind(records)


class DocumentPage(PublicPage, DetailView[Document]):
    template_name = "public/publications/document.html"
    slug_field = slug_url_kwarg = "key"
    context_object_name = "document"

    def get_queryset(self) -> "QuerySet[Document]":
        return Document.objects.public().select_related("plan", "source")

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        title = self.object.title
        return (Crumb(_("Documents"), reverse("publications:document-list")), Crumb(title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(attachment=attachment_of(self.object), **kwargs)


@public_view
def document_file(request: HttpRequest, key: str) -> HttpResponseBase:
    """What is not there is not found; the page of the document says what is known of it."""
    document = get_object_or_404(Document.objects.public(), key=key)
    attachment = attachment_of(document)
    answer = download(request, document, attachment) if attachment else None
    if answer is None:
        raise Http404(str(_("This document has no file attached.")))
    return answer
