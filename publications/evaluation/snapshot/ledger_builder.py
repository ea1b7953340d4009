"""The only way to an id of a figure: enter the figure into the ledger."""

from collections.abc import Iterable
from decimal import Decimal

from publications.evaluation.snapshot.ledger import Figure, LedgerEntry, LedgerInput
from publications.evaluation.snapshot.schema import FigureId


class LedgerError(Exception):
    """The ledger would lie: a figure entered twice, a missing input, a circle."""


class LedgerBuilder:
    def __init__(self) -> None:
        self._entries: dict[str, LedgerEntry] = {}

    def enter(
        self,
        entry_id: str,
        *,
        label: str,
        figure: Figure,
        formula: str,
        as_of_label: str = "",
        method: str = "",
        inputs: Iterable[LedgerInput] = (),
        note: str = "",
    ) -> FigureId:
        """Keep the figure and return its id; entering the same again changes nothing.

        Raises LedgerError when the id already stands for something else.
        """
        entry = LedgerEntry(
            id=entry_id,
            label=label,
            figure=figure.model_copy(update={"amount": _scaled(figure.amount, figure.places)}),
            formula=formula,
            as_of_label=as_of_label,
            method=method,
            inputs=tuple(
                item.model_copy(update={"amount": _scaled(item.amount, figure.places)})
                for item in inputs
            ),
            note=note,
        )
        if self._entries.setdefault(entry_id, entry) != entry:
            raise LedgerError(f"{entry_id} is already in the ledger with other content")
        return FigureId(entry_id)

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._entries

    def __getitem__(self, entry_id: str) -> LedgerEntry:
        return self._entries[entry_id]

    def figure(self, entry_id: str) -> Figure:
        return self._entries[entry_id].figure

    def close(self) -> dict[str, LedgerEntry]:
        """All entries, sorted by id. Raises LedgerError for a missing input or a circle."""
        for entry in self._entries.values():
            for item in entry.inputs:
                if item.figure and item.figure not in self._entries:
                    raise LedgerError(
                        f"{entry.id} is computed from {item.figure}, which is missing"
                    )
        _refuse_circles(self._entries)
        return {key: self._entries[key] for key in sorted(self._entries)}


def _scaled(amount: Decimal | None, places: int) -> Decimal | None:
    """``39`` rather than ``39.0000``; places that the amount needs are kept."""
    if amount is None:
        return None
    exponent = amount.normalize().as_tuple().exponent
    needed = -exponent if isinstance(exponent, int) else 0
    return amount.quantize(Decimal(1).scaleb(-max(places, needed, 0)))


def _refuse_circles(entries: dict[str, LedgerEntry]) -> None:
    """Walk inputs depth first without recursion; a ledger may be long."""
    done: set[str] = set()
    for start in entries:
        open_path: dict[str, None] = {}
        stack = [(start, False)]
        while stack:
            current, leaving = stack.pop()
            if leaving:
                del open_path[current]
                done.add(current)
                continue
            if current in open_path:
                raise LedgerError(f"a circle: {' → '.join([*open_path, current])}")
            if current in done:
                continue
            open_path[current] = None
            stack.append((current, True))
            stack.extend((item.figure, False) for item in entries[current].inputs if item.figure)
