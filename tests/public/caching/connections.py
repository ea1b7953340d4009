"""A second connection to the test's database."""

import psycopg
from django.db import connection


def connect() -> psycopg.Connection[tuple[object, ...]]:
    """Another process's connection; a transaction until it is closed without an error."""
    given = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    return psycopg.connect(**{name: given[name] for name in names if given.get(name)})
