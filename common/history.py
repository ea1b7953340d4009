"""One decorator for every model whose history the portal keeps.

Database triggers write the history, so bulk updates and plain SQL are in it too.
"""

from typing import TypeVar

import pghistory
from django.db.models import Model

M = TypeVar("M", bound=Model)


def track_history(model: type[M]) -> type[M]:
    """Keep every insert, update and delete of ``model``'s rows, with who did it and when."""
    # Trackers remember the model they were made for, so each model needs its own.
    track = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        # Not "events": that is what a plan's events are called.
        obj_field=pghistory.ObjForeignKey(related_name="history"),
    )
    tracked: type[M] = track(model)
    return tracked
