"""One decorator for every model whose history the portal keeps.

Database triggers write the history, so bulk updates and plain SQL are in it too.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db.models import Model

M = TypeVar("M", bound=Model)


def track_history(model: type[M]) -> type[M]:
    """Keep every insert, update and delete of ``model``'s rows, with who did it and when."""
    return track_history_without()(model)


def track_history_without(*fields: str) -> Callable[[type[M]], type[M]]:
    """As ``track_history``, but for ``fields`` that follow from the others."""

    def track(model: type[M]) -> type[M]:
        # Trackers remember the model they were made for, so each model needs its own.
        tracked: type[M] = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            # Not "events": that is what a plan's events are called.
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            exclude=list(fields) or None,
        )(model)
        return tracked

    return track
