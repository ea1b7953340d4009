"""Implementers of measures against holders of the projects that carry them out.

A city and its district, or an organisation and its part, count as the same.
"""

from collections.abc import Iterator

from measures.models import Measure, MeasureState
from publications.evaluation.checks.facts import MeasureFacts, PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check

UNDER_WAY = (MeasureState.State.IN_PROGRESS, MeasureState.State.COMPLETED)


@check("implementers", "Realizátoři opatření a nositelé projektů")
def implementers(facts: PlanFacts) -> Iterator[Problem]:
    for measure in facts.measures:
        yield from _holders(facts, measure)
        if measure.progress.state not in UNDER_WAY:
            continue
        if not measure.implementers:
            yield Problem(
                f"missing:{measure.key}",
                "warning",
                subject=f"Opatření {measure.code}",
                message="Opatření se uskutečňuje nebo je dokončené, ale není uveden realizátor.",
            )
        if measure.kind == Measure.Kind.PROJECT and not measure.projects:
            yield Problem(
                f"no_project:{measure.key}",
                "warning",
                subject=f"Opatření {measure.code}",
                message="Projektová aktivita se uskutečňuje, ale není k ní přiřazen žádný projekt.",
            )


def _holders(facts: PlanFacts, measure: MeasureFacts) -> Iterator[Problem]:
    for project in (facts.projects[key] for key in measure.projects):
        holder = project.holder
        if holder is None or not measure.implementers:
            continue
        if any(holder.is_or_belongs_with(found) for found in measure.implementers):
            continue
        names = ", ".join(found.name for found in measure.implementers)
        yield Problem(
            f"holder:{measure.key}/{project.key}",
            "error",
            subject=f"Opatření {measure.code}",
            message=f"Realizátorem opatření je {names}, nositelem projektu „{project.title}“ "
            f"{_number(project.registration_number)}je ale {holder.name}.",
            expected=holder.name,
            found=names,
        )


def _number(registration_number: str) -> str:
    return f"({registration_number}) " if registration_number else ""
