"""Where the figures and sources of an edition lead to in the portal."""

import posixpath
from collections.abc import Iterator

from django.urls import reverse

from publications.evaluation.rendering import PortalLinks
from publications.evaluation.snapshot.schema import Snapshot
from publications.evaluation.snapshot.tracked import impact_rows, measure_rows

_BUDGET_OF_PROJECT = "budget:project/"


def links_of(snapshot: Snapshot) -> PortalLinks:
    """Relative to the page of the edition, so that they stay in the language of whoever reads."""
    meta = snapshot.meta
    here = reverse("evaluations:edition-detail", args=[meta.plan_key, meta.year, meta.edition])
    return PortalLinks(
        sources={
            source.key: _from(here, "sources:source-detail", source.key)
            for source in snapshot.sources
        },
        live=dict(_live(snapshot, here)),
    )


def _live(snapshot: Snapshot, here: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of each figure that has a page of its own today: the address, and what the page is about."""
    plan = snapshot.meta.plan_key
    for row in snapshot.global_indicators:
        address = _from(here, "indicators:global-detail", plan, row.key)
        figures = {value.figure for value in (*row.baseline, *row.current)}
        figures |= {value.rank for value in (*row.baseline, *row.current)}
        figures |= {point.figure for series in row.series for point in series.points}
        for figure in figures | {row.target}:
            yield figure, (address, f"indikátor {row.name}")
    for indicator in impact_rows(snapshot):
        code, _, position = indicator.code.partition("/")
        address = _from(here, "indicators:impact-detail", plan, code, position)
        parts = (category.figure for category in indicator.categories)
        for figure in (indicator.total, indicator.target, *parts):
            yield figure, (address, f"indikátor {indicator.name}")
    for measure in measure_rows(snapshot):
        address = _from(here, "measures:measure-detail", plan, measure.code)
        for figure in (measure.received, measure.expected):
            yield figure, (address, f"opatření {measure.code} {measure.title}")
    for funded in snapshot.funding.areas:
        for project in funded.projects:
            key = project.budget.removeprefix(_BUDGET_OF_PROJECT)
            address = _from(here, "projects:project-detail", key)
            yield project.budget, (address, f"projekt {project.title}")


def _from(here: str, name: str, *args: str) -> str:
    return posixpath.relpath(reverse(name, args=args), here) + "/"
