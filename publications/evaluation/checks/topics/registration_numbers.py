"""Registration numbers of projects: unknown shape, another programme or call, none at all."""

from collections.abc import Iterator

from common.registration_number import parse_registration_number
from projects.models import Project
from publications.evaluation.checks.facts import PlanFacts, ProjectFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check

GRANTED = (Project.Stage.IN_PROGRESS, Project.Stage.COMPLETED)


@check("registration_numbers", "Registrační čísla projektů")
def registration_numbers(facts: PlanFacts) -> Iterator[Problem]:
    for project in facts.projects.values():
        if not project.registration_number:
            if project.is_coordinated and project.stage in GRANTED:
                yield Problem(
                    f"missing:{project.key}",
                    "warning",
                    subject=f"Projekt „{project.title}“",
                    message="Projekt z koordinované výzvy nemá registrační číslo.",
                )
            continue
        yield from _parsed(project)


def _parsed(project: ProjectFacts) -> Iterator[Problem]:
    number = parse_registration_number(project.registration_number)
    subject = f"Projekt „{project.title}“"
    if number is None:
        yield Problem(
            f"shape:{project.key}",
            "warning",
            subject=subject,
            message=f"Registrační číslo {project.registration_number} nemá známý tvar.",
            found=project.registration_number,
        )
        return
    if project.programme_code and number.programme_code != project.programme_code:
        yield Problem(
            f"programme:{project.key}",
            "error",
            subject=subject,
            message=f"Registrační číslo {project.registration_number} patří programu "
            f"{number.programme or number.programme_code}, projekt je ale veden v programu "
            f"{project.programme}.",
            expected=number.programme or number.programme_code,
            found=project.programme,
        )
    elif project.call and number.call_code != project.call:
        yield Problem(
            f"call:{project.key}",
            "error",
            subject=subject,
            message=f"Registrační číslo {project.registration_number} patří výzvě "
            f"{number.call_code}, projekt je ale veden ve výzvě {project.call} "
            f"({project.call_label}).",
            expected=number.call_code,
            found=project.call,
        )
