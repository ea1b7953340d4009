"""What the Celery worker does for the public pages."""

from celery import shared_task

from public.caching.changes import fold_changes as fold


@shared_task(name="public.fold_changes")
def fold_changes() -> None:
    """Run by beat every few minutes, so that reading the marks stays quick."""
    fold()
