"""A thread that says the worker is alive while it draws.

A thread and not a callback of the drawing: laying out one long table may take longer than any lease
one would like, and what the lease asks is whether the process lives. Whether it gets anywhere is
what the task's time limit asks.
"""

import logging
import threading
from types import TracebackType
from typing import Self

from django.db import Error, connection

from publications.evaluation.building.claim import Claim, ClaimLost

BEAT_SECONDS = 1.0

logger = logging.getLogger(__name__)


class Heartbeat:
    """Writes the sign of life and the progress once a second, on its own connection.

    >>> with Heartbeat(claim) as heartbeat:
    ...     heartbeat.report(40)  # raises ClaimLost once the claim is gone
    """

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._percent = 0
        self._over = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def report(self, percent: float) -> None:
        """Note how far the work is, 0 to 100. Raises ClaimLost, so that it stops early."""
        self._percent = min(100, max(0, int(percent)))
        if self._lost.is_set():
            raise ClaimLost(self._claim.edition_id)

    def _beat(self) -> None:
        try:
            while not self._over.wait(BEAT_SECONDS):
                self._write()
        except ClaimLost:
            self._lost.set()
        finally:
            connection.close()

    def _write(self) -> None:
        try:
            self._claim.write(progress=self._percent)
        except Error as error:
            # The database may be restarting; the lease outlasts that, or the claim is lost.
            logger.warning("no sign of life written: %s", error)
            connection.close()
