"""A worker's claim on an edition. Whoever has lost it can write nothing any more."""

import uuid
from dataclasses import dataclass, field
from typing import Any, Self

from django.db.models import F
from django.utils import timezone

from publications.evaluation.models import Edition

State = Edition.State


class ClaimLost(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """Somebody else holds the edition now, or it was asked for anew, or it is deleted."""


@dataclass(frozen=True)
class Claim:
    """The right to write one edition. Every write is conditional on it, so each is a fence."""

    edition_id: int
    token: uuid.UUID = field(default_factory=uuid.uuid4)

    @classmethod
    def take(cls, *, edition_id: int, worker: str) -> Self | None:
        """Claim a queued edition; None where there is nothing to claim.

        One UPDATE decides: of two workers with the same job the second changes no row.
        """
        claim = cls(edition_id)
        taken = Edition.objects.filter(pk=edition_id, state=State.QUEUED).update(
            state=State.BUILDING,
            claim=claim.token,
            worker=worker[:80],
            attempts=F("attempts") + 1,
            progress=0,
            alive_at=timezone.now(),
        )
        return claim if taken else None

    def write(self, **values: Any) -> None:
        """Set columns of the edition. Raises ClaimLost."""
        held = Edition.objects.filter(pk=self.edition_id, claim=self.token)
        if not held.update(alive_at=timezone.now(), **values):
            raise ClaimLost(self.edition_id)

    def finish(self, **result: Any) -> None:
        self._let_go(
            state=State.READY, reason="", progress=100, finished_at=timezone.now(), **result
        )

    def fail(self, reason: str) -> None:
        self._let_go(state=State.FAILED, reason=reason, finished_at=timezone.now())

    def give_back(self) -> None:
        """Queue it again: this worker was told to stop, which is no failed attempt."""
        self._let_go(state=State.QUEUED, progress=0, attempts=F("attempts") - 1)

    def _let_go(self, **values: Any) -> None:
        self.write(claim=None, worker="", **values)
