"""Enters figures under short names, so that a sample reads as an edition does."""

import datetime
from decimal import Decimal

from common.figures import ValueStatus
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder


class SampleBook:
    """Enters figures under short names, so that the sample reads as the edition does."""

    def __init__(self) -> None:
        self.book = LedgerBuilder()

    def number(
        self,
        entry_id: str,
        label: str,
        amount: str | None,
        *,
        unit: str = "",
        places: int = 0,
        status: ValueStatus = ValueStatus.REPORTED,
        hidden: bool = False,
        approximate: bool = False,
        inputs: tuple[LedgerInput, ...] = (),
    ) -> str:
        return self.book.enter(
            entry_id,
            label=label,
            figure=Figure(
                amount=None if hidden or amount is None else Decimal(amount),
                status=status,
                places=places,
                unit=unit,
                is_approximate=approximate,
                suppressed_below=5 if hidden else None,
            ),
            formula="Součet přírůstků ze schválených zpráv o realizaci.",
            as_of_label="k 30. 4. 2026",
            inputs=inputs or (self.report(amount, hidden=hidden),),
        )

    def report(self, amount: str | None, *, hidden: bool = False) -> LedgerInput:
        return LedgerInput(
            kind="report",
            label="Zpráva o realizaci č. 2, CZ.03.02.01/00/22_018/0001145",
            amount=None if hidden or amount is None else Decimal(amount),
            is_hidden=hidden,
            as_of=datetime.date(2025, 12, 31),
            source="akcni-plan",
            source_place="str. 12",
            approved_by="koordinátor plánu",
            approved_on=datetime.date(2026, 2, 5),
            version=2,
            note="opraveno po kontrole součtu",
        )
