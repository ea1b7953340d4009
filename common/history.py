"""One decorator for every model whose history the portal keeps.

Database triggers write the history, so bulk updates and plain SQL are in it too.
"""

import pghistory

track_history = pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
