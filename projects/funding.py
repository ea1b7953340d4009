"""Totals of project budgets: by area, by call, by programme, and of all. Exact.

A project counts once in every kind of total. One that carries measures of several areas counts
whole in the first of them by code; ``FundedProject.areas`` names them all, so that a page can say
so. A project whose budget is not known is listed as missing, never added as zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from projects.models import ProjectQuerySet


@dataclass(frozen=True, slots=True)
class FundedProject:
    """A project in Annex A. ``areas`` are area codes in the order of the plan, first its own."""

    pk: int
    key: str
    title: str
    registration_number: str
    stage: str
    budget: Decimal | None
    programme: str = ""
    programme_label: str = ""
    call: str = ""
    call_label: str = ""
    call_name: str = ""
    areas: tuple[str, ...] = ()
    holder: str = ""
    source: str = ""
    source_place: str = ""
    source_note: str = ""

    @property
    def area(self) -> str:
        """Code of the area it counts in; empty where none is known."""
        return self.areas[0] if self.areas else ""


@dataclass(frozen=True, slots=True)
class BudgetTotal:
    """``key`` is an area code, ``programme key/call code``, a programme key or ``total``."""

    key: str
    label: str
    amount: Decimal
    projects: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Projects in the total, with those whose budget is missing."""
        return len(self.projects) + len(self.missing)


@dataclass(frozen=True, slots=True)
class FundingTotals:
    by_area: tuple[BudgetTotal, ...]
    by_call: tuple[BudgetTotal, ...]
    by_programme: tuple[BudgetTotal, ...]
    total: BudgetTotal


def read_funded(
    projects: ProjectQuerySet, areas: Mapping[int, Sequence[str]]
) -> list[FundedProject]:
    """One query. ``areas`` gives area codes by primary key of the project, first its own."""
    rows = projects.values(
        "pk",
        "key",
        "title",
        "stage",
        "budget",
        "source_place",
        "source_note",
        number=Coalesce("registration_number", Value("")),
        programme_key=F("call__programme__key"),
        programme_label=F("call__programme__short_name"),
        own_programme_key=F("programme__key"),
        own_programme_label=F("programme__short_name"),
        call_code=F("call__code"),
        call_label=F("call__label"),
        call_name=F("call__name"),
        holder_name=F("holder__name"),
        source_key=F("source__key"),
    )
    return [
        FundedProject(
            pk=row["pk"],
            key=row["key"],
            title=row["title"],
            registration_number=row["number"],
            stage=row["stage"],
            budget=row["budget"],
            programme=row["programme_key"] or row["own_programme_key"] or "",
            programme_label=row["programme_label"] or row["own_programme_label"] or "",
            call=f"{row['programme_key']}/{row['call_code']}" if row["programme_key"] else "",
            call_label=row["call_label"] or "",
            call_name=row["call_name"] or "",
            areas=tuple(areas.get(row["pk"], ())),
            holder=row["holder_name"] or "",
            source=row["source_key"] or "",
            source_place=row["source_place"],
            source_note=row["source_note"],
        )
        for row in rows
    ]


def funding_totals(
    projects: Iterable[FundedProject], area_names: Mapping[str, str]
) -> FundingTotals:
    """Totals of the projects given. ``area_names`` gives areas their names and their order.

    Only areas, calls and programmes that have a project are listed. Raises ValueError when a
    project is given twice: its budget would count twice.
    """
    found = list(projects)
    if len({project.key for project in found}) != len(found):
        raise ValueError("a project is given twice")
    by_area: dict[str, list[FundedProject]] = {code: [] for code in area_names}
    by_call: dict[str, list[FundedProject]] = {}
    by_programme: dict[str, list[FundedProject]] = {}
    for project in found:
        if project.area:
            by_area.setdefault(project.area, []).append(project)
        if project.call:
            by_call.setdefault(project.call, []).append(project)
        if project.programme:
            by_programme.setdefault(project.programme, []).append(project)
    return FundingTotals(
        by_area=tuple(
            _total(code, area_names.get(code, code), rows) for code, rows in by_area.items() if rows
        ),
        by_call=tuple(
            _total(key, by_call[key][0].call_label, by_call[key]) for key in sorted(by_call)
        ),
        by_programme=tuple(
            _total(key, by_programme[key][0].programme_label, by_programme[key])
            for key in sorted(by_programme)
        ),
        total=_total("total", "Celkem", found),
    )


def _total(key: str, label: str, rows: Sequence[FundedProject]) -> BudgetTotal:
    budgets = [row.budget for row in rows if row.budget is not None]
    return BudgetTotal(
        key=key,
        label=label,
        amount=sum(budgets, Decimal("0.00")),
        projects=tuple(sorted(row.key for row in rows if row.budget is not None)),
        missing=tuple(sorted(row.key for row in rows if row.budget is None)),
    )
