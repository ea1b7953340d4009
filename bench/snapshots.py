"""Building a snapshot: the number of queries, and the time as the plan grows.

There is an edition of the year before, so that what is measured includes the comparison with it.
"""

import time
from collections.abc import Iterator

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bench.database import ostrava_evaluation
from bench.lines import Line
from bench.multiply import multiply
from publications.evaluation.models import Edition, Evaluation
from publications.evaluation.snapshot import canonical_json
from publications.evaluation.snapshot.build import build_snapshot

SIZES = (1, 10, 50)
QUERIES = 40
TRIES = 3


def measure() -> Iterator[Line]:
    first = 0.0
    for size in SIZES:
        queries, seconds, figures = _measure(size)
        first = first or seconds
        name = f"snapshot of the plan ×{size}"
        yield Line(f"{name}: queries", str(queries), f"≤ {QUERIES}")
        yield Line(f"{name}: figures", str(figures))
        yield Line(f"{name}: best of {TRIES}", f"{seconds:.2f} s")
        if size > 1:
            ratio = seconds / (first * size)
            yield Line(f"{name}: time by size, against ×1", f"{ratio:.2f}", "≤ 1.00")


def _measure(size: int) -> tuple[int, float, int]:
    """Queries, seconds, figures; the plan is as large as before afterwards."""
    evaluation = ostrava_evaluation()
    with transaction.atomic():
        with connection.cursor() as cursor:
            # A snapshot is built in an unchanging transaction; ours also holds the copies.
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        multiply(evaluation.plan, size)
        _make_year_before(evaluation)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        times = []
        for _ in range(TRIES):
            with CaptureQueriesContext(connection) as context:
                start = time.perf_counter()
                snapshot = build_snapshot(evaluation, edition_number="1.0")
                times.append(time.perf_counter() - start)
        transaction.set_rollback(True)
    return len(context), min(times), len(snapshot.ledger)


def _make_year_before(evaluation: Evaluation) -> None:
    """A ready edition of the same plan as it was known a year earlier."""
    before = Evaluation.objects.create(
        plan=evaluation.plan,
        year=evaluation.year - 1,
        title=evaluation.title,
        cut_off=evaluation.cut_off.replace(year=evaluation.cut_off.year - 1),
    )
    snapshot = build_snapshot(before, edition_number="1.0")
    Edition.objects.create(
        evaluation=before,
        state=Edition.State.READY,
        snapshot=canonical_json(snapshot),
        snapshot_sha256=snapshot.sha256,
        pdf="bench.pdf",
        pdf_sha256="0" * 64,
    )
