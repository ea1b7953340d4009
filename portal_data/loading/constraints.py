"""What the database refuses, told as a problem of a record instead of a traceback."""

import contextlib
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from django.db.models import ProtectedError, RestrictedError

from portal_data.building.rows import Row, Table
from portal_data.problems import InvalidPortalDataError, Place, Problem


@contextlib.contextmanager
def readable_errors(table: Table) -> Iterator[None]:
    """Stand around the table's own savepoint, so that queries work again when this looks."""
    try:
        yield
    except (ProtectedError, RestrictedError) as error:
        raise InvalidPortalDataError([_protected(table, error)]) from error
    except DatabaseError as error:
        raise InvalidPortalDataError(_refused(table, error)) from error


def _protected(table: Table, error: ProtectedError | RestrictedError) -> Problem:
    objects = error.args[1]
    users = ", ".join(sorted(str(user) for user in objects)[:3])
    return Problem(
        Place(), f"záznam chybí v souborech, ale v portálu se na něj odkazuje: {users}", table.label
    )


def _refused(table: Table, error: DatabaseError) -> list[Problem]:
    """The rows that break a constraint, found by asking each constraint about each row."""
    problems = [
        Problem(row.record.found_at, reason, row.record.path)
        for row in table.rows.values()
        if row.instance is not None
        for reason in _broken_constraints(table.model, row)
    ]
    if problems:
        return problems
    diagnosis = getattr(error.__cause__, "diag", None)
    detail = getattr(diagnosis, "message_detail", None) or str(error).splitlines()[0]
    name = getattr(diagnosis, "constraint_name", None) or "databáze"
    return [Problem(Place(), f"databáze odmítla zápis ({name}): {detail}", table.label)]


def _broken_constraints(model: type[models.Model], row: Row) -> Iterator[str]:
    instance = row.instance
    assert instance is not None  # noqa: S101
    for constraint in model._meta.constraints:
        try:
            constraint.validate(model, instance)
        except ValidationError as error:
            yield from error.messages
    try:
        instance.validate_unique()
    except ValidationError as error:
        yield from error.messages
