"""Annex A: projects of the coordinated calls with their budgets, totals and counts."""

from collections import defaultdict
from decimal import Decimal

from common.czech import count, plural
from common.figures import ValueStatus
from measures.funding import PlanFunding
from projects.funding import BudgetTotal
from projects.funding import FundedProject as ProjectRow
from publications.evaluation.snapshot.knowledge import Shelf
from publications.evaluation.snapshot.ledger import Figure, LedgerInput
from publications.evaluation.snapshot.ledger_builder import LedgerBuilder
from publications.evaluation.snapshot.printing import MONEY
from publications.evaluation.snapshot.schema import (
    FigureId,
    FundedArea,
    FundedProject,
    Funding,
    Total,
)

ALL = "koordinovaných výzev"


class FundingPart:
    """Enters budgets and their totals. Rows and inputs keep the order of the plan; no queries."""

    def __init__(self, *, book: LedgerBuilder, shelf: Shelf, funding: PlanFunding) -> None:
        self._book = book
        self._shelf = shelf
        self._funding = funding
        self._rows = {row.key: row for row in funding.projects}
        self._place = {row.key: place for place, row in enumerate(funding.projects)}
        self._budgets = {row.key: self._enter_budget(row) for row in funding.projects}

    def funding(self) -> Funding:
        totals = self._funding.totals
        for total in totals.by_programme:
            self._enter_count(f"count:projects/{total.key}", f"programu {total.label}", total)
        return Funding(
            areas=self._areas(),
            by_call=tuple(
                Total(
                    label=total.label,
                    figure=self._enter_total(
                        f"budget:call/{total.key}", f"výzvy {total.label}", total
                    ),
                )
                for total in totals.by_call
            ),
            by_programme=tuple(
                Total(
                    label=total.label,
                    figure=self._enter_total(
                        f"budget:programme/{total.key}", f"programu {total.label}", total
                    ),
                )
                for total in totals.by_programme
            ),
            total=self._enter_total("budget:total", ALL, totals.total),
            project_count=self._enter_count("count:projects", ALL, totals.total),
        )

    def _areas(self) -> tuple[FundedArea, ...]:
        projects: defaultdict[str, list[FundedProject]] = defaultdict(list)
        for row in self._funding.projects:
            projects[row.area].append(self._row(row))
        return tuple(
            FundedArea(
                code=total.key,
                name=total.label,
                projects=tuple(projects[total.key]),
                subtotal=self._enter_total(
                    f"budget:area/{total.key}", f"oblasti {total.key} {total.label}", total
                ),
            )
            for total in self._funding.totals.by_area
        )

    def _row(self, row: ProjectRow) -> FundedProject:
        return FundedProject(
            measures=tuple(
                f"{code} {title}" for _pk, code, title in self._funding.measures[row.key]
            ),
            title=row.title,
            holder=row.holder,
            registration_number=row.registration_number,
            budget=self._budgets[row.key],
            call=row.call_label,
            source_note=row.source_note,
        )

    def _enter_budget(self, row: ProjectRow) -> FigureId:
        is_known = row.budget is not None
        status = ValueStatus.REPORTED if is_known else ValueStatus.NOT_AVAILABLE
        origin = "převzatý z dokumentu" if row.source else "zapsaný v portálu"
        number = row.registration_number
        return self._book.enter(
            f"budget:project/{row.key}",
            label=f"Rozpočet projektu {row.title}",
            figure=Figure(amount=row.budget, status=status, places=2, unit=MONEY),
            formula=f"Rozpočet projektu {origin}." if is_known else "Rozpočet projektu není znám.",
            inputs=[
                self._shelf.cite(
                    row.source,
                    place=row.source_place,
                    amount=row.budget,
                    status=status,
                    note=row.source_note,
                )
            ],
            note=f"Registrační číslo {number}." if number else "",
        )

    def _enter_total(self, entry_id: str, scope: str, total: BudgetTotal) -> FigureId:
        known = count(len(total.projects), "projektu", "projektů", "projektů")
        entries = [self._book[self._budgets[key]] for key in self._in_order(total)]
        return self._book.enter(
            entry_id,
            label=f"Rozpočet projektů {scope}",
            figure=Figure(amount=total.amount, places=2, unit=MONEY),
            formula=f"Součet rozpočtů {known} {scope}.",
            inputs=[
                LedgerInput(
                    kind="figure",
                    label=entry.label,
                    figure=entry.id,
                    amount=entry.figure.amount,
                    status=entry.figure.status,
                )
                for entry in entries
            ],
            note=_missing_note(len(total.missing)),
        )

    def _enter_count(self, entry_id: str, scope: str, total: BudgetTotal) -> FigureId:
        rows = [self._rows[key] for key in self._in_order(total)]
        return self._book.enter(
            entry_id,
            label=f"Počet projektů {scope}",
            figure=Figure(amount=Decimal(total.count)),
            formula=f"Počet projektů {scope}, které uskutečňují opatření plánu.",
            inputs=[
                LedgerInput(
                    kind="project",
                    label=row.title,
                    source=row.source,
                    source_place=row.source_place,
                    note=row.registration_number,
                )
                for row in rows
            ],
        )

    def _in_order(self, total: BudgetTotal) -> list[str]:
        return sorted((*total.projects, *total.missing), key=self._place.__getitem__)


def _missing_note(missing: int) -> str:
    if not missing:
        return ""
    projects = count(missing, "projekt", "projekty", "projektů")
    verb = plural(missing, "chybí", "chybějí", "chybí")
    whose = plural(missing, "jehož", "jejichž", "jejichž")
    return f"V součtu {verb} {projects}, {whose} rozpočet není znám."
