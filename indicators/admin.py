"""Administration of indicators with their targets, categories and values."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from common.admin import SOURCE_FIELDS, BlockInline, PortalAdmin, ReadOnlyInline, RowInline
from indicators.models import (
    GlobalComment,
    GlobalIndicator,
    GlobalTarget,
    GlobalValue,
    ImpactCategory,
    ImpactIndicator,
    ImpactTarget,
    ImpactValue,
    Territory,
)
from projects.admin import ImplementationReportAdmin
from projects.models import ImplementationReport


class GlobalTargetInline(RowInline):
    model = GlobalTarget
    exclude = SOURCE_FIELDS


class GlobalValueInline(RowInline):
    model = GlobalValue
    exclude = ("source_place", "source_note")


class GlobalCommentInline(BlockInline):
    model = GlobalComment
    fields = ["year", "text"]


class ImpactCategoryInline(RowInline):
    model = ImpactCategory
    fields = ["position", "key", "name"]


class ImpactTargetInline(RowInline):
    model = ImpactTarget
    exclude = SOURCE_FIELDS


class ImpactValueInline(ReadOnlyInline):
    """There is one a report and category; each changes on its own page."""

    model = ImpactValue
    fields = ["as_of", "category", "amount", "status", "report", "source"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImpactValue]:
        return super().get_queryset(request).select_related("report__project")


class ReportedValueInline(RowInline):
    model = ImpactValue
    fields = ["indicator", "category", "status", "amount", "is_approximate", "as_of", "note"]


# Values come in reports, but the room of reports does not know that of indicators.
admin.site.unregister(ImplementationReport)


@admin.register(ImplementationReport)
class ReportWithValuesAdmin(ImplementationReportAdmin):
    inlines = [ReportedValueInline]


@admin.register(Territory)
class TerritoryAdmin(PortalAdmin):
    list_display = ["name", "short_name", "kind"]
    list_filter = ["kind"]
    search_fields = ["key", "name", "short_name"]


@admin.register(GlobalIndicator)
class GlobalIndicatorAdmin(PortalAdmin):
    list_display = ["position", "name", "unit", "territory", "plan"]
    list_display_links = ["name"]
    list_filter = ["plan"]
    list_select_related = ["plan", "territory"]
    search_fields = ["name", "key"]
    autocomplete_fields = ["plan", "territory", "source"]
    inlines = [GlobalTargetInline, GlobalValueInline, GlobalCommentInline]


@admin.register(GlobalTarget)
class GlobalTargetAdmin(PortalAdmin):
    list_display = ["indicator", "rule", "amount", "year", "valid_from"]
    list_filter = ["rule", "indicator__plan"]
    list_select_related = ["indicator"]
    search_fields = ["indicator__name"]
    autocomplete_fields = ["indicator", "other_territory", "source"]


@admin.register(GlobalValue)
class GlobalValueAdmin(PortalAdmin):
    list_display = ["indicator", "territory", "period", "amount", "status", "rank", "is_baseline"]
    list_filter = ["indicator__plan", "territory", "status", "is_baseline"]
    list_select_related = ["indicator", "territory"]
    search_fields = ["indicator__name"]
    autocomplete_fields = ["indicator", "territory", "source"]

    @admin.display(description=_("period"), ordering="period_start")
    def period(self, value: GlobalValue) -> str:
        return value.period.label


@admin.register(GlobalComment)
class GlobalCommentAdmin(PortalAdmin):
    list_display = ["indicator", "year"]
    list_filter = ["year", "indicator__plan"]
    list_select_related = ["indicator"]
    search_fields = ["indicator__name", "text"]
    autocomplete_fields = ["indicator", "source"]


@admin.register(ImpactIndicator)
class ImpactIndicatorAdmin(PortalAdmin):
    list_display = ["goal", "position", "name", "unit", "aggregation", "is_sensitive"]
    list_display_links = ["name"]
    list_filter = ["aggregation", "is_sensitive", "goal__strategic_goal__area"]
    list_select_related = ["goal"]
    search_fields = ["name", "goal__code", "goal__title"]
    autocomplete_fields = ["goal", "source"]
    inlines = [ImpactTargetInline, ImpactCategoryInline, ImpactValueInline]


@admin.register(ImpactTarget)
class ImpactTargetAdmin(PortalAdmin):
    list_display = ["indicator", "amount", "year", "is_yearly", "valid_from"]
    list_filter = ["is_yearly", "year"]
    list_select_related = ["indicator"]
    search_fields = ["indicator__name"]
    autocomplete_fields = ["indicator", "source"]


@admin.register(ImpactCategory)
class ImpactCategoryAdmin(PortalAdmin):
    list_display = ["name", "key", "indicator", "position"]
    list_select_related = ["indicator"]
    search_fields = ["name", "key", "indicator__name"]
    autocomplete_fields = ["indicator"]


@admin.register(ImpactValue)
class ImpactValueAdmin(PortalAdmin):
    list_display = ["indicator", "category", "amount", "status", "as_of", "report", "source"]
    list_filter = ["status", "is_shown_when_small", "as_of"]
    list_select_related = ["indicator", "category", "report__project", "source"]
    search_fields = ["indicator__name", "report__project__title"]
    autocomplete_fields = ["indicator", "category", "report", "source"]
    fieldsets = [
        (None, {"fields": ["indicator", "category", "report", "as_of", "as_of_kind"]}),
        (_("Value"), {"fields": ["status", "amount", "is_approximate", "method", "note"]}),
        (_("Small counts"), {"fields": ["is_shown_when_small", "shown_reason"]}),
    ]
