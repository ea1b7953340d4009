"""What is published: news, events, evaluations, documents, pages, sources."""

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from public.search.records.columns import Rows, lines, rows_of
from publications.evaluation.models import Edition, Evaluation
from publications.models import Document, Event, NewsItem, Page
from sources.models import SourceDocument


def news() -> Rows:
    return rows_of(
        NewsItem.objects.all(),
        "news",
        title="title",
        summary="summary",
        body="body",
        plan="plan",
        visible_from="published_on",
        first="key",
    )


def events() -> Rows:
    return rows_of(
        Event.objects.all(),
        "event",
        title="title",
        names="place",
        summary="summary",
        plan="plan",
        first="key",
    )


def evaluations() -> Rows:
    """Those with a published edition. The body is the snapshot of the newest one."""
    editions = Edition.objects.filter(evaluation=OuterRef("pk"), published_at__isnull=False)
    newest = editions.filter(page__isnull=False).latest_first()
    return rows_of(
        Evaluation.objects.annotate(public_snapshot=Subquery(newest.values("snapshot")[:1])).filter(
            public_snapshot__isnull=False
        ),
        "evaluation",
        title=Concat("title", Value(" "), "year", output_field=TextField()),
        body="public_snapshot",
        plan="plan",
        first="plan__key",
        second=Cast("year", TextField()),
    )


def documents() -> Rows:
    return rows_of(
        Document.objects.all(),
        "document",
        title="title",
        summary="description",
        plan="plan",
        first="key",
    )


def pages() -> Rows:
    return rows_of(Page.objects.all(), "page", title="title", body="body", first="key")


def sources() -> Rows:
    return rows_of(
        SourceDocument.objects.all(),
        "source",
        title="title",
        names=lines("publisher", "file_name"),
        summary="note",
        first="key",
    )
