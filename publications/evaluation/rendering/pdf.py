"""HTML to PDF/UA-1. Same snapshot, same template version: the same bytes."""

import datetime
import logging
import math
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from publications.evaluation.rendering import assets
from publications.evaluation.rendering.attachments import attached_files
from publications.evaluation.rendering.html import render_html
from publications.evaluation.rendering.tagging import finish
from publications.evaluation.rendering.version import TEMPLATE_VERSION
from publications.evaluation.snapshot.schema import Snapshot

if TYPE_CHECKING:
    from weasyprint import HTML, Attachment

Progress = Callable[[float], None]

# Shares of the whole way at which a step is done.
_HTML_DONE: Final = 0.03
_LAYOUT_DONE: Final = 0.75
# Pages after which the layout counts as two thirds done; how many there will be nobody knows.
_TYPICAL_PAGES: Final = 60

_epoch_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class DrawnPdf:
    """The file, and the number of its pages."""

    content: bytes
    pages: int


def render_pdf(snapshot: Snapshot, *, progress: Progress | None = None) -> bytes:
    """The file alone. Raises as ``draw_pdf`` does."""
    return draw_pdf(snapshot, progress=progress).content


def draw_pdf(snapshot: Snapshot, *, progress: Progress | None = None) -> DrawnPdf:
    """The edition as PDF/UA-1, tagged, with its data attached.

    ``progress`` is told the share of the way, 0 to 1; what it raises stops the drawing.
    Raises as ``render_html`` does.
    """
    report = progress or (lambda share: None)
    html = render_html(snapshot)
    report(_HTML_DONE)
    with fixed_date(snapshot.meta.cut_off):
        with _layout_progress(report):
            document = _parsed(html).render(**_layout_options())
        report(_LAYOUT_DONE)
        content: bytes = document.write_pdf(
            finisher=finish,
            pdf_variant="pdf/ua-1",
            pdf_identifier=f"{snapshot.sha256[:16]}{TEMPLATE_VERSION}".encode(),
            custom_metadata=True,
            attachments=list(_attachments(snapshot)),
        )
    report(1.0)
    return DrawnPdf(content, pages=len(document.pages))


def _parsed(html: str) -> "HTML":
    # WeasyPrint needs Pango; only where a PDF is drawn is it loaded.
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    return HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=["data"]))


def _layout_options() -> dict[str, Any]:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return {
        "font_config": fonts,
        "stylesheets": [CSS(string=assets.font_faces(), font_config=fonts)],
        "pdf_variant": "pdf/ua-1",
    }


def _attachments(snapshot: Snapshot) -> Iterator["Attachment"]:
    import io

    from weasyprint import Attachment

    moment = datetime.datetime.combine(snapshot.meta.cut_off, datetime.time())
    for file in attached_files(snapshot):
        yield Attachment(
            file_obj=io.BytesIO(file.content),
            name=file.name,
            description=file.description,
            created=moment,
            modified=moment,
            relationship="Data",
        )


@contextmanager
def fixed_date(day: datetime.date) -> Iterator[None]:
    """Let fontTools date the embedded fonts with ``day`` instead of now.

    It knows no other way than the environment of the process, so one drawing at a time sets it.
    """
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    with _epoch_lock:
        before = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
        try:
            yield
        finally:
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _layout_progress(report: Progress) -> Iterator[None]:
    """Report after each page: WeasyPrint says so to its progress logger and nowhere else."""
    handler = _PageCounter(report)
    logger = logging.getLogger("weasyprint.progress")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


class _PageCounter(logging.Handler):
    def __init__(self, report: Progress) -> None:
        super().__init__()
        self._report = report
        self._pages = 0

    def emit(self, record: logging.LogRecord) -> None:
        if "Page" not in str(record.msg):
            return
        self._pages += 1
        part = 1 - math.exp(-self._pages / _TYPICAL_PAGES)
        self._report(_HTML_DONE + (_LAYOUT_DONE - _HTML_DONE) * part)
