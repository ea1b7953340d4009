"""A hundred thousand projects: what a whole country would have, not a city."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Final

from django.db import connection, transaction

from measures.models import Measure
from partners.models import Organisation
from projects.models import Call, Programme, Project

PROJECTS: Final = 100_000
HOLDERS: Final = 2_000
CALLS: Final = 40

_WORDS: Final = (
    ("Rozvoj", "Podpora", "Vznik", "Rozšíření", "Zajištění", "Posílení", "Centrum", "Koncepce"),
    ("sociálního", "komunitního", "dostupného", "prostupného", "chráněného", "dluhového"),
    ("bydlení", "poradenství", "začleňování", "vzdělávání", "zaměstnávání", "rodičovství"),
    ("Ostrava", "Poruba", "Vítkovice", "Přívoz", "Zábřeh", "Radvanice", "Hrušov", "Muglinov"),
)
_COLUMNS: Final = (
    *("key", "registration_number", "title", "holder_id", "programme_id", "call_id", "budget"),
    *("starts_on", "ends_on", "stage", "description", "url", "source_place", "source_note"),
)
_SENTENCE: Final = "Projekt pomáhá lidem v nepříznivé situaci najít a udržet si domov. "


def make_projects() -> None:
    """Add them to those of the city. Committed, vacuumed and analysed, as they would be in use."""
    chance = Random(20261122)
    Organisation.objects.bulk_create(
        Organisation(
            key=f"nositel-{number}", name=f"{chance.choice(_WORDS[3])} {number}, z. s.", kind="ngo"
        )
        for number in range(HOLDERS)
    )
    programme = Programme.objects.get(key="opz-plus")
    Call.objects.bulk_create(
        Call(programme=programme, code=f"03_23_{number:03}", label=f"{number:03} OPZ+")
        for number in range(100, 100 + CALLS)
    )
    _copy("projects_project", _COLUMNS, _projects(chance))
    _copy("measures_measure_projects", ("measure_id", "project_id"), _carried(chance))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _copy(table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """By COPY, without history and the like: else it would take minutes."""
    # Before the connection is busy copying: making them reads from the database.
    made = list(rows)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in made:
                copy.write_row(row)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _projects(chance: Random) -> Iterator[tuple[object, ...]]:
    """Rows of ``_COLUMNS``: one in ten has no dates, one in five no budget, one in fifty no
    holder."""
    holders = list(
        Organisation.objects.filter(key__startswith="nositel-").values_list("pk", flat=True)
    )
    calls = list(Call.objects.values_list("pk", "programme"))
    stages = Project.Stage.values
    for number in range(PROJECTS):
        call, programme = chance.choice(calls)
        starts_on = datetime.date(2004, 5, 1) + datetime.timedelta(chance.randrange(8_000))
        ends_on = starts_on + datetime.timedelta(chance.randrange(180, 1_800))
        is_dated = chance.randrange(10) > 0
        yield (
            f"projekt-{number}",
            f"CZ.03.02.01/00/22_018/9{number:06}",
            " ".join([*(chance.choice(words) for words in _WORDS), str(number)]),
            chance.choice(holders) if chance.randrange(50) else None,
            programme,
            call,
            chance.randrange(2 * 10**9) / 100 if chance.randrange(5) else None,
            starts_on if is_dated else None,
            ends_on if is_dated else None,
            chance.choice(stages),
            _SENTENCE * chance.randrange(4),
            *("", "", ""),
        )


def _carried(chance: Random) -> Iterator[tuple[int, int]]:
    """Every second project carries a measure of the shipped plans."""
    measures = list(Measure.objects.values_list("pk", flat=True))
    projects = Project.objects.filter(key__startswith="projekt-").values_list("pk", flat=True)
    for project in projects:
        if chance.randrange(2):
            yield chance.choice(measures), project
