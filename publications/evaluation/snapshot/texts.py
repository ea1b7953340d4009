"""What coordinators write: sections, reviews, commentaries, and the check of their placeholders."""

from collections.abc import Iterator

from django.utils import translation

from publications.evaluation.models import Evaluation, EvaluationText
from publications.evaluation.snapshot import placeholders
from publications.evaluation.snapshot.schema import Snapshot, Text


def texts(evaluation: Evaluation) -> tuple[Text, ...]:
    """In the order in which the document has its sections."""
    order = {section: position for position, section in enumerate(EvaluationText.Section.values)}
    rows = sorted(
        EvaluationText.objects.filter(evaluation=evaluation), key=lambda row: order[row.section]
    )
    return tuple(Text(section=row.section, heading=row.heading, body=row.body) for row in rows)


def check_placeholders(snapshot: Snapshot) -> None:
    """Raise UnresolvedPlaceholder with every figure that no text of the edition may name."""
    placeholders.check(_bodies(snapshot), snapshot.ledger)


def _bodies(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Whatever the drawing resolves."""
    for text in snapshot.texts:
        yield f"Text „{section_name(text)}“", text.body
    for row in snapshot.global_indicators:
        yield f"Komentář k indikátoru „{row.name}“", row.comment
    for area in snapshot.areas:
        for strategic_goal in area.strategic_goals:
            for goal in strategic_goal.specific_goals:
                if goal.review:
                    yield f"Shrnutí cíle {goal.code}", goal.review.summary
                    yield f"Výhled cíle {goal.code}", goal.review.outlook


def section_name(text: Text) -> str:
    """As the coordinator knows it from the form where it was written."""
    with translation.override("cs"):
        return text.heading or str(EvaluationText.Section(text.section).label)
