"""One unchanging view of the database for all reads of an edition."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_UNCHANGING = frozenset({"repeatable read", "serializable"})


@contextmanager
def frozen_view() -> Iterator[None]:
    """Let every query inside see the database as it was at the first one, and write nothing.

    Opens the transaction itself. Inside a caller's transaction it takes part only in one that is
    already unchanging: ``durable`` raises RuntimeError for any other, except that of a test case.
    """
    if connection.in_atomic_block and _isolation() in _UNCHANGING:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
            yield
        return
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        if is_outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield


def _isolation() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        return str(cursor.fetchone()[0])
