"""The PDF step of the edition against bare WeasyPrint on the same HTML."""

import time
from collections.abc import Callable, Iterator

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bench.database import ostrava_evaluation
from bench.lines import Line
from publications.evaluation.rendering import assets, render_html, render_pdf
from publications.evaluation.snapshot.build import build_snapshot

TRIES = 3
TARGET = 1.2


def measure() -> Iterator[Line]:
    """Processor time, so that whatever else the machine does does not count; the best of three."""
    snapshot = build_snapshot(ostrava_evaluation(), edition_number="1.0")
    html = render_html(snapshot)
    ours, bare = [], []
    for _ in range(TRIES):
        ours.append(_seconds(lambda: render_pdf(snapshot)))
        bare.append(_seconds(lambda: _bare(html)))
    yield Line(f"PDF of Ostrava's evaluation: best of {TRIES}", f"{min(ours):.1f} s")
    yield Line("the same HTML by bare WeasyPrint", f"{min(bare):.1f} s")
    yield Line("PDF step against bare WeasyPrint", f"{min(ours) / min(bare):.2f}×", f"≤ {TARGET}×")


def _bare(html: str) -> bytes:
    """The same document, variant and fonts; no checks, attachments or finishing of ours."""
    fonts = FontConfiguration()
    faces = CSS(string=assets.font_faces(), font_config=fonts)
    pdf: bytes = HTML(string=html).write_pdf(
        stylesheets=[faces], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return pdf


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
