"""The day an edition speaks from: what was known then, and which documents say so."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from common.figures import ValueStatus
from publications.evaluation.models import Evaluation
from publications.evaluation.snapshot.ledger import LedgerEntry, LedgerInput
from publications.evaluation.snapshot.schema import SourceRef
from sources.models import SourceDocument


@dataclass(frozen=True, slots=True)
class Knowledge:
    """``known_until`` is the last day whose corrections of reports still count."""

    year: int
    cut_off: datetime.date
    known_until: datetime.date

    @classmethod
    def of(cls, evaluation: Evaluation) -> Self:
        return cls(evaluation.year, evaluation.cut_off, evaluation.known_until)


class Shelf:
    """All source documents by key; one query."""

    def __init__(self) -> None:
        self._documents = {document.key: document for document in SourceDocument.objects.all()}

    def title(self, key: str) -> str:
        return self._documents[key].title

    def cite(
        self,
        key: str,
        *,
        place: str = "",
        amount: Decimal | None = None,
        status: ValueStatus = ValueStatus.REPORTED,
        note: str = "",
    ) -> LedgerInput:
        """The document as an input; a record of the portal where no document is named."""
        return LedgerInput(
            kind="document" if key else "record",
            label=self.title(key) if key else "Záznam v portálu",
            source=key,
            source_place=place,
            amount=amount,
            status=status,
            note=note,
        )

    def used_in(
        self, ledger: Iterable[LedgerEntry], others: Iterable[str]
    ) -> tuple[SourceRef, ...]:
        """The documents that the edition names, by key."""
        keys = {item.source for entry in ledger for item in entry.inputs} | set(others)
        return tuple(_reference(self._documents[key]) for key in sorted(keys - {""}))


def _reference(document: SourceDocument) -> SourceRef:
    return SourceRef(
        key=document.key,
        title=document.title,
        publisher=document.publisher,
        published_label=document.published_label,
        file_name=document.file_name,
        url=document.url,
    )
