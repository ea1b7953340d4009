"""The part ``pages`` of the measurements."""

import tempfile
from collections.abc import Iterator

from django.test import override_settings

from accounts.models import User
from accounts.roles import Role, grant_role
from bench.database import ostrava_evaluation
from bench.lines import BenchError, Line
from bench.pages.server import web_server
from bench.pages.speed import measure_speed
from bench.pages.transfer import measure_transfer
from publications.evaluation.building.build import build_edition
from publications.evaluation.models import Edition
from publications.evaluation.services import publish_edition


def measure() -> Iterator[Line]:
    """Ostrava's portal with its evaluation of 2023 published, as the shipped data makes it."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        override_settings(MEDIA_ROOT=folder),
    ):
        _publish_evaluation()
        with web_server() as port:
            yield from measure_speed(port)
            yield from measure_transfer(port)


def _publish_evaluation() -> None:
    """Here and not by a worker: what that takes is another part's matter."""
    evaluation = ostrava_evaluation()
    Edition.objects.filter(evaluation=evaluation).delete()
    edition = Edition.objects.create(evaluation=evaluation)
    build_edition(edition_id=edition.pk, worker="bench")
    edition.refresh_from_db()
    if edition.state != Edition.State.READY:
        raise BenchError(f"The edition is {edition.state}: {edition.reason}")
    coordinator = User.objects.create_user(email="bench@example.org", password=None)
    grant_role(user=coordinator, role=Role.COORDINATOR, by=None)
    publish_edition(edition=edition, by=coordinator)
