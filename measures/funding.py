"""Projects of coordinated calls that carry a plan: the rows of Annex A and their totals.

A project belongs to a plan through its measures, or through its area in plans whose measures are
not known. Every stage counts: what was cancelled later was still in the year's edition, and a
check reports it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from measures.models import AreaProject, Measure
from plans.models import StrategicPlan, ThematicArea
from projects.funding import FundedProject, FundingTotals, funded_project, funding_totals
from projects.models import Project


@dataclass(frozen=True, slots=True)
class PlanFunding:
    """``projects`` in the order of the plan: by area, then by their first measure, then by key.

    ``measures`` gives, by project key, the measures it carries as (primary key, code, title).
    """

    projects: tuple[FundedProject, ...]
    totals: FundingTotals
    measures: dict[str, tuple[tuple[int, str, str], ...]]


def plan_funding(plan: StrategicPlan, areas: Sequence[ThematicArea] | None = None) -> PlanFunding:
    """Four queries, whatever the size of the plan; three where its ``areas`` are read already."""
    if areas is None:
        areas = list(ThematicArea.objects.filter(plan=plan).order_by("code_path"))
    order = {area.code: position for position, area in enumerate(areas)}
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
    found = [
        funded_project(project, sorted(codes[project.pk], key=lambda code: order[code]))
        for project in Project.objects.filter(pk__in=codes)
        .coordinated()
        .select_related("call__programme", "programme", "holder", "source")
    ]
    last = len(first)
    found.sort(key=lambda row: (order[row.area], first.get(row.pk, last), row.key))
    return PlanFunding(
        projects=tuple(found),
        totals=funding_totals(found, {area.code: area.name for area in areas}),
        measures={row.key: tuple(measures[row.pk]) for row in found},
    )
