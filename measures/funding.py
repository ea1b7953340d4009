"""Projects of coordinated calls that carry a plan: the rows of Annex A and their totals.

A project belongs to a plan through its measures, or through its area in plans whose measures are
not known. Every stage counts: what was cancelled later was still in the year's edition, and a
check reports it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from measures.models import AreaProject, Measure
from plans.models import StrategicPlan, ThematicArea
from projects.funding import FundedProject, FundingTotals, funding_totals, read_funded
from projects.models import Project


@dataclass(frozen=True, slots=True)
class PlanFunding:
    """``projects`` in the order of the plan: by area, then by their first measure, then by key.

    ``measures`` gives, by project key, the measures it carries as (primary key, code, title).
    """

    projects: tuple[FundedProject, ...]
    totals: FundingTotals
    measures: dict[str, tuple[tuple[int, str, str], ...]]


class NamedArea(Protocol):
    """An area of a plan, read as a model or not."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...


def plan_funding(plan: StrategicPlan, areas: Sequence[NamedArea] | None = None) -> PlanFunding:
    """Four queries, whatever the size of the plan; three where its ``areas`` are read already."""
    if areas is None:
        areas = list(ThematicArea.objects.filter(plan=plan).order_by("code_path"))
    codes: defaultdict[int, set[str]] = defaultdict(set)
    measures: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    rows = (
        Measure.objects.of_plan(plan)
        .filter(projects__call__is_coordinated=True)
        .order_by("code_path", "pk")
        .values_list("projects", "pk", "code", "title", "specific_goal__strategic_goal__area__code")
    )
    first: dict[int, int] = {}
    for project, pk, code, title, area in rows:
        measures[project].append((pk, code, title))
        codes[project].add(area)
        first.setdefault(project, len(first))
    for project, area in AreaProject.objects.filter(
        area__plan=plan, project__call__is_coordinated=True
    ).values_list("project", "area__code"):
        codes[project].add(area)
    found = funded_projects(areas, codes)
    order = {area.code: position for position, area in enumerate(areas)}
    last = len(first)
    found.sort(key=lambda row: (order[row.area], first.get(row.pk, last), row.key))
    return PlanFunding(
        projects=tuple(found),
        totals=totals_by_area(found, areas),
        measures={row.key: tuple(measures[row.pk]) for row in found},
    )


def funded_projects(
    areas: Sequence[NamedArea], codes: Mapping[int, Collection[str]]
) -> list[FundedProject]:
    """Those paid from coordinated calls among the projects of a plan, in no order; one query.

    ``areas`` are those of the plan in its order, ``codes`` the codes of areas that each project
    works in, by its primary key.
    """
    order = {area.code: position for position, area in enumerate(areas)}
    return read_funded(
        Project.objects.filter(pk__in=list(codes)).coordinated(),
        {pk: sorted(of_project, key=lambda code: order[code]) for pk, of_project in codes.items()},
    )


def totals_by_area(projects: Iterable[FundedProject], areas: Sequence[NamedArea]) -> FundingTotals:
    """``areas`` as of ``funded_projects``."""
    return funding_totals(projects, {area.code: area.name for area in areas})
