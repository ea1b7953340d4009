"""Published editions for tests of pages. Only the PDF is not drawn; all else is the real thing."""

from pathlib import Path

from accounts.models import User
from accounts.roles import Role, grant_role
from portal_data.services import load_directory
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.services import publish_edition
from tests.evaluation.editions import make_ready
from tests.factories import UserFactory

DATA = Path(__file__).parents[2] / "data"


def publish(evaluation: Evaluation, *, minor: int = 0, erratum: str = "") -> Edition:
    """Build the edition from what the database holds, and publish it; seconds for a whole plan."""
    edition = Edition.objects.create(evaluation=evaluation, minor=minor, erratum=erratum)
    publisher: User = UserFactory()
    grant_role(user=publisher, role=Role.COORDINATOR, by=None)
    return publish_edition(edition=make_ready(edition), by=publisher)


def publish_ostrava() -> Edition:
    """Load the shipped data of Ostrava and publish its evaluation of 2023."""
    load_directory(DATA / "ostrava")
    return publish(Evaluation.objects.get(plan__key="ostrava-2022-2027", year=2023))
