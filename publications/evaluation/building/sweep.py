"""Pick up what a dead worker or a dead broker dropped."""

import logging

from django.db import transaction
from django.utils import timezone

from publications.evaluation.building.files import delete_left_over
from publications.evaluation.building.queue import send_job
from publications.evaluation.models import Edition

MAX_ATTEMPTS = 3
GAVE_UP = (
    "Sestavení se třikrát nedokončilo: pokaždé se přerušilo dřív, než bylo hotovo (nejčastěji "
    "workeru dojde paměť nebo přestane odpovídat databáze). Požádejte správce portálu, aby se "
    "podíval do záznamu workeru, a pak spusťte sestavení znovu."
)

logger = logging.getLogger(__name__)


def requeue_lost_editions() -> list[int]:
    """Send again what has had no sign of life for the lease; return the ids sent.

    A queued edition whose message still waits gets a second message, which does no harm. One that
    was begun ``MAX_ATTEMPTS`` times and never ended fails.
    """
    sent = _requeue()
    for edition_id in sent:
        send_job(edition_id)
    if names := delete_left_over():
        logger.info("deleted files nobody refers to: %s", ", ".join(names))
    return sent


@transaction.atomic
def _requeue() -> list[int]:
    requeued: list[int] = []
    now = timezone.now()
    for edition in Edition.objects.abandoned().select_for_update(skip_locked=True):
        edition.claim, edition.worker, edition.alive_at = None, "", now
        if edition.attempts >= MAX_ATTEMPTS:
            edition.state, edition.reason, edition.finished_at = Edition.State.FAILED, GAVE_UP, now
            logger.error("edition %s gave up after %s attempts", edition.pk, edition.attempts)
        else:
            edition.state = Edition.State.QUEUED
            requeued.append(edition.pk)
            logger.warning("edition %s was lost, it is queued again", edition.pk)
        edition.save(
            update_fields=["claim", "worker", "alive_at", "state", "reason", "finished_at"]
        )
    return requeued
