"""Conditions that several rooms put on their rows."""

from django.db import models
from django.db.models import F, Q


def ends_after_it_starts(
    name: str, start: str = "starts_on", end: str = "ends_on"
) -> models.CheckConstraint:
    """A period does not end before it starts; an open end or start is allowed."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{start}__isnull": True})
        | Q(**{f"{end}__isnull": True})
        | Q(**{f"{end}__gte": F(start)}),
        violation_error_message="Konec období nesmí být před jeho začátkem.",
    )


def has_plan_code(name: str, depth: int) -> models.CheckConstraint:
    """``code`` has exactly ``depth`` numbers joined by dots, as in 1.1.2."""
    pattern = r"^[1-9][0-9]{0,2}" + r"(\.[1-9][0-9]{0,2})" * (depth - 1) + "$"
    return models.CheckConstraint(
        name=name,
        condition=Q(code__regex=pattern),
        violation_error_message=f"Kód má mít {depth} čísla oddělená tečkou, například "
        + ".".join(["1"] * depth)
        + ".",
    )
