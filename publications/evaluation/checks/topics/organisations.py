"""Organisations that carry the plan out and have no IČO. A part of another one needs none."""

from collections.abc import Iterator

from common.czech import count
from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check


@check("organisations", "IČO realizátorů a nositelů")
def organisations(facts: PlanFacts) -> Iterator[Problem]:
    found = {org.pk: org for measure in facts.measures for org in measure.implementers}
    found |= {
        project.holder.pk: project.holder for project in facts.projects.values() if project.holder
    }
    names = [org.name for org in found.values() if not org.ico and not org.above]
    missing = sorted(names, key=str.casefold)
    if missing:
        number = count(len(missing), "organizace", "organizací", "organizací")
        yield Problem(
            "no_ico",
            "note",
            subject="Organizace bez IČO",
            message=f"IČO chybí u {number}: {'; '.join(missing)}.",
            found=str(len(missing)),
        )
