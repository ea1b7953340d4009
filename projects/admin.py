"""Administration of programmes, calls, projects, their outputs and reports."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import PortalAdmin, ReadOnlyInline, RowInline
from projects.models import (
    Call,
    ImplementationReport,
    Programme,
    Project,
    ProjectActivity,
    ProjectOutput,
    TargetGroup,
)


class CallInline(RowInline):
    model = Call
    fields = ["code", "label", "name", "is_coordinated"]


class ProjectActivityInline(RowInline):
    model = ProjectActivity
    fields = ["number", "title"]


class ProjectOutputInline(RowInline):
    model = ProjectOutput
    fields = ["position", "title", "planned", "delivered"]


class ImplementationReportInline(ReadOnlyInline):
    """A correction is a new version, so a report changes on its own page."""

    model = ImplementationReport
    fields = ["number", "version", "period_start", "period_end", "received_on", "state"]


@admin.register(Programme)
class ProgrammeAdmin(PortalAdmin):
    list_display = ["short_name", "name", "period", "code"]
    list_filter = ["period"]
    search_fields = ["key", "name", "short_name"]
    autocomplete_fields = ["source"]
    inlines = [CallInline]


@admin.register(Call)
class CallAdmin(PortalAdmin):
    list_display = ["label", "name", "code", "programme", "is_coordinated"]
    list_filter = ["programme", "is_coordinated"]
    list_select_related = ["programme"]
    search_fields = ["code", "label", "name"]
    autocomplete_fields = ["programme", "source"]


@admin.register(TargetGroup)
class TargetGroupAdmin(PortalAdmin):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(Project)
class ProjectAdmin(PortalAdmin):
    list_display = ["title", "holder", "call", "registration_number", "budget", "stage", "ends_on"]
    list_filter = ["stage", "call", "municipality"]
    list_select_related = ["holder", "call"]
    search_fields = ["title", "key", "registration_number", "holder__name"]
    autocomplete_fields = [
        "holder", "municipality", "programme", "call", "target_groups", "source",
    ]  # fmt: skip
    inlines = [ProjectActivityInline, ImplementationReportInline]
    fieldsets = [
        (None, {"fields": ["title", "key", "registration_number", "holder", "municipality"]}),
        (_("Money"), {"fields": ["programme", "call", "budget"]}),
        (_("Period"), {"fields": ["stage", "starts_on", "ends_on", "expected_reports_by_hand"]}),
        (_("For the public"), {"fields": ["target_groups", "url", "description"]}),
    ]


@admin.register(ProjectActivity)
class ProjectActivityAdmin(PortalAdmin):
    list_display = ["title", "number", "project"]
    list_select_related = ["project"]
    search_fields = ["title", "project__title"]
    autocomplete_fields = ["project", "source"]
    inlines = [ProjectOutputInline]


@admin.register(ProjectOutput)
class ProjectOutputAdmin(PortalAdmin):
    list_display = ["title", "activity", "planned", "delivered"]
    list_select_related = ["activity"]
    search_fields = ["title", "activity__title", "activity__project__title"]
    autocomplete_fields = ["activity", "source"]


@admin.register(ImplementationReport)
class ImplementationReportAdmin(PortalAdmin):
    list_display = [
        "project", "number", "version", "period_start", "period_end", "state", "received_on",
    ]  # fmt: skip
    list_filter = ["state", "is_count_only", "project__municipality"]
    list_select_related = ["project"]
    date_hierarchy = "received_on"
    search_fields = ["project__title", "project__key", "project__registration_number"]
    autocomplete_fields = ["project", "source"]
    fieldsets = [
        (None, {"fields": ["project", "number", "version", "state"]}),
        (_("Period"), {"fields": ["period_start", "period_end", "due_on", "received_on"]}),
        (_("Approval"), {"fields": ["approved_on", "approved_by", "approved_by_role"]}),
        (_("Notes"), {"fields": ["is_count_only", "correction_reason", "note"]}),
    ]
