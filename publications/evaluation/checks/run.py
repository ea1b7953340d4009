"""Run the checks on an evaluation and attach what has been explained."""

from collections.abc import Iterable, Mapping, Sequence

from publications.evaluation.checks import topics  # noqa: F401 - importing it registers the checks
from publications.evaluation.checks.finding import Explanation, Finding
from publications.evaluation.checks.reading import read_facts
from publications.evaluation.checks.registry import find_all
from publications.evaluation.models import Evaluation, FindingExplanation
from publications.evaluation.snapshot.draft import Draft, draft_edition
from publications.evaluation.snapshot.past import PastEditions
from publications.evaluation.snapshot.reading import frozen_view
from publications.evaluation.snapshot.schema import Text
from publications.evaluation.snapshot.texts import texts


def run_checks(evaluation: Evaluation) -> list[Finding]:
    """All findings as an edition made now would print them, errors first.

    Raises SnapshotDamaged or SnapshotFromOtherVersion where an earlier edition cannot be read.
    """
    with frozen_view():
        current = Evaluation.objects.select_related("plan__municipality", "source").get(
            pk=evaluation.pk
        )
        draft = draft_edition(current, PastEditions(current).earlier_figures)
        return findings_of(draft, texts(current))


def findings_of(draft: Draft, written: Sequence[Text]) -> list[Finding]:
    """Four queries on top of the draft."""
    return explained(find_all(read_facts(draft, written)), _explanations(draft))


def unexplained_errors(findings: Iterable[Finding]) -> list[Finding]:
    """What stands in the way of publication."""
    return [
        finding for finding in findings if finding.severity == "error" and not finding.explanation
    ]


def explained(
    findings: Iterable[Finding], explanations: Mapping[str, Explanation]
) -> list[Finding]:
    """With the explanations of those findings that have one; at the end a note for each other."""
    found = [
        finding.model_copy(update={"explanation": explanations.get(finding.id)})
        for finding in findings
    ]
    stale = [key for key in explanations if key not in {finding.id for finding in found}]
    return [*found, *(_stale(key, explanations[key]) for key in sorted(stale))]


def _stale(key: str, explanation: Explanation) -> Finding:
    return Finding(
        id=f"explanations:stale:{key}",
        check="explanations",
        severity="note",
        subject=f"Vysvětlení nálezu {key}",
        message="Nález, ke kterému vysvětlení patří, už neplatí. Vysvětlení lze smazat.",
        found=explanation.text,
    )


def _explanations(draft: Draft) -> dict[str, Explanation]:
    rows = FindingExplanation.objects.filter(evaluation=draft.evaluation).order_by("finding")
    return {
        row.finding: Explanation(text=row.text, signed_as=row.signed_as, signed_on=row.signed_on)
        for row in rows
    }
