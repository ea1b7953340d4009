"""The files of published editions. They never change, so whoever has one need not ask again."""

import hashlib
import io
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.functional import cached_property
from django.utils.http import http_date
from django.utils.log import log_response
from django.utils.translation import gettext as _

from public.evaluations.reading import edition_numbered, editions_of
from public.pages import PublicPage
from publications.evaluation.errors import EditionFileError
from publications.evaluation.models import Edition, EditionPage

NEVER_CHANGES: Final = "public, max-age=31536000, immutable"


class EditionFile(PublicPage):
    """Base: finds the published edition; answers for a file that is not what was published."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        unchanged = get_conditional_response(
            request, etag=self.get_etag(), last_modified=self.published
        )
        if unchanged is not None:
            return self.kept(unchanged)
        try:
            return self.kept(self.answer())
        except EditionFileError as error:
            return self._damaged(error)

    def answer(self) -> HttpResponseBase:
        """The file. Raises EditionFileError."""
        raise NotImplementedError

    def get_etag(self) -> str | None:
        """None where the page cache names the answer by its content."""
        return None

    @cached_property
    def edition(self) -> Edition:
        editions = editions_of(self.kwargs["plan"], self.kwargs["year"])
        return edition_numbered(editions, self.kwargs["number"])

    def kept(self, response: HttpResponseBase) -> HttpResponseBase:
        response.headers["Last-Modified"] = http_date(self.published)
        response.headers["Cache-Control"] = NEVER_CHANGES
        return response

    @property
    def published(self) -> int:
        """When, in seconds since 1970."""
        moment = self.edition.published_at
        return int(moment.timestamp()) if moment else 0

    def attached(self, content: str, content_type: str, name: str) -> HttpResponseBase:
        response = HttpResponse(content, content_type=content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def _damaged(self, error: EditionFileError) -> HttpResponse:
        context = {"edition": self.edition, "evaluation": self.edition.evaluation}
        template = "public/evaluations/file_damaged.html"
        response = render(self.request, template, context, status=503)
        # Once, with its reason; Django would log a second line for the status.
        log_response("%s: %s", self.request.path, error, response=response, request=self.request)
        return response


class EditionPdf(EditionFile):
    def get_etag(self) -> str:
        return f'"{self.edition.pdf_sha256}"'

    def answer(self) -> HttpResponseBase:
        response = FileResponse(
            io.BytesIO(self.edition.read_pdf()),
            content_type="application/pdf",
            filename=f"{self.edition.file_stem}.pdf",
        )
        response.headers["ETag"] = self.get_etag()
        return response


class EditionData(EditionFile):
    """The snapshot, byte for byte what its SHA-256 was taken of."""

    def answer(self) -> HttpResponseBase:
        text = Edition.objects.values_list("snapshot", flat=True).get(pk=self.edition.pk)
        if hashlib.sha256(text.encode()).hexdigest() != self.edition.snapshot_sha256:
            raise EditionFileError(f"Data vydání {self.edition.number} neodpovídají otisku.")
        return self.attached(text, "application/json", f"{self.edition.file_stem}.json")


class EditionTable(EditionFile):
    """A table as it is attached to the PDF."""

    def answer(self) -> HttpResponseBase:
        name = f"{self.kwargs['table']}.csv"
        tables = EditionPage.objects.values_list("tables", flat=True).get(edition=self.edition)
        if name not in tables:
            raise Http404(_("This edition has no such table."))
        file_name = f"{self.edition.file_stem}-{name}"
        return self.attached(tables[name], "text/csv; charset=utf-8", file_name)
