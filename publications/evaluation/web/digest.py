"""What the pages around an edition say of it in brief. Computed once, from its snapshot alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from publications.evaluation.rendering.attachments import attached_files
from publications.evaluation.rendering.document import Document
from publications.evaluation.snapshot.ledger import Frozen
from publications.evaluation.snapshot.schema import (
    AreaSection,
    Change,
    ChangeKind,
    Comparison,
    FigureId,
    MeasureStateName,
    Severity,
    Snapshot,
    VerdictName,
)
from publications.evaluation.snapshot.tracked import (
    impact_rows,
    tracked_figures,
    tracked_targets,
)

# Of a long comparison the page of the edition tells the rest.
MOST_CHANGES: Final = 8


class Told(Frozen):
    """A figure as printed, with the anchor of its ledger entry in the page of the edition."""

    anchor: str
    text: str
    unit: str = ""
    label: str = ""
    whole: str = ""
    words: str = ""
    tone: int = 0


class DigestArea(Frozen):
    code: str
    name: str
    tone: int
    states: dict[MeasureStateName, int]


class ToldChange(Frozen):
    kind: ChangeKind
    label: str
    before: str
    now: str
    sentence: str
    anchor: str = ""


class DigestComparison(Frozen):
    year: int
    edition: str
    kinds: dict[ChangeKind, int]
    changes: tuple[ToldChange, ...]


class Corrected(Frozen):
    """What a correction prints otherwise than the edition it supersedes; ``""``: not at all."""

    label: str
    before: str
    now: str
    anchor: str = ""


class DataFile(Frozen):
    """``size`` in bytes."""

    name: str
    title: str
    size: int


class Digest(Frozen):
    figures: int
    key_figures: tuple[Told, ...]
    areas: tuple[DigestArea, ...]
    global_verdicts: dict[VerdictName, int]
    impact_verdicts: dict[VerdictName, int]
    money: Told
    projects: Told
    programmes: tuple[Told, ...]
    findings: dict[Severity, int]
    explained_errors: int
    sources: int
    comparison: DigestComparison | None
    corrected: tuple[Corrected, ...]
    corrected_edition: str
    files: tuple[DataFile, ...]
    pdf_size: int
    pdf_pages: int

    @property
    def states(self) -> dict[MeasureStateName, int]:
        """All measures by their state."""
        total: Counter[MeasureStateName] = Counter()
        for area in self.areas:
            total.update(area.states)
        return dict(total)

    @property
    def measures(self) -> int:
        return sum(self.states.values())


def digest_of(
    snapshot: Snapshot, *, superseded: Snapshot | None, pdf_size: int, pdf_pages: int
) -> Digest:
    """``superseded``: the published edition of the same year that this one corrects.

    ``pdf_pages`` is 0 where nobody counted.
    """
    document = Document(snapshot)
    funding = snapshot.funding
    errors = [finding for finding in snapshot.findings if finding.severity == "error"]
    return Digest(
        figures=len(snapshot.ledger),
        key_figures=tuple(_key_figures(document)),
        areas=tuple(_area(area, document) for area in snapshot.areas),
        global_verdicts=Counter(row.verdict.state for row in snapshot.global_indicators),
        impact_verdicts=Counter(row.verdict.state for row in impact_rows(snapshot)),
        money=_told(funding.total, document),
        projects=_told(funding.project_count, document),
        programmes=tuple(
            _told(total.figure, document, label=total.label) for total in funding.by_programme
        ),
        findings=Counter(finding.severity for finding in snapshot.findings),
        explained_errors=sum(finding.explanation is not None for finding in errors),
        sources=len(snapshot.sources),
        comparison=_comparison(snapshot.comparison, document),
        corrected=tuple(_corrected(superseded, document)) if superseded else (),
        corrected_edition=superseded.meta.edition if superseded else "",
        files=tuple(
            DataFile(name=file.name, title=file.description, size=len(file.content))
            for file in attached_files(snapshot)
        ),
        pdf_size=pdf_size,
        pdf_pages=pdf_pages,
    )


def _told(figure: FigureId, document: Document, *, label: str = "") -> Told:
    printed = document.ledger[figure]
    return Told(
        anchor=printed.anchor,
        text=printed.text,
        label=label or printed.label,
        words=printed.words,
    )


def _key_figures(document: Document) -> Iterator[Told]:
    """The same as on the page of key figures in the document."""
    for key in document.key_figures:
        printed = document.ledger[key.figure]
        yield Told(
            anchor=printed.anchor,
            text=key.text or printed.text,
            unit=key.unit,
            label=key.label,
            whole=key.whole,
            words=key.words,
            tone=key.tone,
        )


def _area(area: AreaSection, document: Document) -> DigestArea:
    ledger = document.snapshot.ledger
    return DigestArea(
        code=area.code,
        name=area.name,
        tone=document.tones[area.code],
        states={
            count.state: int(ledger[count.figure].figure.amount or 0) for count in area.state_counts
        },
    )


def _comparison(comparison: Comparison | None, document: Document) -> DigestComparison | None:
    if comparison is None:
        return None
    return DigestComparison(
        year=comparison.year,
        edition=comparison.edition,
        kinds=Counter(change.kind for change in comparison.changes),
        changes=tuple(_told_changes(comparison.changes[:MOST_CHANGES], document)),
    )


def _told_changes(changes: Iterable[Change], document: Document) -> Iterator[ToldChange]:
    for change in changes:
        yield ToldChange(
            kind=change.kind,
            label=change.label,
            before=change.before,
            now=change.now,
            sentence=change.sentence,
            # What was dropped has no entry any more.
            anchor=document.ledger.anchors.get(change.figure, ""),
        )


def _corrected(superseded: Snapshot, document: Document) -> Iterator[Corrected]:
    """Tracked figures and targets that the two editions print differently."""
    anchors = document.ledger.anchors
    before, now = _printed(superseded), _printed(document.snapshot)
    for key in dict.fromkeys([*now, *before]):
        (label, figure, text), then = now.get(key) or before[key], before.get(key)
        is_gone = key not in now
        if is_gone or then is None or then[2] != text:
            yield Corrected(
                label=label,
                before=then[2] if then else "",
                now="" if is_gone else text,
                anchor=anchors.get(figure, ""),
            )


def _printed(snapshot: Snapshot) -> dict[str, tuple[str, FigureId, str]]:
    """Label, ledger id and text of everything that is followed from edition to edition."""
    figures = tracked_figures(snapshot).values()
    targets = tracked_targets(snapshot).items()
    return {
        **{item.key: (item.label, item.figure, item.said.cell) for item in figures},
        **{f"target:{key}": (item.label, item.figure, item.text) for key, item in targets},
    }
