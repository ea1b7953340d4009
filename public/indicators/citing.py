"""Source documents by key, as links; and the place in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from sources.models import SourceDocument


@dataclass(frozen=True, slots=True)
class Citation:
    """``title`` and ``url`` are empty where no document is named."""

    title: str = ""
    url: str = ""
    place: str = ""
    note: str = ""


class Shelf:
    """The documents that a page cites, read in one query."""

    def __init__(self, keys: Iterable[str]) -> None:
        wanted = {key for key in keys if key}
        found = SourceDocument.objects.filter(key__in=wanted).values_list("key", "title")
        self._titles: Mapping[str, str] = dict(found)

    def cite(self, key: str, place: str = "", note: str = "") -> Citation:
        if not key:
            return Citation(place=place, note=note)
        url = reverse("sources:source-detail", args=[key])
        return Citation(title=self._titles.get(key, key), url=url, place=place, note=note)

    def title(self, key: str) -> str:
        return self._titles.get(key, "")
