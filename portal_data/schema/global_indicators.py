"""Territories and global indicators with their targets, values and commentaries."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from common.periods import Period
from indicators.models import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
    Territory,
)
from portal_data.schema.record import Record, SourcedRecord
from portal_data.schema.types import Amount, Day, Flag, Key, RequiredText, Text, Whole
from portal_data.schema.values import ValueRecord


def _is_period(text: str) -> str:
    try:
        Period.parse(text)
    except ValueError as error:
        raise PydanticCustomError(
            "period",
            "„{text}“ není období; pište 2021, 2021-H1, 2021-12, 2020/21 nebo 2023-12-31",
            {"text": text},
        ) from error
    return text


PeriodText = Annotated[
    str, AfterValidator(_is_period), WithJsonSchema({"type": ["string", "number"]})
]


class TerritoryRecord(Record):
    stored_as = Territory

    key: Key
    kind: Territory.Kind
    name: RequiredText
    short_name: RequiredText


class GlobalTargetRecord(SourcedRecord):
    stored_as = GlobalTarget
    named_by = ("valid_from",)

    rule: GlobalTarget.Rule
    amount: Amount | None = None
    other_territory: Key | None = None
    rank_direction: GlobalTarget.RankDirection = GlobalTarget.RankDirection.AWAY_FROM_FIRST
    rank_among: Text = ""
    year: Whole
    valid_from: Day | None = None
    reason: Text = ""

    def rules(self) -> Iterator[tuple[str, str]]:
        needs_amount = self.rule in GlobalTarget.NEEDS_AMOUNT
        needs_territory = self.rule == GlobalTarget.Rule.BELOW_TERRITORY
        if needs_amount and self.amount is None:
            yield "amount", f"pravidlo {self.rule} vyžaduje hodnotu"
        if not needs_amount and self.amount is not None:
            yield "amount", f"pravidlo {self.rule} hodnotu nemá"
        if needs_territory and self.other_territory is None:
            yield "other_territory", f"pravidlo {self.rule} vyžaduje území"


class GlobalValueRecord(ValueRecord):
    stored_as = GlobalValue
    named_by = ("territory", "period")

    territory: Key
    period: PeriodText = Field(
        description="období: 2021, 2021-H1, 2021-12, 2020/21 (školní rok) nebo 2023-12-31"
    )
    is_baseline: Flag = False
    rank: Whole | None = None
    method: Text = ""
    known_on: Day | None = None


class GlobalCommentRecord(SourcedRecord):
    stored_as = GlobalComment
    named_by = ("year",)

    year: Whole
    text: RequiredText


class GlobalIndicatorRecord(SourcedRecord):
    stored_as = GlobalIndicator
    named_by = ("plan", "key")

    plan: Key
    key: Key
    position: Whole | None = None
    name: RequiredText
    unit: Text = ""
    decimal_places: Whole = 0
    territory: Key
    rank_scope: Text = ""
    note: Text = ""
    targets: list[GlobalTargetRecord] = []
    values: list[GlobalValueRecord] = []
    comments: list[GlobalCommentRecord] = []

    def rules(self) -> Iterator[tuple[str, str]]:
        if not 0 <= self.decimal_places <= 4:
            yield "decimal_places", "desetinných míst může být 0 až 4"
