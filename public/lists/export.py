"""Exports of a list: the very rows that are filtered, in the order they are sorted in.

Rows are read with a cursor and written as they come, so that a hundred thousand of them need no
more memory than a hundred (docs/adr/0008 has the figures).
"""

import csv
import datetime
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, Final, cast

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from stream_write_ods import stream_write_ods

from public.lists.columns import Cell
from public.lists.listing import PublicList

BATCH: Final = 1000
CONTENT_TYPES: Final = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
# A spreadsheet that opens the CSV would run these.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
# No XML document may hold them, so neither format of spreadsheets can.
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_EXCEL_CELL: Final = 32_767

Rows = Iterable[Sequence[Cell]]


class PublicExport(PublicList):
    """``class ProjectExport(PublicExport, ProjectList): file_name = "projekty"``."""

    file_name: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        kind = self.kwargs["kind"]
        if kind not in CONTENT_TYPES:
            raise Http404(f"no export is called {kind!r}")
        if not self.is_valid:
            # The list with its errors; a file of nothing, or of everything, would mislead.
            return self.render_to_response(self.get_context_data(), status=400)
        header = [str(column.label) for column in self.columns if column.value]
        return table_file(kind, self.file_name, str(self.get_title()), header, self._cells())

    def records(self, rows: QuerySet[Any]) -> Iterator[Any]:
        """All of them, never many at a time; what ``fetch`` is for a page."""
        return rows.iterator(chunk_size=BATCH)

    def _cells(self) -> Iterator[list[Cell]]:
        values = [column.value for column in self.columns if column.value]
        filtered = self.get_filtered()
        in_order = self.sort.applied_to(filtered) if self.sort else filtered
        records = self.records(in_order)
        while batch := list(islice(records, BATCH)):
            for row in self.get_rows(batch):
                yield [value(row) for value in values]


def table_file(
    kind: str, name: str, title: str, header: Sequence[str], rows: Rows
) -> HttpResponseBase:
    """A download called by ``name`` and the day. Raises Http404 for a kind that is not written."""
    if kind not in CONTENT_TYPES:
        raise Http404(f"no export is called {kind!r}")
    if kind == "csv":
        response: HttpResponseBase = StreamingHttpResponse(csv_lines(header, rows))
    elif kind == "ods":
        response = StreamingHttpResponse(ods_parts(title, header, rows))
    else:
        response = FileResponse(xlsx_file(title, header, rows))
    response["Content-Type"] = CONTENT_TYPES[kind]
    file_name = f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    # A file of data is no page for a search engine.
    response["X-Robots-Tag"] = "noindex"
    return response


def csv_lines(header: Sequence[str], rows: Rows) -> Iterator[str]:
    """RFC 4180, UTF-8 with a BOM (without it Excel takes Czech for something else), ISO dates."""
    writer = csv.writer(_Echo(), dialect="excel", lineterminator="\r\n")
    yield "\ufeff" + cast(str, writer.writerow(header))
    for row in rows:
        yield cast(str, writer.writerow([_csv_cell(cell) for cell in row]))


def ods_parts(title: str, header: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """An OpenDocument table: numbers and dates as such, every text as text."""
    cells = ([_text(cell) for cell in row] for row in rows)
    parts: Iterator[bytes] = stream_write_ods(
        [(title, header, cells)],
        encoders=_ODS_ENCODERS,
        get_modified_at=lambda: timezone.localtime().replace(tzinfo=None),
    )
    return parts


def xlsx_file(title: str, header: Sequence[str], rows: Rows) -> Any:
    """An open file at its beginning. Formulas and links are written as the text they are."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": True,
            "default_date_format": "d. m. yyyy",
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    # Excel allows 31 letters, and not these.
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title)[:31])
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    sheet.freeze_panes(1, 0)
    for column, label in enumerate(header):
        sheet.write_string(0, column, label, bold)
        sheet.set_column(column, column, 24)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, str(_text(cell))[:_EXCEL_CELL])
            elif isinstance(cell, Decimal):
                sheet.write_number(number, column, cell, money)
            elif cell is not None:
                sheet.write(number, column, cell)
    book.close()
    file.seek(0)
    return file


def dataset(
    name: str, description: str, exports: Iterable[Mapping[str, str]], request: HttpRequest
) -> dict[str, Any]:
    """schema.org: a list as a data set, with the files it can be had in."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": request.build_absolute_uri(request.path),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": CONTENT_TYPES[export["kind"]].partition(";")[0],
                "contentUrl": request.build_absolute_uri(export["url"]),
            }
            for export in exports
        ],
    }


class _Echo:
    """What is written is the answer: the writer of CSV hands each line back."""

    def write(self, text: str) -> str:
        return text


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def _text(cell: Cell) -> Cell:
    return _NOT_XML.sub("", cell) if isinstance(cell, str) else cell


_ODS_ENCODERS: Final = (
    (str, ("string", None, None, str)),
    (int, ("float", "office:value", None, str)),
    (Decimal, ("float", "office:value", None, "{:f}".format)),
    (datetime.date, ("date", "office:date-value", "date", datetime.date.isoformat)),
    (type(None), (None, None, None, lambda _none: None)),
)
