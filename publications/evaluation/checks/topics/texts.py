"""Texts of the evaluation: missing sections and goal reviews, figures that do not exist."""

from collections.abc import Iterator

from django.utils import translation

from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check
from publications.evaluation.models import EvaluationText
from publications.evaluation.snapshot import placeholders

Section = EvaluationText.Section

# The rest only introduces a chapter or adds a note, and the document stands without it.
NEEDED = (Section.FOREWORD, Section.INDICATORS, Section.YEAR, Section.MONEY, Section.IMPACT)


@check("texts", "Texty vyhodnocení")
def texts(facts: PlanFacts) -> Iterator[Problem]:
    for section in NEEDED:
        if section not in facts.sections:
            with translation.override("cs"):
                name = str(section.label)
            yield Problem(
                f"section:{section.value}",
                "warning",
                subject="Texty vyhodnocení",
                message=f"Chybí text oddílu „{name}“.",
            )
    for goal in facts.specific_goals:
        if goal.review is None or not goal.review[0].strip():
            yield Problem(
                f"review:{goal.code}",
                "warning",
                subject=f"Specifický cíl {goal.code}",
                message=f"Chybí shrnutí za rok {facts.year}.",
            )
        elif not goal.review[1].strip():
            yield Problem(
                f"outlook:{goal.code}",
                "note",
                subject=f"Specifický cíl {goal.code}",
                message=f"Chybějí příležitosti v roce {facts.year + 1}.",
            )
    yield from _placeholders(facts)


def _placeholders(facts: PlanFacts) -> Iterator[Problem]:
    for text in facts.texts:
        try:
            placeholders.check([(text.name, text.body)], facts.ledger)
        except placeholders.UnresolvedPlaceholder as error:
            reasons = "; ".join(f"{item.placeholder} – {item.reason}" for item in error.problems)
            yield Problem(
                f"placeholder:{text.key}",
                "error",
                subject=text.name,
                message=f"Číslo v textu nelze doplnit: {reasons}.",
            )
