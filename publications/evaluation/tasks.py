"""What the Celery worker runs. A job carries an edition's id; all else lives in its row."""

import os

from celery import Task, shared_task
from django.conf import settings

from publications.evaluation.building.build import build_edition as build
from publications.evaluation.building.queue import BUILD_EDITION
from publications.evaluation.building.sweep import requeue_lost_editions as requeue
from publications.evaluation.web.drawing import draw_missing_pages


@shared_task(
    name=BUILD_EDITION,
    bind=True,
    soft_time_limit=settings.EDITION_TIME_LIMIT_SECONDS,
    time_limit=settings.EDITION_TIME_LIMIT_SECONDS + 30,
)
def build_edition(self: Task[[int], None], edition_id: int) -> None:
    """Build the edition, unless there is nothing to do: a job may come twice or too late."""
    build(edition_id=edition_id, worker=f"{self.request.hostname}:{os.getpid()}")


@shared_task(name="evaluation.requeue_lost_editions")
def requeue_lost_editions() -> None:
    """Run by beat every ``EDITION_SWEEP_SECONDS``."""
    requeue()
    draw_missing_pages()
