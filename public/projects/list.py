"""The list of projects, and the same rows as a file."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from projects.models import Project, ProjectQuerySet
from public.lists.columns import Column
from public.lists.export import PublicExport, dataset
from public.lists.listing import PublicList
from public.projects.filters import ProjectFilter
from public.projects.reading import public_projects
from public.projects.rows import ProjectRow, read_rows, stream_rows


def _column(key: str, label: Any, field: str, **kwargs: Any) -> Column:
    return Column(key, label, value=attrgetter(field), **kwargs)


STAGES = dict(Project.Stage.choices)
COLUMNS = (
    _column("nazev", _("Project"), "title", order=("title", "pk")),
    _column("cislo", _("Registration number"), "registration_number", on_page=False),
    _column("nositel", _("Holder"), "holder", order=("holder__name", "title", "pk"), has_gaps=True),
    _column("obec", _("Municipality"), "municipality", on_page=False),
    _column("program", _("Programme"), "programme", on_page=False),
    Column("vyzva", _("Programme and call")),
    _column("kod-vyzvy", _("Call"), "call_code", on_page=False),
    Column("obdobi", _("Period"), order=("starts_on", "pk"), has_gaps=True),
    _column("od", _("From"), "starts_on", on_page=False),
    _column("do", _("To"), "ends_on", on_page=False),
    Column("stav", _("Stage"), value=lambda row: str(STAGES[row.stage])),
    _column(
        "rozpocet",
        _("Budget in CZK"),
        "budget",
        order=("budget", "pk"),
        has_gaps=True,
        is_number=True,
    ),
    _column("popis", _("Description"), "description", on_page=False),
    _column("web", _("Web address"), "web", on_page=False),
)


class ProjectList(PublicList):
    template_name = "public/projects/list.html"
    rows_template = "public/projects/_rows.html"
    columns = COLUMNS
    default_sort = "nazev"
    filterset_class = ProjectFilter
    list_url_name = "projects:project-list"
    export_url_name = "projects:project-export"
    title = _("Projects")
    lead = _("What carries the plan out: who holds each project, who pays it, from when to when.")
    caption = _("Projects with their holder, programme, period, stage and budget")
    counted = ngettext_lazy("%(number)s project", "%(number)s projects", "count")

    def get_queryset(self) -> ProjectQuerySet:
        return public_projects()

    def fetch(self, rows: QuerySet[Any], keys: Sequence[Any]) -> Sequence[ProjectRow]:
        return read_rows(keys)

    def summarise(self, rows: QuerySet[Any]) -> Mapping[str, Any]:
        totals = cast(ProjectQuerySet, rows).totals()
        return {"count": totals.count, "totals": totals}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # The whole list is a data set; a search in it is not another one.
        if not self.chosen and context["page_number"] == 1:
            context["structured"] = dataset(
                str(self.title), str(self.lead), context["exports"], self.request
            )
        return context


class ProjectExport(PublicExport, ProjectList):
    file_name = "projekty"

    def records(self, rows: QuerySet[Any]) -> Iterator[ProjectRow]:
        return stream_rows(rows)
