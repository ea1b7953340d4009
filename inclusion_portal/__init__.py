"""Settings, root addresses and the Celery application. Nothing imports this room."""

from inclusion_portal.celery import app as celery_app

__all__ = ["celery_app"]
