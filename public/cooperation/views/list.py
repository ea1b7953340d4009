"""Municipalities that cooperate with the Agency, a row for each cooperation."""

from collections.abc import Sequence

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Collate, NullIf
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from partners.models import Body
from plans.models import Cooperation
from projects.models import Project
from public.cooperation.filters import CooperationFilter
from public.cooperation.reading import ListedCooperation, listed
from public.lists.columns import Column
from public.lists.listing import PublicList


class CooperationList(PublicList):
    rows_template = "public/cooperation/_rows.html"
    columns = (
        Column("obec", _("Municipality"), order=("municipality_label", "as_of", "pk")),
        Column("faze", _("Three-year cycle")),
        Column("plan", _("Plan")),
        Column("vlna", _("Wave")),
        Column("lokality", _("Excluded localities"), is_number=True),
        Column("partnerstvi", _("Local partnership")),
        Column("projekty", _("Projects"), order=("project_count", "pk"), is_number=True),
    )
    default_sort = "obec"
    filterset_class = CooperationFilter
    list_url_name = "cooperation:cooperation-list"
    title = _("Municipalities")
    lead = _(
        "Municipalities that cooperate with the Agency for Social Inclusion: how far in the"
        " three-year cycle they are and what has come of it."
    )
    caption = _("Cooperations with their phase, plan, localities, partnership and projects")
    counted = ngettext_lazy("%(number)s cooperation", "%(number)s cooperations", "count")

    def get_queryset(self) -> QuerySet[Cooperation]:
        projects = (
            Project.objects.public()
            .filter(municipality=OuterRef("municipality"))
            .order_by()
            .values("municipality")
            .annotate(count=Count("pk"))
            .values("count")
        )
        partnerships = Body.objects.filter(kind=Body.Kind.LOCAL_PARTNERSHIP).order_by("name")
        return (
            Cooperation.objects.select_related("municipality")
            .annotate(
                municipality_label=Collate(
                    Coalesce(NullIf("municipality__short_name", Value("")), "municipality__name"),
                    "cs-x-icu",
                ),
                project_count=Coalesce(Subquery(projects, output_field=IntegerField()), 0),
            )
            .prefetch_related(
                Prefetch("municipality__bodies", partnerships, to_attr="partnerships")
            )
        )

    def get_rows(self, records: Sequence[Cooperation]) -> Sequence[ListedCooperation]:
        return [listed(cooperation) for cooperation in records]
