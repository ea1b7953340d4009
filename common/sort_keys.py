"""Order by a plan code as numbers: 1.1.1.10 comes after 1.1.1.9."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast


def code_path_field() -> models.GeneratedField:
    """A stored column: the code split at its dots into integers."""
    return models.GeneratedField(
        expression=Cast(
            Func(F("code"), Value("."), function="string_to_array"),
            ArrayField(models.IntegerField()),
        ),
        output_field=ArrayField(models.IntegerField()),
        db_persist=True,
        editable=False,
    )
