"""Which state of the public's data is committed: a set of marks, one a transaction that changed it.

Triggers (``watching.py``) leave the marks, so a mark is seen exactly when its change is. Marks are
random and never come back: two readers who see the same set see the same data. Neither the largest
of a series nor their number would do, as transactions do not commit in the order they began.
"""

from typing import Final

from django.contrib.postgres.functions import RandomUUID
from django.db import InterfaceError, OperationalError, connection, models
from django.utils import timezone

# More marks than this are folded into one; a fold costs each page one drawing, as an edit does.
MARKS_KEPT: Final = 50

_READ: Final = "select md5(string_agg(id::text, '' order by id)) from public_datachange"
# Only what this statement sees goes, so a mark that is not committed yet stays. The new mark keeps
# the set from ever being one that was there before.
_FOLD: Final = """
    with gone as (delete from public_datachange returning id)
    insert into public_datachange select gen_random_uuid() where exists (select from gone)
"""


class DataChange(models.Model):
    """The mark of one transaction that changed what the public may read."""

    id = models.UUIDField(primary_key=True, editable=False, db_default=RandomUUID())

    class Meta:
        verbose_name = "data change"
        verbose_name_plural = "data changes"

    def __str__(self) -> str:
        return str(self.id)


def current_revision() -> str | None:
    """Names the data that a page shows which is drawn from now on: the committed rows and the day.

    The day (here, not the database's: pages are drawn by this clock) decides what is out, over or
    overdue. None where there are no marks, so that nothing can be said. Raises DatabaseError.

    The first question of a request: it is also the check whether the connection kept from the last
    request is alive. Django's own would double the price of a page that is kept.
    """
    today = timezone.localdate()
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        marks = _read_marks()
    except (OperationalError, InterfaceError):
        connection.close()
        marks = _read_marks()
    return f"{marks}.{today}" if marks else None


def _read_marks() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        marks: str | None = cursor.fetchone()[0]
    return marks


def fold_changes() -> bool:
    """Replace the marks by one where there are many; whether it did. Holds no writer up."""
    if DataChange.objects.count() <= MARKS_KEPT:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_FOLD)
    return True
