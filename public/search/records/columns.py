"""The columns that rows of all kinds share, so that one query can read them all."""

from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    F,
    Func,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

Rows = QuerySet[Any, tuple[Any, ...]]

# In their order; ``first`` to ``third`` are what an address is made of.
COLUMNS: Final = (
    "record_name", "object_id", "code_text", "title_text", "names", "summary_text", "body_text",
    "plan_pk", "visible_from", "first", "second", "third",
)  # fmt: skip

_BREAK: Final = Value("\n\n")


def lines(*expressions: Any) -> Func:
    """The texts, a paragraph each, without those that are empty."""
    texts = [Func(expression, Value(""), function="nullif") for expression in expressions]
    return Func(_BREAK, *texts, function="concat_ws", output_field=TextField())


def listed(queryset: QuerySet[Any], *expressions: Any) -> Func:
    """A paragraph for each related row."""
    rows = queryset.annotate(found_line=lines(*expressions)).values("found_line")
    return Func(ArraySubquery(rows), _BREAK, function="array_to_string", output_field=TextField())


def rows_of(
    queryset: QuerySet[Any],
    record: str,
    *,
    title: Any,
    first: str,
    second: Any = None,
    third: Any = None,
    code: Any = None,
    names: Any = None,
    summary: Any = None,
    body: Any = None,
    plan: str = "",
    visible_from: str = "",
) -> Rows:
    """``queryset`` in the columns of all records; what is not given is empty.

    ``names`` are of those who take part; ``plan`` and ``visible_from`` are names of fields.
    """
    rows: Rows = (
        queryset.order_by()
        .annotate(
            record_name=Value(record, output_field=CharField()),
            object_id=Cast(F("pk"), BigIntegerField()),
            code_text=_text(code),
            title_text=_text(title),
            names=_text(names),
            summary_text=_text(summary),
            body_text=_text(body),
            plan_pk=Cast(F(plan) if plan else Value(None), BigIntegerField()),
            visible_from=F(visible_from) if visible_from else Cast(Value(None), DateField()),
            first=_text(first),
            second=_text(second),
            third=_text(third),
        )
        .values_list(*COLUMNS)
    )
    return rows


def _text(value: Any) -> Any:
    empty = Value("", output_field=TextField())
    return empty if value is None else Coalesce(Cast(value, TextField()), empty)
