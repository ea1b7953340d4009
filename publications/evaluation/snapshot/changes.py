"""What differs from the edition of the year before, and of which kind each difference is.

Three states of a figure are told apart: as printed then, as the year then looks with today's
knowledge (``restated``), and as it is now. The first two differ by a late correction, the last two
by what happened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from publications.evaluation.snapshot import change_sentences as say
from publications.evaluation.snapshot.change_sentences import Said
from publications.evaluation.snapshot.ledger import Figure, LedgerEntry
from publications.evaluation.snapshot.schema import Change, ChangeKind, Snapshot
from publications.evaluation.snapshot.tracked import (
    Tracked,
    TrackedTarget,
    measures_in,
    tracked_figures,
    tracked_targets,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A report that was corrected: ``label`` and ``version`` as in the inputs of the ledger."""

    label: str
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class Restated:
    """The older year as known today. ``corrections`` and ``target_reasons`` by their keys.

    ``protected`` are figures whose small counts are hidden: beside the printed figure and today's,
    a third number could give a count away, so a corrected one is not told.
    """

    ledger: Mapping[str, LedgerEntry] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    target_reasons: Mapping[str, str] = field(default_factory=dict)


def changes(previous: Snapshot, now: Snapshot, restated: Restated) -> tuple[Change, ...]:
    """In the order of this edition's document; what was dropped comes last."""
    then, current = tracked_figures(previous), tracked_figures(now)
    year = previous.meta.year
    found: list[Change] = []
    for key, item in current.items():
        if key in then:
            found += _of_figure(previous, now, then[key], item, restated)
        else:
            found.append(_change("new_figure", item, "", item.said.cell, say.new_figure(year)))
    found += _of_targets(tracked_targets(previous), tracked_targets(now), restated)
    found += [
        _change("dropped_figure", item, item.said.cell, "", say.dropped_figure(year, item.said))
        for key, item in then.items()
        if key not in current
    ]
    return tuple(found)


def _of_figure(
    previous: Snapshot, now: Snapshot, then: Tracked, item: Tracked, restated: Restated
) -> Iterator[Change]:
    year = previous.meta.year
    entry = restated.ledger.get(then.figure, then.entry)
    printed, today = then.said, item.said
    base = Said(_restated_figure(then, entry, restated), then.is_rank)
    if _shown(base.figure) != _shown(printed.figure):
        reasons = _reasons(previous, then.entry, entry, restated)
        sentence = say.late_correction(year, printed, base, reasons)
        yield _change("late_correction", item, printed.cell, base.cell, sentence)
    was, is_ = _is_known(base.figure), _is_known(today.figure)
    if was and not is_:
        sentence = say.missing_data(year, base, today)
        yield _change("missing_data", item, base.cell, today.cell, sentence)
    elif is_ and not was:
        yield _change("new_figure", item, base.cell, today.cell, say.new_figure(year, base))
    elif is_ and entry.method != item.entry.method:
        sentence = say.changed_method(base, today, (entry.method, item.entry.method))
        yield _change("changed_method", item, base.cell, today.cell, sentence)
    elif is_ and _shown(base.figure) != _shown(today.figure):
        sentence = say.real_change(year, base, today, _moved(previous, now, item))
        yield _change("real_change", item, base.cell, today.cell, sentence)


def _restated_figure(then: Tracked, entry: LedgerEntry, restated: Restated) -> Figure:
    is_corrected = _shown(entry.figure) != _shown(then.entry.figure)
    if is_corrected and entry.figure.amount is not None and then.figure in restated.protected:
        return entry.figure.model_copy(update={"amount": None, "is_withheld": True})
    return entry.figure


def _of_targets(
    then: Mapping[str, TrackedTarget], current: Mapping[str, TrackedTarget], restated: Restated
) -> Iterator[Change]:
    for key, target in current.items():
        if key in then and then[key].text != target.text:
            reason = restated.target_reasons.get(key, "")
            yield Change(
                figure=target.figure,
                label=target.label,
                kind="changed_target",
                before=then[key].text,
                now=target.text,
                sentence=say.changed_target(then[key].text, target.text, reason),
            )


def _change(kind: ChangeKind, item: Tracked, before: str, now: str, sentence: str) -> Change:
    return Change(
        figure=item.figure,
        label=item.label,
        kind=kind,
        before=before,
        now=now,
        sentence=sentence,
    )


def _reasons(
    previous: Snapshot, printed: LedgerEntry, entry: LedgerEntry, restated: Restated
) -> list[str]:
    """Of the corrections that were not in the printed figure yet; else a note written since."""
    known = _reports_behind(previous.ledger, printed)
    reasons = [
        f"{correction.label}: {say.lower_first(correction.reason.strip().rstrip('.'))}"
        for correction in restated.corrections.get(entry.id, ())
        if (correction.label, correction.version) not in known
    ]
    if not reasons and entry.note and entry.note != printed.note:
        return [entry.note.strip().rstrip(".")]
    return reasons


def _reports_behind(ledger: Mapping[str, LedgerEntry], entry: LedgerEntry) -> set[tuple[str, int]]:
    """Label and version of each report in the inputs, also of those of its categories."""
    found: set[tuple[str, int]] = set()
    for item in entry.inputs:
        if item.figure:
            found |= _reports_behind(ledger, ledger[item.figure])
        else:
            found.add((item.label, item.version))
    return found


def _moved(previous: Snapshot, now: Snapshot, item: Tracked) -> list[str]:
    """Which measures came into a state, where the figure counts measures."""
    prefix, _, state = item.key.partition("/")
    if prefix != "measures:all":
        return []
    before = set(measures_in(previous, state))
    return [code for code in measures_in(now, state) if code not in before]


def _is_known(figure: Figure) -> bool:
    """A number stands behind it, also where it is hidden."""
    return figure.amount is not None or figure.is_hidden


def _shown(figure: Figure) -> tuple[object, ...]:
    """What a reader can tell of the figure; scale of the amount does not matter."""
    return (
        figure.amount.normalize() if figure.amount is not None else None,
        figure.status,
        figure.is_approximate,
        figure.suppressed_below,
        figure.is_withheld,
    )
