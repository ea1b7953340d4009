"""The list of projects, and the same rows as a file."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from projects.models import Project, ProjectQuerySet
from public.columns import Column
from public.export import PublicExport, dataset
from public.listing import PublicList
from public.projects.filters import ProjectFilter
from public.projects.reading import public_projects
from public.projects.rows import ProjectRow, read_rows


def _programme(project: Project) -> str:
    programme = project.call.programme if project.call else project.programme
    return programme.short_name if programme else ""


COLUMNS = (
    Column("nazev", _("Project"), order=("title", "pk"), value=lambda project: project.title),
    Column("cislo", _("Registration number"), value=lambda p: p.registration_number, on_page=False),
    Column(
        "nositel",
        _("Holder"),
        order=("holder__name", "title", "pk"),
        has_gaps=True,
        value=lambda project: project.holder and project.holder.name,
    ),
    Column(
        "obec",
        _("Municipality"),
        value=lambda project: project.municipality and project.municipality.name,
        on_page=False,
    ),
    Column("program", _("Programme"), value=_programme, on_page=False),
    Column("vyzva", _("Programme and call"), value=None),
    Column(
        "kod-vyzvy",
        _("Call"),
        value=lambda project: project.call and project.call.code,
        on_page=False,
    ),
    Column("obdobi", _("Period"), order=("starts_on", "pk"), has_gaps=True),
    Column("od", _("From"), value=lambda project: project.starts_on, on_page=False),
    Column("do", _("To"), value=lambda project: project.ends_on, on_page=False),
    Column("stav", _("Stage"), value=lambda project: str(project.get_stage_display())),
    Column(
        "rozpocet",
        _("Budget in CZK"),
        order=("budget", "pk"),
        has_gaps=True,
        value=lambda project: project.budget,
        is_number=True,
    ),
    Column("popis", _("Description"), value=lambda project: project.description, on_page=False),
    Column("web", _("Web address"), value=lambda project: project.url, on_page=False),
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

    def get_queryset(self) -> ProjectQuerySet:
        related = "holder", "municipality", "call__programme", "programme"
        return super().get_queryset().defer("folded").select_related(*related)
