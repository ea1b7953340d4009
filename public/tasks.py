"""What the Celery worker does for the public pages."""

from celery import shared_task

from public.caching.changes import fold_changes as fold
from public.search.refresh import catch_up_wholly


@shared_task(name="public.fold_changes")
def fold_changes() -> None:
    """Run by beat every few minutes, so that reading the marks stays quick."""
    fold()


@shared_task(name="public.catch_up_search")
def catch_up_search() -> None:
    """Run by beat: what an edit touched is found anew. A few changes a search reads by itself."""
    catch_up_wholly()
