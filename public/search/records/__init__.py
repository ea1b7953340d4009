"""What can be found: for each kind of record the rows of its table, all in the same columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import override

from public.search.models import Kind
from public.search.records import partners, plans, publications
from public.search.records.columns import Rows
from publications.models import Page

__all__ = ["RECORDS", "Record", "read"]


@dataclass(frozen=True, slots=True)
class Record:
    """Rows of one table, what kind they are, and the address that a row's three parts make."""

    kind: Kind
    rows: Callable[[], Rows]
    address: Callable[[str, str, str], str]

    def path(self, *parts: str) -> str:
        """The Czech address of a record's page. Raises NoReverseMatch."""
        with override("cs"):
            return self.address(*parts)


def _at(url_name: str, parts: int = 1, fragment: str = "") -> Callable[[str, str, str], str]:
    def address(*values: str) -> str:
        return reverse(url_name, args=values[:parts]) + fragment.format(*values)

    return address


def _page_address(key: str, *_others: str) -> str:
    return Page(key=key).get_absolute_url()


RECORDS: Final[dict[str, Record]] = {
    "plan": Record(Kind.PLAN, plans.plans, _at("plans:plan-detail")),
    "area": Record(Kind.AREA, plans.areas, _at("plans:area-detail", 2)),
    "strategic_goal": Record(Kind.GOAL, plans.strategic_goals, _at("plans:goal-detail", 2)),
    "specific_goal": Record(Kind.GOAL, plans.specific_goals, _at("plans:goal-detail", 2)),
    "review": Record(Kind.REVIEW, plans.reviews, _at("plans:goal-detail", 2, "#rok-{2}")),
    "measure": Record(Kind.MEASURE, plans.measures, _at("measures:measure-detail", 2)),
    "global_indicator": Record(
        Kind.INDICATOR, plans.global_indicators, _at("indicators:global-detail", 2)
    ),
    "impact_indicator": Record(
        Kind.INDICATOR, plans.impact_indicators, _at("indicators:impact-detail", 3)
    ),
    "project": Record(Kind.PROJECT, partners.projects, _at("projects:project-detail")),
    "organisation": Record(
        Kind.ORGANISATION, partners.organisations, _at("partners:organisation-detail")
    ),
    "body": Record(Kind.BODY, partners.bodies, _at("partners:body-detail")),
    "municipality": Record(
        Kind.MUNICIPALITY, partners.municipalities, _at("cooperation:municipality-detail")
    ),
    "locality": Record(
        Kind.LOCALITY, partners.localities, _at("cooperation:municipality-detail", 1, "#lokality")
    ),
    "news": Record(Kind.NEWS, publications.news, _at("publications:news-detail")),
    "event": Record(Kind.EVENT, publications.events, _at("publications:event-detail")),
    "evaluation": Record(
        Kind.EVALUATION, publications.evaluations, _at("evaluations:evaluation-detail", 2)
    ),
    "document": Record(Kind.DOCUMENT, publications.documents, _at("publications:document-detail")),
    "page": Record(Kind.PAGE, publications.pages, _page_address),
    "source": Record(Kind.SOURCE, publications.sources, _at("sources:source-detail")),
}


def read(wanted: Mapping[str, Sequence[int]]) -> Rows:
    """The rows of the wanted objects, by record; one query whatever is wanted."""
    parts = [RECORDS[record].rows().filter(pk__in=pks) for record, pks in wanted.items()]
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
