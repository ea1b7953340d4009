"""The ledger: every figure of an edition once, with its formula and what it came from.

Everything else in a snapshot refers to figures by id, so none is without an entry.
"""

import datetime
from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from common.figures import ValueStatus


class Frozen(BaseModel):
    """Parts of a snapshot do not change and hold nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(Frozen):
    """A number as it may be shown. A suppressed count has no amount: the snapshot is public."""

    amount: Decimal | None = None
    status: ValueStatus = ValueStatus.REPORTED
    places: int = 0
    unit: str = Field(default="", description="%, Kč, osob…; empty for a bare number")
    is_approximate: bool = False
    suppressed_below: int | None = Field(
        default=None, description="The threshold, where a small count is hidden."
    )
    is_withheld: bool = Field(
        default=False,
        description="Hidden because it would give a small count away; it may be of any size.",
    )

    @property
    def is_hidden(self) -> bool:
        return self.is_withheld or self.suppressed_below is not None

    @model_validator(mode="after")
    def _hidden_count_has_no_amount(self) -> Self:
        if self.is_hidden and self.amount is not None:
            raise ValueError("a hidden count has no amount")
        return self


class LedgerInput(Frozen):
    """One thing a figure was computed from."""

    kind: Literal["report", "document", "project", "figure", "record"]
    label: str
    figure: str = Field(default="", description="Ledger id, where the input is itself a figure.")
    amount: Decimal | None = None
    status: ValueStatus = ValueStatus.REPORTED
    is_hidden: bool = Field(default=False, description="A small count: its amount is left out.")
    as_of: datetime.date | None = None
    source: str = Field(default="", description="Key of a source document.")
    source_place: str = ""
    approved_by: str = ""
    approved_on: datetime.date | None = None
    version: int = 1
    note: str = ""

    @model_validator(mode="after")
    def _hidden_input_has_no_amount(self) -> Self:
        if self.is_hidden and self.amount is not None:
            raise ValueError("a hidden input has no amount")
        return self


class LedgerEntry(Frozen):
    """``formula`` is a Czech sentence a reader can recompute the figure by."""

    id: str
    label: str
    figure: Figure
    formula: str
    as_of_label: str = ""
    method: str = Field(default="", description="How it was measured, where it is known.")
    inputs: tuple[LedgerInput, ...] = ()
    note: str = ""
