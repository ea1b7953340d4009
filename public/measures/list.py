"""The list of the measures of a plan, and the same rows as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from measures.models import Measure, MeasureQuerySet
from measures.progress import MeasureProgress, progress_of
from measures.progress_records import read_measures
from public.lists.columns import Column
from public.lists.export import PublicExport
from public.lists.listing import PublicList
from public.measures.filters import MeasureFilter, implementer_names
from public.of_plan import OfPlan, urls_by_code
from public.pages import Crumb

# The names that stand in a row; the page of the measure has them all.
MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """``measure`` has its area joined and ``names`` of implementers."""

    measure: Any
    progress: MeasureProgress
    url: str

    @property
    def implementers(self) -> Sequence[str]:
        return self.measure.names[:MOST_NAMES]  # type: ignore[no-any-return]

    @property
    def others(self) -> int:
        """How many implementers are not shown."""
        return max(len(self.measure.names) - MOST_NAMES, 0)

    @property
    def area(self) -> str:
        area = self.measure.specific_goal.strategic_goal.area
        return f"{area.code}. {area.name}"


COLUMNS = (
    Column("kod", _("Code"), order=("code_path", "pk"), value=lambda row: row.measure.code),
    Column("nazev", _("Measure"), order=("title", "pk"), value=lambda row: row.measure.title),
    Column("oblast", _("Thematic area"), value=lambda row: row.area),
    Column(
        "cil", _("Specific goal"), value=lambda row: row.measure.specific_goal.code, on_page=False
    ),
    Column("stav", _("State"), value=lambda row: str(row.progress.state.label)),
    Column(
        "prijato", _("Reports received"), value=lambda row: row.progress.received, on_page=False
    ),
    Column(
        "ocekavano", _("Reports expected"), value=lambda row: row.progress.expected, on_page=False
    ),
    Column("realizatori", _("Implementers"), value=lambda row: "; ".join(row.measure.names)),
    Column("druh", _("Kind"), value=lambda row: str(row.measure.get_kind_display()), on_page=False),
    Column(
        "sluzba", _("Type of service"), value=lambda row: row.measure.service_type, on_page=False
    ),
    Column("obdobi", _("Period"), order=("starts_on", "code_path", "pk"), has_gaps=True),
    Column(
        "druh-obdobi",
        _("Kind of period"),
        value=lambda row: str(row.measure.get_period_kind_display()),
        on_page=False,
    ),
    Column("od", _("From"), value=lambda row: row.measure.starts_on, on_page=False),
    Column("do", _("To"), value=lambda row: row.measure.ends_on, on_page=False),
    Column("poznamka", _("Footnote"), value=lambda row: row.measure.footnote, on_page=False),
)


class MeasureList(OfPlan, PublicList):
    template_name = "public/measures/measure_list.html"
    rows_template = "public/measures/_rows.html"
    columns = COLUMNS
    default_sort = "kod"
    per_page = 50
    filterset_class = MeasureFilter
    list_url_name = "measures:measure-list"
    export_url_name = "measures:measure-export"
    title = _("Measures")
    lead = _("What is done towards the goals of the plan, by whom, when, and how far it is.")
    caption = _("Measures with their area, state, implementers and period")
    counted = ngettext_lazy("%(number)s measure", "%(number)s measures", "count")

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (self.plan_crumb(), Crumb(_("Measures")))

    def get_queryset(self) -> MeasureQuerySet:
        return (
            Measure.objects.of_plan(self.plan)
            .select_related("specific_goal__strategic_goal__area")
            .annotate(names=implementer_names())
        )

    def get_filterset_kwargs(self, filterset_class: type[MeasureFilter]) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs(filterset_class)
        return {**kwargs, "plan": self.plan}

    def get_rows(self, records: Sequence[Any]) -> Sequence[Row]:
        shown = Measure.objects.filter(pk__in=[measure.pk for measure in records])
        progress = progress_of(read_measures(shown), cut_off=timezone.localdate())
        url_of = urls_by_code("measures:measure-detail", self.plan)
        return [Row(item, progress[item.pk], url_of(item.code)) for item in records]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(plan=self.plan, **kwargs)


class MeasureExport(PublicExport, MeasureList):
    file_name = "opatreni"
