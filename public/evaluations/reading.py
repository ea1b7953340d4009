"""Published editions as their pages show them. No figure is computed here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from publications.evaluation.models import Edition
from publications.evaluation.web.digest import Digest

_NUMBER: Final = re.compile(r"(\d{1,3})\.(\d{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Download:
    """A file of an edition. ``size`` in bytes, ``pages`` 0 where it has none."""

    title: str
    kind: str
    url: str
    size: int
    pages: int = 0


@dataclass(frozen=True)
class Shown:
    """An edition with its digest. One read of a list costs no query more."""

    edition: Edition

    @cached_property
    def digest(self) -> Digest:
        return Digest.model_validate(self.edition.page.digest)

    @property
    def url(self) -> str:
        return self.edition.get_absolute_url()

    @property
    def pdf(self) -> Download:
        digest = self.digest
        return Download("PDF", "PDF", self._url("pdf"), digest.pdf_size, digest.pdf_pages)

    @property
    def data(self) -> Download:
        return next(iter(self._files("json")))

    @property
    def tables(self) -> Sequence[Download]:
        return list(self._files("csv"))

    def _files(self, kind: str) -> Iterator[Download]:
        for file in self.digest.files:
            name, _dot, ending = file.name.rpartition(".")
            if ending == kind:
                url = self._url("data") if kind == "json" else self._url("table", name)
                title = file.title.removesuffix(f" ({kind.upper()})")
                yield Download(title, kind.upper(), url, file.size)

    def _url(self, name: str, *more: str) -> str:
        evaluation = self.edition.evaluation
        args = [evaluation.plan.key, evaluation.year, self.edition.number, *more]
        return reverse(f"evaluations:edition-{name}", args=args)


def editions_of(plan: str, year: int) -> list[Edition]:
    """The public editions of an evaluation, newest first. Raises Http404 where there is none."""
    found = list(
        Edition.objects.public()
        .select_related("evaluation__source")
        .filter(evaluation__plan__key=plan, evaluation__year=year)
        .latest_first()
    )
    if not found:
        raise Http404(_("No evaluation of this year has been published."))
    return found


def edition_numbered(editions: Sequence[Edition], number: str) -> Edition:
    """Raises Http404 for a number that none of them has, or that is no number."""
    match = _NUMBER.fullmatch(number)
    wanted = (int(match[1]), int(match[2])) if match else None
    for edition in editions:
        # 01.0 would be a second address of the same page.
        if (edition.major, edition.minor) == wanted and edition.number == number:
            return edition
    raise Http404(_("This edition of the evaluation has not been published."))


def other_years(edition: Edition) -> list[Edition]:
    """The newest public editions of the plan's other evaluations, latest year first."""
    editions = Edition.objects.public().newest().filter(evaluation__plan=edition.evaluation.plan_id)
    others = editions.exclude(evaluation=edition.evaluation_id)
    return list(others.defer("snapshot", "page").order_by("-evaluation__year"))
