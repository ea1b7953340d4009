"""Administration of plans, goals and the cooperation with the Agency."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import BlockInline, PortalAdmin, RowInline
from plans.models import (
    Abbreviation,
    ActionPlan,
    AdvisoryProgramme,
    Cooperation,
    CooperationStep,
    GoalReview,
    Locality,
    SpecificGoal,
    StrategicGoal,
    StrategicPlan,
    ThematicArea,
)


class ActionPlanInline(RowInline):
    model = ActionPlan
    fields = ["code", "title", "starts_on", "ends_on"]


class ThematicAreaInline(RowInline):
    model = ThematicArea
    fields = ["code", "name"]


class StrategicGoalInline(RowInline):
    model = StrategicGoal
    fields = ["code", "title"]


class SpecificGoalInline(RowInline):
    model = SpecificGoal
    fields = ["code", "title", "action_plan", "deadline_year"]


class GoalReviewInline(BlockInline):
    model = GoalReview
    fields = ["year", "summary", "outlook"]


class CooperationStepInline(RowInline):
    model = CooperationStep
    fields = ["title", "happened_on", "happened_label", "description"]


@admin.register(StrategicPlan)
class StrategicPlanAdmin(PortalAdmin):
    list_display = ["title", "municipality", "state", "starts_on", "ends_on"]
    list_filter = ["state"]
    list_select_related = ["municipality"]
    search_fields = ["title", "key", "municipality__name"]
    autocomplete_fields = ["municipality", "source"]
    filter_horizontal = ["coordinators"]
    inlines = [ActionPlanInline, ThematicAreaInline]
    fieldsets = [
        (None, {"fields": ["title", "key", "municipality", "state", "coordinators"]}),
        (_("Period"), {"fields": ["starts_on", "ends_on", "approved_on"]}),
        (_("For the public"), {"fields": ["vision", "description", "small_count_threshold"]}),
    ]


@admin.register(ActionPlan)
class ActionPlanAdmin(PortalAdmin):
    list_display = ["title", "code", "plan", "starts_on", "ends_on"]
    list_filter = ["plan"]
    list_select_related = ["plan"]
    search_fields = ["title", "code", "plan__title"]
    autocomplete_fields = ["plan", "source"]


@admin.register(ThematicArea)
class ThematicAreaAdmin(PortalAdmin):
    list_display = ["code", "name", "plan"]
    list_display_links = ["name"]
    list_filter = ["plan"]
    list_select_related = ["plan"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["plan", "source"]
    inlines = [StrategicGoalInline]


@admin.register(StrategicGoal)
class StrategicGoalAdmin(PortalAdmin):
    list_display = ["code", "title", "area"]
    list_display_links = ["title"]
    list_filter = ["area__plan"]
    list_select_related = ["area"]
    search_fields = ["code", "title"]
    autocomplete_fields = ["area", "source"]
    inlines = [SpecificGoalInline]


@admin.register(SpecificGoal)
class SpecificGoalAdmin(PortalAdmin):
    list_display = ["code", "title", "strategic_goal", "action_plan", "deadline_year"]
    list_display_links = ["title"]
    list_filter = ["strategic_goal__area__plan", "action_plan"]
    list_select_related = ["strategic_goal", "action_plan"]
    search_fields = ["code", "title"]
    autocomplete_fields = ["strategic_goal", "action_plan", "source"]
    inlines = [GoalReviewInline]


@admin.register(GoalReview)
class GoalReviewAdmin(PortalAdmin):
    list_display = ["goal", "year"]
    list_filter = ["year", "goal__strategic_goal__area__plan"]
    list_select_related = ["goal"]
    search_fields = ["goal__code", "goal__title", "summary", "outlook"]
    autocomplete_fields = ["goal", "source"]


@admin.register(Abbreviation)
class AbbreviationAdmin(PortalAdmin):
    list_display = ["short", "full", "plan"]
    list_filter = ["plan"]
    list_select_related = ["plan"]
    search_fields = ["short", "full"]
    autocomplete_fields = ["plan", "source"]


@admin.register(Cooperation)
class CooperationAdmin(PortalAdmin):
    list_display = ["municipality", "wave", "phase", "plan_state", "locality_count", "as_of"]
    list_filter = ["wave", "phase", "plan_state"]
    list_select_related = ["municipality"]
    search_fields = ["key", "municipality__name"]
    autocomplete_fields = ["municipality", "source"]
    inlines = [CooperationStepInline]


@admin.register(Locality)
class LocalityAdmin(PortalAdmin):
    list_display = ["name", "municipality"]
    list_filter = ["municipality"]
    list_select_related = ["municipality"]
    search_fields = ["name", "municipality__name"]
    autocomplete_fields = ["municipality", "source"]


@admin.register(AdvisoryProgramme)
class AdvisoryProgrammeAdmin(PortalAdmin):
    list_display = ["title", "plan", "starts_year", "ends_year", "position"]
    list_filter = ["plan"]
    list_select_related = ["plan"]
    search_fields = ["title", "key", "summary"]
    autocomplete_fields = ["plan", "source"]
