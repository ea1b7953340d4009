"""The list of projects at a hundred thousand of them: what a page of it asks the database.

Each line is a whole view without its drawing, beside the first page of the same list unfiltered;
below it the plan of the query that finds the rows, so that a missing index shows.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from bench.lines import Line
from bench.many_projects import PROJECTS, make_projects
from public.projects.list import ProjectList

TRIES: Final = 5
# Pages and orders come from an index. Filters may have to add up all they find.
PAGING_TARGET: Final = 4.0
FILTER_TARGET: Final = 6.0
QUERIES: Final = 11


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    query: str
    target: float


FIRST: Final = Case("first page", "", 1.0)
CASES: Final = (
    Case("page 2000 of 4002", "?strana=2000", PAGING_TARGET),
    Case("last page", "?strana=4002", PAGING_TARGET),
    Case("by budget, dearest first", "?razeni=-rozpocet", PAGING_TARGET),
    Case("by budget, page 1000", "?razeni=-rozpocet&strana=1000", PAGING_TARGET),
    Case("by start, last page (dates unknown)", "?razeni=obdobi&strana=4002", PAGING_TARGET),
    Case("by holder", "?razeni=nositel", PAGING_TARGET),
    Case("by holder, page 2000", "?razeni=nositel&strana=2000", PAGING_TARGET),
    Case("text of one project", "?q=9054321", FILTER_TARGET),
    Case("two words, 3 in 100", "?q=hrusov+dluhove", FILTER_TARGET),
    Case("a word of one in six", "?q=bydleni", FILTER_TARGET),
    Case("two letters (no trigram)", "?q=by", FILTER_TARGET),
    Case("one holder", "?nositel=nositel-77", FILTER_TARGET),
    Case("one call", "?vyzva=opz-plus/03_23_120", FILTER_TARGET),
    Case("one programme", "?program=opz-plus", FILTER_TARGET),
    Case("one area", "?oblast=ostrava-2022-2027/1", FILTER_TARGET),
    Case("one year, by budget", "?rok=2012&razeni=-rozpocet", FILTER_TARGET),
    Case("stage, year and text", "?stav=intended&rok=2010&q=poruba", FILTER_TARGET),
)


def measure() -> Iterator[Line]:
    make_projects()
    first, queries = _ask(FIRST)
    yield Line(f"list of {PROJECTS:,} projects: {FIRST.name}", f"{first * 1000:.0f} ms")
    yield from _plans(queries)
    for case in CASES:
        seconds, queries = _ask(case)
        ratio = seconds / first
        yield Line(
            f"  {case.name}",
            f"{ratio:.2f}",
            f"≤ {case.target:.2f}",
            is_missed=ratio > case.target or len(queries) > QUERIES,
        )
        yield from _plans(queries)


def _ask(case: Case) -> tuple[float, list[str]]:
    """The best time, and the queries."""
    times = []
    for _try in range(TRIES):
        with CaptureQueriesContext(connection) as captured, override("cs"):
            start = time.perf_counter()
            view = ProjectList()
            view.setup(RequestFactory(headers={"host": "localhost"}).get(f"/{case.query}"))
            view.get_context_data()
            times.append(time.perf_counter() - start)
    return min(times), [query["sql"] for query in captured]


def _plans(queries: list[str]) -> Iterator[Line]:
    """Totals, and the search for the rows of the page: the queries before the last."""
    for sql in queries:
        if 'COUNT("projects_project"."budget")' in sql:
            yield Line(f"    totals: {_plan(sql)}", "")
        elif sql.startswith('SELECT "projects_project"."id" AS "pk"') and "LIMIT" in sql:
            yield Line(f"    rows: {_plan(sql)}", "")


def _plan(sql: str) -> str:
    """The nodes of the plan from the inside out: ``Index Only Scan project_title → Limit``."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        (plans,) = cursor.fetchone() or ([],)
    return " → ".join(reversed(list(_nodes(plans[0]["Plan"]))))


def _nodes(plan: dict[str, Any]) -> Iterator[str]:
    if plan.get("Parent Relationship") != "SubPlan":
        name = plan.get("Index Name") or plan.get("Relation Name", "")
        yield f"{plan['Node Type']} {name}".strip()
        for child in plan.get("Plans", []):
            yield from _nodes(child)
