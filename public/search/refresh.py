"""Keeping the index true: entries that an edit touched are read again, or dropped.

Triggers note what is touched (``marking.py``). Whoever reads again holds one lock meanwhile, so
that a slow reader cannot write what it saw before an edit over what a quick one saw after it.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from django.db import DatabaseError, connection, transaction
from django.urls import NoReverseMatch

from common.stemming import fold
from public.plain_text import plain_text
from public.search.edition_text import edition_text
from public.search.models import SearchChange, SearchEntry
from public.search.records import RECORDS, read
from public.search.words import vector

logger = logging.getLogger(__name__)

# As many a request reads again by itself; a worker does the rest in portions of the same size.
BATCH: Final = 200
_PATIENCE: Final = "1s"
_LOCK: Final = 0x5EA2C4
_MAX_TEXT: Final = 300_000
_TAKE: Final = """
    with taken as (
        delete from public_searchchange where id in (
            select id from public_searchchange order by id limit %s for update skip locked
        ) returning record, object_id
    )
    select distinct record, object_id from taken
"""
_COPIED: Final = [
    "kind", "code", "title", "folded_title", "text", "path", "plan", "visible_from", "vector",
]  # fmt: skip


class Key(NamedTuple):
    record: str
    object_id: int


class Found(NamedTuple):
    """A row of ``records.read``, in the order of its columns."""

    record: str
    object_id: int
    code: str
    title: str
    names: str
    summary: str
    body: str
    plan_id: int | None
    visible_from: Any
    first: str
    second: str
    third: str


def catch_up() -> bool:
    """Read again what waits, if it is little; whether the index holds every committed edit now.

    For a page: a fixed number of queries, a bounded time, and no error when it cannot be done.
    """
    waiting = SearchChange.objects.values("pk")[: BATCH + 1].count()
    if not waiting:
        return True
    if waiting > BATCH:
        return False
    try:
        refresh_waiting(patience=_PATIENCE)
    except DatabaseError:
        logger.warning("The search index could not be brought up to date", exc_info=True)
        return False
    return True


def catch_up_wholly() -> int:
    """Read again all that waits, a portion a transaction. Returns how many entries it was."""
    done = 0
    while count := refresh_waiting():
        done += count
    return done


@transaction.atomic(savepoint=False)
def refresh_waiting(patience: str = "0") -> int:
    """Read a portion of what waits again. Raises DatabaseError when ``patience`` runs out."""
    with connection.cursor() as cursor:
        _lock(cursor, patience)
        cursor.execute(_TAKE, [BATCH])
        keys = [Key(*row) for row in cursor.fetchall()]
    _refresh(keys)
    return len(keys)


def rebuild() -> Iterator[int]:
    """Read everything again, a portion a transaction; yields the size of each."""
    SearchEntry.objects.exclude(record__in=RECORDS).delete()
    for name, record in RECORDS.items():
        there = record.rows().values_list("pk", flat=True)
        known = SearchEntry.objects.filter(record=name).values_list("object_id", flat=True)
        for keys in _portions([Key(name, pk) for pk in sorted({*there, *known})]):
            with transaction.atomic():
                with connection.cursor() as cursor:
                    _lock(cursor)
                _refresh(keys)
            yield len(keys)


def _refresh(keys: Iterable[Key]) -> None:
    """Write the entries of what is there and drop the others; the caller holds the lock."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        if key.record in RECORDS:
            wanted[key.record].append(key.object_id)
    if not wanted:
        return
    entries = [entry for row in read(wanted) if (entry := _entry(Found(*row)))]
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["record", "object_id"],
        update_fields=_COPIED,
    )
    there = {Key(entry.record, entry.object_id) for entry in entries}
    _drop(
        Key(record, pk) for record, pks in wanted.items() for pk in pks if (record, pk) not in there
    )


def _entry(found: Found) -> SearchEntry | None:
    record = RECORDS[found.record]
    try:
        path = record.path(found.first, found.second, found.third)
    except NoReverseMatch:
        logger.warning("%s %s has no address and cannot be found", found.record, found.object_id)
        return None
    body = edition_text(found.body) if found.record == "evaluation" else found.body
    names, summary = plain_text(found.names), plain_text(found.summary)
    body = plain_text(body)[:_MAX_TEXT]
    return SearchEntry(
        record=found.record,
        object_id=found.object_id,
        kind=record.kind,
        code=found.code[:100],
        title=found.title,
        folded_title=fold(found.title),
        text="\n".join(part for part in (names, summary, body) if part),
        path=path,
        plan_id=found.plan_id,
        visible_from=found.visible_from,
        vector=vector(
            [
                ("A", found.code),
                ("A", found.title),
                ("B", names),
                ("B", summary),
                ("C", body),
            ]
        ),
    )


def _drop(keys: Iterable[Key]) -> None:
    gone = list(keys)
    if gone:
        with connection.cursor() as cursor:
            cursor.execute(
                "delete from public_searchentry e using unnest(%s::text[], %s::bigint[])"
                " as gone (record, object_id)"
                " where e.record = gone.record and e.object_id = gone.object_id",
                [[key.record for key in gone], [key.object_id for key in gone]],
            )


def _lock(cursor: Any, patience: str = "0") -> None:
    cursor.execute(
        "select set_config('lock_timeout', %s, true), pg_advisory_xact_lock(%s)", [patience, _LOCK]
    )


def _portions(keys: list[Key]) -> Iterator[list[Key]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
