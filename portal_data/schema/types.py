"""The kinds of values in data files. Each reads a text strictly and says in Czech what is wrong."""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE = r"^[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2})*$"
INDICATOR_CODE = r"^[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){2}/[1-9][0-9]{0,2}$"

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WHOLE = re.compile(r"-?\d{1,9}")
NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,12})?")


def _as_day(value: Any) -> Any:
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError(
        "day", "{value} není datum; pište ho jako 2024-03-31", {"value": _quoted(value)}
    )


def _as_whole(value: Any) -> Any:
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("whole", "{value} není celé číslo", {"value": _quoted(value)})


def _as_amount(value: Any) -> Any:
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError(
        "amount",
        "{value} není číslo; pište ho bez mezer s desetinnou tečkou, například 14964994.80",
        {"value": _quoted(value)},
    )


def _as_flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("flag", "{value} není true ani false", {"value": _quoted(value)})


def _not_blank(value: str) -> str:
    if not value:
        raise PydanticCustomError("blank", "text je prázdný")
    return value


def _quoted(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "seznam"
    if isinstance(value, dict):
        return "záznam"
    text = str(value)
    return f"„{text if len(text) <= 60 else text[:59] + '…'}“"


Day = Annotated[datetime.date, BeforeValidator(_as_day, json_schema_input_type=datetime.date)]
Whole = Annotated[int, BeforeValidator(_as_whole, json_schema_input_type=int)]
Amount = Annotated[Decimal, BeforeValidator(_as_amount, json_schema_input_type=float | str)]
Flag = Annotated[bool, BeforeValidator(_as_flag, json_schema_input_type=bool)]

# An editor takes 1.1 without quotes for a number; here it is the text that was written.
_WRITTEN = {"type": ["string", "number"]}
_Stripped = StringConstraints(strip_whitespace=True)
Text = Annotated[str, _Stripped, WithJsonSchema(_WRITTEN)]
RequiredText = Annotated[
    str, _Stripped, AfterValidator(_not_blank), WithJsonSchema({**_WRITTEN, "minLength": 1})
]
Key = Annotated[str, StringConstraints(strip_whitespace=True, pattern=SLUG)]
Code = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=CODE),
    WithJsonSchema({**_WRITTEN, "pattern": CODE}),
]
IndicatorCode = Annotated[str, StringConstraints(strip_whitespace=True, pattern=INDICATOR_CODE)]
