"""sitemap.xml: every page worth finding, in both languages.

A page says when it changed last only where that is the date of its own record. Pages of the plan
show figures from many records, and a date that is not true is worse than none.
"""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone

from indicators.models import GlobalIndicator, ImpactIndicator
from measures.models import Measure
from partners.models import Body, Organisation
from plans.models import Cooperation, SpecificGoal, StrategicGoal, StrategicPlan, ThematicArea
from projects.models import Project
from publications.evaluation.models import Edition
from publications.models import Document, Event, NewsItem, Page
from sources.models import SourceDocument

Rows = Callable[[], QuerySet[Any]]

LISTS: Final = (
    *("home", "plans:plan-list", "projects:project-list", "partners:organisation-list"),
    *("partners:body-list", "cooperation:cooperation-list", "publications:news-list"),
    *("publications:event-list", "publications:document-list", "sources:source-list"),
    *("evaluations:evaluation-list", "publications:contacts", "publications:about"),
    *("publications:accessibility", "publications:privacy", "site:site-map"),
)
# Lists below a plan.
PLAN_LISTS: Final = ("measures:measure-list", "indicators:indicator-list")


class InBothLanguages(Sitemap[Any]):
    """Each address with that of the other language beside it."""

    i18n = alternates = x_default = True
    limit = 5_000


class Lists(InBothLanguages):
    def items(self) -> Sequence[str]:
        plans = StrategicPlan.objects.public().order_by("pk").values_list("key", flat=True)
        return [*LISTS, *(f"{name} {key}" for key in plans for name in PLAN_LISTS)]

    def location(self, item: str) -> str:
        name, *args = item.split()
        return reverse(name, args=args)


class Records(InBothLanguages):
    """Pages of one kind of record. ``has_dates``: what the page shows is the record itself."""

    def __init__(self, rows: Rows, *, has_dates: bool = False) -> None:
        self.rows, self.has_dates = rows, has_dates

    def items(self) -> QuerySet[Any]:
        rows = self.rows().order_by("pk")
        return rows.annotate(changed_at=Max("history__pgh_created_at")) if self.has_dates else rows

    def location(self, item: Any) -> str:
        return str(item.get_absolute_url())

    def lastmod(self, item: Any) -> datetime.datetime | None:
        changed: datetime.datetime | None = item.changed_at if self.has_dates else None
        return changed


class Editions(InBothLanguages):
    def items(self) -> QuerySet[Edition]:
        return Edition.objects.public().order_by("pk")

    def lastmod(self, item: Edition) -> datetime.datetime | None:
        return item.published_at


class Evaluations(Editions):
    """The page of a year tells about its newest edition."""

    def items(self) -> QuerySet[Edition]:
        return Edition.objects.public().newest().order_by("pk")

    def location(self, item: Edition) -> str:
        return item.evaluation.get_absolute_url()


def _below_public_plans(rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    """Of the rows those whose plan everybody may read, with all that their address is made of."""
    return rows.filter(**{f"{path}__in": StrategicPlan.objects.public()}).select_related(path)


def _measures() -> QuerySet[Measure]:
    return _below_public_plans(Measure.objects.all(), "specific_goal__strategic_goal__area__plan")


def _impact_indicators() -> QuerySet[ImpactIndicator]:
    return _below_public_plans(ImpactIndicator.objects.all(), "goal__strategic_goal__area__plan")


def _municipalities() -> QuerySet[Cooperation]:
    """One cooperation of each: the page is the municipality's."""
    first = Cooperation.objects.order_by("municipality_id", "pk").distinct("municipality_id")
    return Cooperation.objects.filter(pk__in=first.values("pk")).select_related("municipality")


# By the word in the address: sitemap-<word>.xml; each makes its sitemap anew for a request.
SITEMAPS: Final[dict[str, Any]] = {
    "seznamy": Lists,
    "plany": partial(Records, lambda: StrategicPlan.objects.public()),
    "oblasti": partial(Records, lambda: _below_public_plans(ThematicArea.objects.all(), "plan")),
    "strategicke-cile": partial(
        Records, lambda: _below_public_plans(StrategicGoal.objects.all(), "area__plan")
    ),
    "specificke-cile": partial(
        Records,
        lambda: _below_public_plans(SpecificGoal.objects.all(), "strategic_goal__area__plan"),
    ),
    "opatreni": partial(Records, _measures),
    "indikatory": partial(
        Records, lambda: _below_public_plans(GlobalIndicator.objects.all(), "plan")
    ),
    "indikatory-dopadu": partial(Records, _impact_indicators),
    "projekty": partial(Records, lambda: Project.objects.public()),
    "partneri": partial(Records, Organisation.objects.all),
    "organy": partial(Records, Body.objects.all),
    "obce": partial(Records, _municipalities),
    "aktuality": partial(
        Records, lambda: NewsItem.objects.public(timezone.localdate()), has_dates=True
    ),
    "akce": partial(Records, lambda: Event.objects.public(), has_dates=True),
    "dokumenty": partial(Records, lambda: Document.objects.public(), has_dates=True),
    "stranky": partial(Records, lambda: Page.objects.exclude(key__in=Page.FIXED), has_dates=True),
    "zdroje": partial(Records, SourceDocument.objects.all),
    "vyhodnoceni": Evaluations,
    "vydani": Editions,
}
