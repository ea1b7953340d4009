"""Annex A: projects of the coordinated calls with their budgets, totals and counts."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from common.czech import count, plural
from common.figures import ValueStatus
from measures.funding import PlanFunding
from projects.funding import BudgetTotal
from projects.funding import FundedProject as ProjectRow
from projects.models import Project
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


def funding_part(*, book: LedgerBuilder, shelf: Shelf, funding: PlanFunding) -> Funding:
    """One query for holders; figures come from ``funding``."""
    projects = Project.objects.select_related("holder").in_bulk(
        [row.pk for row in funding.projects]
    )
    budgets = {row.key: _enter_budget(book, shelf, row) for row in funding.projects}
    totals = funding.totals
    by_area: defaultdict[str, list[FundedProject]] = defaultdict(list)
    for row in funding.projects:
        by_area[row.area].append(_row(row, projects[row.pk], funding, budgets[row.key]))
    areas = tuple(
        FundedArea(
            code=total.key,
            name=total.label,
            projects=tuple(by_area[total.key]),
            subtotal=_enter_total(
                book,
                f"budget:area/{total.key}",
                f"oblasti {total.key} {total.label}",
                total,
                budgets,
            ),
        )
        for total in totals.by_area
    )
    by_call = tuple(
        Total(
            label=total.label,
            figure=_enter_total(
                book, f"budget:call/{total.key}", f"výzvy {total.label}", total, budgets
            ),
        )
        for total in totals.by_call
    )
    by_programme = tuple(
        Total(
            label=total.label,
            figure=_enter_total(
                book, f"budget:programme/{total.key}", f"programu {total.label}", total, budgets
            ),
        )
        for total in totals.by_programme
    )
    for total in totals.by_programme:
        _enter_count(book, f"count:projects/{total.key}", f"programu {total.label}", total, budgets)
    whole = "výzev KPSV+"
    return Funding(
        areas=areas,
        by_call=by_call,
        by_programme=by_programme,
        total=_enter_total(book, "budget:total", whole, totals.total, budgets),
        project_count=_enter_count(book, "count:projects", whole, totals.total, budgets),
    )


def _row(
    row: ProjectRow, project: Project, funding: PlanFunding, budget: FigureId
) -> FundedProject:
    return FundedProject(
        measures=tuple(f"{code} {title}" for _pk, code, title in funding.measures[row.key]),
        title=row.title,
        holder=project.holder.name if project.holder else "",
        registration_number=row.registration_number,
        budget=budget,
        call=row.call_label,
        source_note=project.source_note,
    )


def _enter_budget(book: LedgerBuilder, shelf: Shelf, row: ProjectRow) -> FigureId:
    is_known = row.budget is not None
    status = ValueStatus.REPORTED if is_known else ValueStatus.NOT_AVAILABLE
    return book.enter(
        f"budget:project/{row.key}",
        label=f"Rozpočet projektu {row.title}",
        figure=Figure(amount=row.budget, status=status, places=2, unit=MONEY),
        formula="Rozpočet projektu převzatý z dokumentu."
        if row.source
        else "Rozpočet projektu zapsaný v portálu.",
        inputs=[shelf.cite(row.source, place=row.source_place, amount=row.budget, status=status)],
        note=f"Registrační číslo {row.registration_number}." if row.registration_number else "",
    )


def _enter_total(
    book: LedgerBuilder,
    entry_id: str,
    scope: str,
    total: BudgetTotal,
    budgets: Mapping[str, FigureId],
) -> FigureId:
    missing = len(total.missing)
    known = count(len(total.projects), "projektu", "projektů", "projektů")
    return book.enter(
        entry_id,
        label=f"Rozpočet projektů {scope}",
        figure=Figure(amount=total.amount, places=2, unit=MONEY),
        formula=f"Součet rozpočtů {known} {scope}.",
        inputs=_project_inputs(book, total, budgets),
        note=""
        if not missing
        else f"{count(missing, 'projekt', 'projekty', 'projektů')} v součtu "
        f"{plural(missing, 'chybí', 'chybějí', 'chybí')}, rozpočet není znám.",
    )


def _enter_count(
    book: LedgerBuilder,
    entry_id: str,
    scope: str,
    total: BudgetTotal,
    budgets: Mapping[str, FigureId],
) -> FigureId:
    return book.enter(
        entry_id,
        label=f"Počet projektů {scope}",
        figure=Figure(amount=Decimal(total.count)),
        formula=f"Počet projektů {scope}, které uskutečňují opatření plánu.",
        inputs=_project_inputs(book, total, budgets),
    )


def _project_inputs(
    book: LedgerBuilder, total: BudgetTotal, budgets: Mapping[str, FigureId]
) -> list[LedgerInput]:
    inputs = []
    for key in (*total.projects, *total.missing):
        entry = book[budgets[key]]
        inputs.append(
            LedgerInput(
                kind="figure",
                label=entry.label,
                figure=entry.id,
                amount=entry.figure.amount,
                status=entry.figure.status,
            )
        )
    return inputs
