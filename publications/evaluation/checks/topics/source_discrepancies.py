"""Contradictions of printed text that no rule can compute, as they were recorded."""

from collections.abc import Iterator

from publications.evaluation.checks.facts import PlanFacts
from publications.evaluation.checks.finding import Problem
from publications.evaluation.checks.registry import check


@check("source_discrepancies", "Rozpory v textu zdrojových dokumentů")
def source_discrepancies(facts: PlanFacts) -> Iterator[Problem]:
    for item in facts.discrepancies:
        yield Problem(
            item.key,
            "warning",
            subject=item.subject,
            message=f"{item.text} Zdroj: {item.document}." if item.document else item.text,
        )
