"""One published evaluation of a small plan."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from publications.evaluation.models import Edition, Evaluation
from tests.factories import EvaluationFactory
from tests.public.publishing import publish


@pytest.fixture(autouse=True)
def _czech() -> Iterator[None]:
    """A request to an English page leaves its language behind in the thread."""
    with translation.override("cs"):
        yield


@pytest.fixture
def evaluation(db: None, media: object) -> Evaluation:
    made: Evaluation = EvaluationFactory(title="Průběžné vyhodnocení", year=2023)
    return made


@pytest.fixture
def edition(evaluation: Evaluation) -> Edition:
    return publish(evaluation)


@pytest.fixture
def correction(edition: Edition) -> Edition:
    """1.1 of the same evaluation; ``edition`` is superseded by it."""
    erratum = "Opraven počet opatření v oblasti Bydlení."
    return publish(edition.evaluation, minor=1, erratum=erratum)
