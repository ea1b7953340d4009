"""Search in 100,000 entries: how long a page takes, and that it is the indexes that answer."""

import contextlib
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from typing import Any, Final
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.lines import BenchError, Line
from bench.pages.server import web_server
from public.search import reading, suggestions
from public.search.models import SearchEntry
from public.search.refresh import catch_up_wholly
from public.search.words import ask

ENTRIES: Final = 100_000
RUNS: Final = 7
QUESTIONS: Final = {
    "a word in each eighth entry": "bydlení",
    "two words": "dluhy rodin",
    "a code": "1.1.1.1",
    "a misspelt word": "zamesntanost",
}
# Every entry again and again, each copy with a word of its own.
_COPY: Final = """
    insert into public_searchentry (record, object_id, kind, code, title, folded_title, text, path,
        plan_id, visible_from, vector)
    select record, object_id + 1000000 * n, kind, code, title || ' ' || n,
        folded_title || ' ' || n, text, path, plan_id, visible_from,
        vector || ('''n' || n || ''':1A')::tsvector
    from public_searchentry, generate_series(1, %s) n
"""


def measure() -> Iterator[Line]:
    catch_up_wholly()
    with connection.cursor() as cursor:
        cursor.execute(_COPY, [ENTRIES // SearchEntry.objects.count()])
        cursor.execute("vacuum analyze public_searchentry")
    count = SearchEntry.objects.count()
    with web_server() as port:
        for what, question in QUESTIONS.items():
            seconds = _page(port, question)
            yield Line(f"search {count:,} entries: {what}", f"{seconds * 1000:.0f} ms")
    for index, used in _indexes_used().items():
        yield Line(f"… by the index {index}", "yes" if used else "no", "yes", is_missed=not used)


def _page(port: int, question: str) -> float:
    """Seconds of the quickest of a few pages, the first not counted."""
    times = []
    for run in range(RUNS + 1):
        # A parameter of no meaning: no two requests are answered from the cache.
        address = f"/hledani/?{urlencode({'q': question, 'mereni': run})}"
        start = time.perf_counter()
        with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as link:
            link.request("GET", address)
            response = link.getresponse()
            response.read()
        times.append(time.perf_counter() - start)
        if response.status != 200:
            raise BenchError(f"The search page answers {response.status}")
    return min(times[1:])


def _indexes_used() -> dict[str, bool]:
    common, misspelt = ask(QUESTIONS["a word in each eighth entry"]), ask("zamesntanost")
    public = SearchEntry.objects.public(timezone.localdate())
    return {
        "searchentry_vector": "searchentry_vector"
        in _plan(lambda: reading.counts(reading.matching(public, common, common.all_words()))),
        "searchentry_title_trigrams": "searchentry_title_trigrams"
        in _plan(lambda: suggestions.suggest(public, misspelt)),
    }


def _plan(ask_for: Callable[[], Any]) -> str:
    """How PostgreSQL answers the last query of a function."""
    with CaptureQueriesContext(connection) as captured:
        ask_for()
    sql = [query["sql"] for query in captured if query["sql"].startswith("SELECT")][-1]
    with connection.cursor() as cursor:
        cursor.execute(f"explain {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())
