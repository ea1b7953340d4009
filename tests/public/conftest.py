"""The portal as it ships, for tests of whole pages."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from publications.evaluation.models import Edition
from tests.public.publishing import publish_ostrava


@pytest.fixture(scope="module")
def ostrava_published(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Edition]:
    """Ostrava's data with the published evaluation of 2023, once for a file whose tests only read.

    Not committed: a server in another thread or process does not see it. There, call
    ``publish_ostrava`` in a test with ``transactional_db``.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            # A snapshot is taken from data that stand still.
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield publish_ostrava()
        transaction.set_rollback(True)
