"""What a published edition says, as lines of text to search in."""

from collections.abc import Iterator

from publications.evaluation.snapshot.placeholders import FigureRef, resolve
from publications.evaluation.snapshot.schema import AreaSection, Snapshot


def edition_text(canonical_json: str) -> str:
    """The text of a stored snapshot, without its figures' ledger."""
    return "\n\n".join(_lines(Snapshot.model_validate_json(canonical_json)))


def _lines(snapshot: Snapshot) -> Iterator[str]:
    for text in snapshot.texts:
        yield text.heading
        parts = resolve(text.body, snapshot.ledger)
        yield "".join(part.text if isinstance(part, FigureRef) else part for part in parts)
    for row in snapshot.global_indicators:
        yield row.name
        yield row.comment
    for month in snapshot.months:
        for event in month.events:
            yield event.title
            yield event.summary
    for programme in snapshot.advisory_programmes:
        yield programme.title
        yield programme.summary
    for area in snapshot.areas:
        yield from _area_lines(area)


def _area_lines(area: AreaSection) -> Iterator[str]:
    yield area.name
    for goal in area.strategic_goals:
        yield goal.title
        for specific in goal.specific_goals:
            yield specific.title
            yield from (indicator.name for indicator in specific.indicators)
            yield from (measure.title for measure in specific.measures)
            if specific.review:
                yield specific.review.summary
                yield specific.review.outlook
