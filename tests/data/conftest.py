"""The shipped data of Ostrava, loaded through the real loader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from plans.models import StrategicPlan
from portal_data.services import load_directory

DATA = Path(__file__).parents[2] / "data" / "ostrava"


@pytest.fixture(scope="session")
def ostrava_folder() -> Path:
    return DATA


@pytest.fixture(scope="module")
def ostrava(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """Loaded once for all tests of a file, which only read; taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_directory(DATA)
        yield DATA
        transaction.set_rollback(True)


@pytest.fixture
def plan(ostrava: Path) -> StrategicPlan:
    return StrategicPlan.objects.get(key="ostrava-2022-2027")
