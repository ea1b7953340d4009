"""A digest in the words of the page: verdicts counted, changes by kind and what each kind means."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publications.evaluation.models import Edition
from publications.evaluation.snapshot.schema import ChangeKind, Severity, VerdictName
from publications.evaluation.web.digest import Digest, DigestComparison

VERDICTS: Final[tuple[VerdictName, ...]] = ("met", "on_course", "off_course", "cannot_tell")
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")

CHANGES: Final[dict[ChangeKind, tuple[Promise, Promise]]] = {
    "real_change": (_("Real change"), _("something has happened since")),
    "late_correction": (
        _("Late correction"),
        _("the older figure was corrected later"),
    ),
    "changed_target": (_("Changed target"), _("another target applies now")),
    "changed_method": (_("Changed method"), _("measured otherwise, so the two do not compare")),
    "missing_data": (_("Missing data"), _("known then, not known now")),
    "new_figure": (_("New figure"), _("not followed the year before")),
    "dropped_figure": (_("Dropped figure"), _("not followed any more")),
}


def verdict_rows(digest: Digest) -> Iterator[tuple[VerdictName, int, int]]:
    """Verdict, number of global and number of impact indicators; zeros included."""
    for verdict in VERDICTS:
        in_global = digest.global_verdicts.get(verdict, 0)
        yield verdict, in_global, digest.impact_verdicts.get(verdict, 0)


def finding_counts(digest: Digest) -> dict[str, int]:
    """By severity, zeros included, and ``all``."""
    counts: dict[str, int] = {name: digest.findings.get(name, 0) for name in SEVERITIES}
    return {**counts, "all": sum(counts.values())}


def comparison_context(
    comparison: DigestComparison | None, years: Sequence[Edition]
) -> dict[str, Any]:
    """Kinds of change that occur, the changes told, and the evaluation compared with.

    The latter only where it is among ``years``: what was compared need not have been published.
    """
    if comparison is None:
        return {"kinds": [], "changes": [], "compared": None}
    compared = (edition for edition in years if edition.evaluation.year == comparison.year)
    return {
        "kinds": [
            (*CHANGES[kind], comparison.kinds[kind]) for kind in CHANGES if kind in comparison.kinds
        ],
        "changes": [
            {**change.model_dump(), "kind": CHANGES[change.kind][0]}
            for change in comparison.changes
        ],
        "compared": next(compared, None),
    }
