"""Projects in the totals of Annex A: without a budget, cancelled, of several areas."""

from collections.abc import Iterator

from projects.models import Project
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check


@check("funding", "Projekty započtené do čerpání")
def funding(facts: PlanFacts) -> Iterator[Problem]:
    for project in facts.funded:
        subject = f"Projekt „{project.title}“"
        if project.budget is None:
            yield Problem(
                f"no_budget:{project.key}",
                "warning",
                subject=subject,
                message="Rozpočet projektu není znám, do součtů proto nevstupuje.",
            )
        if project.stage in (Project.Stage.CANCELLED, Project.Stage.INTENDED):
            stage = "zrušený" if project.stage == Project.Stage.CANCELLED else "teprve zamýšlený"
            yield Problem(
                f"stage:{project.key}",
                "warning",
                subject=subject,
                message=f"Projekt je {stage}, jeho rozpočet se ale do součtů počítá.",
                found=stage,
            )
        if len(project.areas) > 1:
            first, *others = project.areas
            yield Problem(
                f"areas:{project.key}",
                "note",
                subject=subject,
                message=f"Projekt uskutečňuje opatření z oblastí {first} a {', '.join(others)}. "
                f"Jeho rozpočet se celý počítá do oblasti {first}.",
            )
