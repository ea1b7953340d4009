"""Measures: their rows, reports received of reports expected, and how many are in which state."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from common.czech import count, format_date, format_date_range, non_breaking
from indicators.wording import as_of_label
from measures.models import Measure, MeasureState
from measures.progress import MeasureProgress
from measures.progress_records import CountedReport, ReportingProject
from plans.models import ThematicArea
from publications.evaluation.snapshot.knowledge import Knowledge
from publications.evaluation.snapshot.labels import measure_period_label
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.schema import (
    NO_FIGURE,
    FigureId,
    MeasureRow,
    MeasureStateName,
    StateCount,
)

STATES: Final[tuple[MeasureStateName, ...]] = (
    "planned",
    "in_progress",
    "completed",
    "not_implemented",
)
STATE_NAMES: Final[dict[MeasureStateName, str]] = {
    "planned": "plánováno",
    "in_progress": "v realizaci",
    "completed": "dokončeno",
    "not_implemented": "nerealizováno",
}


class MeasuresPart:
    """Enters the figures of measures; ``progress`` by primary key, all measures of the plan."""

    def __init__(
        self,
        *,
        book: LedgerBuilder,
        knowledge: Knowledge,
        progress: Mapping[int, MeasureProgress],
    ) -> None:
        self._book = book
        self._progress = progress
        self._as_of = as_of_label(knowledge.cut_off, "state")
        self._cut_off = format_date(knowledge.cut_off)
        self._codes = Counter(item.code for item in progress.values())

    def row(self, measure: Measure) -> MeasureRow:
        progress = self._progress[measure.pk]
        received, expected = NO_FIGURE, NO_FIGURE
        if progress.reports_expected:
            received, expected = (
                self._received(measure, progress),
                self._expected(measure, progress),
            )
        return MeasureRow(
            code=measure.code,
            title=measure.title,
            state=_state(progress.state),
            received=received,
            expected=expected,
            kind="project" if measure.kind == Measure.Kind.PROJECT else "non_project",
            service_type=measure.service_type,
            implementers=tuple(row.organisation.name for row in measure.implementer_rows.all()),
            period_label=measure_period_label(measure),
            footnote=measure.footnote,
            source_note=measure.source_note,
        )

    def state_counts(
        self, measures: Iterable[Measure], area: ThematicArea | None = None
    ) -> tuple[StateCount, ...]:
        """All four states, of an area or of the whole plan."""
        of_state: dict[MeasureStateName, list[LedgerInput]] = {state: [] for state in STATES}
        for measure in measures:
            progress = self._progress[measure.pk]
            since = progress.state_since
            notes = (
                f"stav známý od {format_date(since)}" if since else "stav zatím nebyl zapsán",
                progress.state_note,
            )
            of_state[_state(progress.state)].append(
                LedgerInput(
                    kind="record",
                    label=f"Opatření {measure.code} {measure.title}",
                    as_of=since,
                    source=progress.state_source,
                    source_place=progress.state_source_place,
                    note="; ".join(note for note in notes if note),
                )
            )
        scope = f"oblasti {area.code} {area.name}" if area else "celého plánu"
        return tuple(
            StateCount(
                state=state,
                figure=self._book.enter(
                    f"measures:{area.code if area else 'all'}/{state}",
                    label=f"Opatření {scope}: {STATE_NAMES[state]}",
                    figure=Figure(amount=Decimal(len(of_state[state]))),
                    formula=non_breaking(
                        f"Počet opatření {scope}, která byla k {self._cut_off} ve stavu "
                        f"„{STATE_NAMES[state]}“."
                    ),
                    as_of_label=self._as_of,
                    inputs=of_state[state],
                ),
            )
            for state in STATES
        )

    def _key(self, measure: Measure) -> str:
        """The code; with its goal's where the same code stands under two goals."""
        if self._codes[measure.code] == 1:
            return measure.code
        return f"{measure.code}~{measure.specific_goal.code}"

    def _received(self, measure: Measure, progress: MeasureProgress) -> FigureId:
        return self._book.enter(
            f"measure:{self._key(measure)}/received",
            label=f"Přijaté zprávy o realizaci opatření {measure.code}",
            figure=Figure(amount=Decimal(progress.received)),
            formula=non_breaking(
                f"Počet zpráv o realizaci projektů opatření {measure.code}, které byly přijaty "
                f"do {self._cut_off}."
            ),
            as_of_label=self._as_of,
            inputs=[_report_input(report) for report in progress.reports],
        )

    def _expected(self, measure: Measure, progress: MeasureProgress) -> FigureId:
        return self._book.enter(
            f"measure:{self._key(measure)}/expected",
            label=f"Očekávané zprávy o realizaci opatření {measure.code}",
            figure=Figure(amount=Decimal(progress.expected)),
            formula=(
                f"Součet očekávaných zpráv projektů opatření {measure.code}; není-li u projektu "
                "uvedeno jinak, očekává se jedna zpráva za každé započaté pololetí jeho trvání."
            ),
            as_of_label=self._as_of,
            inputs=[_project_input(project) for project in progress.projects],
        )


def _state(state: MeasureState.State) -> MeasureStateName:
    return STATES[[str(name) for name in STATES].index(state.value)]


def _report_input(report: CountedReport) -> LedgerInput:
    notes = [
        "zprávu započítává zdrojový dokument, její obsah v portálu není"
        if report.is_count_only
        else "",
        f"přijata {format_date(report.received_on)}" if report.received_on else "",
        f"platí {report.version}. verze" if report.version > 1 else "",
    ]
    return LedgerInput(
        kind="report",
        label=f"{report.number}. zpráva o realizaci projektu {report.project_title}",
        amount=Decimal(1),
        as_of=report.period_end,
        source=report.source,
        source_place=report.source_place,
        approved_by=report.approved_by,
        approved_on=report.approved_on,
        version=report.version,
        note=", ".join(note for note in notes if note),
    )


def _project_input(project: ReportingProject) -> LedgerInput:
    if project.is_set_by_hand:
        note = "počet očekávaných zpráv je stanoven ručně"
    elif project.starts_on and project.ends_on:
        span = format_date_range(project.starts_on, project.ends_on)
        note = f"{span}, {count(len(project.periods), 'pololetí', 'pololetí', 'pololetí')}"
    else:
        note = "období projektu není známo"
    return LedgerInput(
        kind="project", label=project.title, amount=Decimal(project.expected), note=note
    )
