"""Load a directory of data files."""

from pathlib import Path

import pghistory
from django.db import connection, transaction

from portal_data.attachments import Attachments
from portal_data.building import build_rows
from portal_data.building.tables import Tables
from portal_data.loading import LoadResult, write_tables
from portal_data.problems import InvalidPortalDataError, Problem, ProblemList
from portal_data.reading import read_directory
from portal_data.validation import read_records

# Any number, the same for all loads: two at once would each miss what the other creates.
LOAD_LOCK = 7_411_020


def load_directory(path: Path, *, dry_run: bool = False) -> LoadResult:
    """Bring the portal to what the files say, in one transaction.

    ``dry_run`` does the same, tells what it did and takes it all back.
    Raises InvalidPortalDataError with every problem; then nothing was loaded.
    """
    with transaction.atomic(), pghistory.context(command="load_portal_data", directory=path.name):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOAD_LOCK])
        tables, attachments, warnings = check_directory(path)
        result = LoadResult(is_dry_run=dry_run, warnings=warnings)
        if not dry_run:
            attachments.store()
        write_tables(tables, result)
        if dry_run:
            transaction.set_rollback(True)
    return result


def check_directory(path: Path) -> tuple[Tables, Attachments, list[Problem]]:
    """Rows and files to write, and warnings. Raises InvalidPortalDataError with every problem."""
    problems = ProblemList()
    directory = read_directory(path, problems)
    is_unreadable = bool(problems.errors)
    records = read_records(directory.files, problems)
    records.has_gaps = records.has_gaps or is_unreadable
    attachments = Attachments(directory.attachments)
    tables = build_rows(records, attachments, problems)
    if not records.has_gaps:
        attachments.complain_of_unused(problems)
    if problems.errors:
        raise InvalidPortalDataError(problems.in_order)
    return tables, attachments, problems.warnings
