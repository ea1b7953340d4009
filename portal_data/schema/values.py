"""What every value has: a number, or the reason why there is none."""

from collections.abc import Iterator

from common.figures import ValueStatus
from portal_data.schema.record import SourcedRecord
from portal_data.schema.types import Amount, Flag, Text


class ValueRecord(SourcedRecord):
    status: ValueStatus = ValueStatus.REPORTED
    amount: Amount | None = None
    is_approximate: Flag = False
    note: Text = ""

    def rules(self) -> Iterator[tuple[str, str]]:
        if "status" in self.dropped:
            return
        if self.status == ValueStatus.REPORTED and self.amount is None:
            yield "amount", "vykázaná hodnota musí mít číslo (nebo jiný status)"
        if self.status != ValueStatus.REPORTED and self.amount is not None:
            yield "status", f"hodnota se stavem {self.status} nesmí mít číslo"
