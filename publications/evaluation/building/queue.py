"""Hand an edition over to the worker.

The job is sent by name: web processes need not load what draws.
"""

import logging

import kombu.exceptions
import redis.exceptions
from celery import current_app

BUILD_EDITION = "evaluation.build_edition"

logger = logging.getLogger(__name__)


def send_job(edition_id: int) -> bool:
    """Send the edition's id to the worker. False where the broker does not answer.

    The row stays queued then, and the sweep sends it again.
    """
    try:
        current_app.send_task(BUILD_EDITION, args=[edition_id], retry=False)
    except (kombu.exceptions.OperationalError, redis.exceptions.RedisError, OSError) as error:
        logger.warning("edition %s waits: the broker does not answer (%s)", edition_id, error)
        return False
    return True
