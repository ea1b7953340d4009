"""A database of its own: made, migrated, filled with Ostrava's data, dropped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from portal_data.services import load_directory
from publications.evaluation.models import Evaluation

PLAN, YEAR = "ostrava-2022-2027", 2023


@contextmanager
def scratch_database() -> Iterator[None]:
    """Let the connection, and processes started with ``database_url()``, use a new database."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"] = {
        **connection.settings_dict.get("TEST", {}),
        "NAME": f"bench_{os.getpid()}",
    }
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        load_directory(settings.BASE_DIR / "data" / "ostrava")
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def database_url() -> str:
    """The address of the database that the connection uses now."""
    address = urlsplit(os.environ["DATABASE_URL"])
    return address._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def ostrava_evaluation() -> Evaluation:
    return Evaluation.objects.get(plan__key=PLAN, year=YEAR)
