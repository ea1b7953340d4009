"""Administration of measures, their states and implementers."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.admin import PortalAdmin, RowInline
from measures.models import AreaProject, Measure, MeasureImplementer, MeasureState


class MeasureStateInline(RowInline):
    model = MeasureState
    fields = ["since", "state", "note", "source"]


class MeasureImplementerInline(RowInline):
    model = MeasureImplementer
    fields = ["position", "organisation"]


@admin.register(Measure)
class MeasureAdmin(PortalAdmin):
    list_display = ["code", "title", "kind", "service_type", "state", "specific_goal"]
    list_display_links = ["title"]
    list_filter = ["kind", "service_type", "specific_goal__strategic_goal__area"]
    list_select_related = ["specific_goal"]
    search_fields = ["code", "title", "implementers__name"]
    autocomplete_fields = ["specific_goal", "reported_under", "projects", "source"]
    inlines = [MeasureStateInline, MeasureImplementerInline]
    fieldsets = [
        (None, {"fields": ["specific_goal", "code", "title", "kind", "service_type"]}),
        (_("Period"), {"fields": ["period_kind", "starts_on", "ends_on"]}),
        (_("Projects"), {"fields": ["projects", "reported_under", "footnote"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Measure]:
        return Measure.objects.with_state(timezone.localdate())

    @admin.display(description=_("state today"))
    def state(self, measure: Measure) -> str:
        """A measure without any state row has none yet."""
        state: str | None = getattr(measure, "state", None)
        return str(MeasureState.State(state).label) if state else "–"


@admin.register(MeasureState)
class MeasureStateAdmin(PortalAdmin):
    list_display = ["measure", "state", "since"]
    list_filter = ["state"]
    list_select_related = ["measure"]
    date_hierarchy = "since"
    search_fields = ["measure__code", "measure__title"]
    autocomplete_fields = ["measure", "source"]


@admin.register(AreaProject)
class AreaProjectAdmin(PortalAdmin):
    list_display = ["project", "area"]
    list_filter = ["area"]
    list_select_related = ["project", "area"]
    search_fields = ["project__title", "area__name"]
    autocomplete_fields = ["area", "project", "source"]
