"""The base of every list for everybody: filter, sort, pages, export. How to make one:

    class ProjectList(PublicList):
        columns = (Column("nazev", _("Project"), order=("title", "pk"), value=...), ...)
        default_sort = "nazev"
        filterset_class = ProjectFilter            # a PublicFilter
        rows_template = "public/projects/_rows.html"   # one <tr> a row: {% for project in rows %}
        list_url_name, export_url_name = "projects:project-list", "projects:project-export"
        title, caption = _("Projects"), _("Projects by title")
        counted = ngettext_lazy("%(number)s project", "%(number)s projects", "count")
        def get_queryset(self): ...

    class ProjectExport(PublicExport, ProjectList):    # public/lists/export.py
        file_name = "projekty"

The page is ``public/list.html``; extend it to add to the head or to draw entries instead of a table
(block ``results``). Parameters are Czech: ``strana``, ``razeni`` and the names of the filters.
Whatever an address holds besides is not repeated in any link.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.views.generic.base import TemplateResponseMixin
from django_filters.views import FilterMixin

from common.templatetags.formats import number
from public.lists.columns import Column, Head, Sort
from public.lists.filtering import PublicFilter, filter_fields, query
from public.lists.paging import ListPages, rows_of
from public.pages import Crumb, PublicPage

PAGE, SORT = "strana", "razeni"


class PublicList(PublicPage, FilterMixin, TemplateResponseMixin):  # type: ignore[misc]
    """A filtered, sorted list in pages. Queries: totals, page (2 to 4), choices."""

    template_name = "public/list.html"
    rows_template: ClassVar[str] = ""
    columns: ClassVar[Sequence[Column]] = ()
    default_sort: ClassVar[str] = ""
    per_page: ClassVar[int] = 25
    filterset_class: type[PublicFilter]
    list_url_name: ClassVar[str]
    export_url_name: ClassVar[str] = ""
    export_kinds: ClassVar[Sequence[str]] = ("csv", "xlsx", "ods")
    title: ClassVar[Promise | str] = ""
    lead: ClassVar[Promise | str] = ""
    caption: ClassVar[Promise | str] = ""
    # ngettext_lazy(…, "count"); it may print %(number)s, the count as it is written.
    counted: ClassVar[Any]

    def get_queryset(self) -> QuerySet[Any]:
        """What can be listed, with the joins that a row needs; neither filtered nor sorted."""
        raise NotImplementedError

    def summarise(self, rows: QuerySet[Any]) -> Mapping[str, Any]:
        """Totals over everything filtered, in one query; ``count`` must be among them."""
        return {"count": rows.count()}

    def fetch(self, rows: QuerySet[Any], keys: Sequence[Any]) -> Sequence[Any]:
        """The records of a page in the order of their keys. A list that is asked for often may
        read plain values instead: models cost three times as much."""
        return rows_of(rows, keys)

    def get_rows(self, records: Sequence[Any]) -> Sequence[Any]:
        """What the template and the export show of a few records; add to them here what it takes
        another query to read."""
        return records

    def get_title(self) -> Promise | str:
        return self.title

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(self.get_title()),)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    # --- What the address asks for ----------------------------------------------------------------

    @cached_property
    def filterset(self) -> PublicFilter:
        filterset: PublicFilter = self.get_filterset(self.get_filterset_class())
        return filterset

    @cached_property
    def is_valid(self) -> bool:
        return not self.filterset.is_bound or bool(self.filterset.is_valid())

    @cached_property
    def sort(self) -> Sort | None:
        """An unknown sort is no error: the list is shown in its own order."""
        asked = Sort.parse(self.request.GET.get(SORT, ""), self.columns)
        return asked or Sort.parse(self.default_sort, self.columns)

    def get_filtered(self) -> QuerySet[Any]:
        """What the totals are of, the pages and the exports."""
        if not self.is_valid:
            # Nothing rather than everything: a total of all must not pass for a total of a few.
            return self.get_queryset().none()
        rows: QuerySet[Any] = self.filterset.qs
        return rows

    @cached_property
    def chosen(self) -> dict[str, str]:
        """The filters and the sort of the address: what every link of the list keeps."""
        is_own_order = self.sort is None or self.sort.text == self.default_sort
        sort = {} if is_own_order else {SORT: self.sort.text if self.sort else ""}
        return {**self.filterset.chosen(), **sort}

    # --- What the page shows ----------------------------------------------------------------------

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        filtered = self.get_filtered()
        summary = self.summarise(filtered) if self.is_valid else {"count": 0}
        fields = list(filter_fields(self.filterset))
        context.update(
            title=self.get_title(),
            lead=self.lead,
            caption=self.caption,
            list_url=self.get_list_url(),
            fields=fields,
            failed_fields=[field for field in fields if field.errors],
            is_filtered=bool(self.filterset.chosen()),
            sort_text=self.chosen.get(SORT, ""),
            summary=summary,
            count_text=self.counted
            % {"count": summary["count"], "number": number(summary["count"])},
            columns=self._heads(),
            rows_template=self.rows_template,
            exports=self._exports() if summary["count"] else [],
            **self._page(filtered, summary["count"]),
        )
        return context

    def get_list_url(self) -> str:
        kept = {key: value for key, value in self.kwargs.items() if key != "kind"}
        return reverse(self.list_url_name, kwargs=kept)

    def _page(self, filtered: QuerySet[Any], count: int) -> dict[str, Any]:
        pages = ListPages(filtered, self.per_page, count, self.sort)
        page = pages.number_from(self.request.GET.get(PAGE, "1"))
        return {
            "rows": self.get_rows(self.fetch(filtered, pages.keys(page))),
            "page_number": page,
            "page_count": pages.num_pages,
            "page_links": list(pages.links(page, self._page_url)) if pages.num_pages > 1 else [],
            "previous_url": self._page_url(page - 1) if page > 1 else "",
            "next_url": self._page_url(page + 1) if page < pages.num_pages else "",
        }

    def _page_url(self, page: int) -> str:
        return self.get_list_url() + query({**self.chosen, PAGE: page if page > 1 else ""})

    def _heads(self) -> list[Head]:
        return [self._head(column) for column in self.columns if column.on_page]

    def _head(self, column: Column) -> Head:
        if not column.order:
            return Head(column.label, column.is_number)
        sort, url = Sort(column), self.get_list_url()
        aria = ""
        if self.sort and self.sort.column is column:
            aria = "descending" if self.sort.descending else "ascending"
            sort = self.sort.opposite
        return Head(
            column.label, column.is_number, url + query({**self.chosen, SORT: sort.text}), aria
        )

    def _exports(self) -> list[dict[str, str]]:
        if not self.export_url_name:
            return []
        suffix = query(self.chosen)
        return [
            {
                "kind": kind,
                "label": kind.upper(),
                "url": reverse(self.export_url_name, kwargs={**self.kwargs, "kind": kind}) + suffix,
            }
            for kind in self.export_kinds
        ]
