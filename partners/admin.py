"""Administration of organisations, bodies and contacts."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from common.admin import PortalAdmin, RowInline
from partners.models import Body, BodyMembership, Contact, Organisation


class ContactInline(RowInline):
    model = Contact
    fields = ["role", "office", "address", "email", "phone"]


class MembershipInline(RowInline):
    model = BodyMembership
    fields = ["organisation", "role", "starts_on", "ends_on"]


@admin.register(Organisation)
class OrganisationAdmin(PortalAdmin):
    list_display = ["name", "kind", "ico", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "short_name", "key", "ico"]
    autocomplete_fields = ["parent", "source"]
    inlines = [ContactInline]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "key", "kind", "parent", "ico", "ruian_code"]}),
        (_("For the public"), {"fields": ["url", "description"]}),
    ]


@admin.register(Body)
class BodyAdmin(PortalAdmin):
    list_display = ["name", "kind", "municipality", "members_count", "printed_member_count"]
    list_filter = ["kind"]
    list_select_related = ["municipality"]
    search_fields = ["name", "key", "municipality__name"]
    autocomplete_fields = ["municipality", "source"]
    inlines = [MembershipInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Body]:
        return Body.objects.annotate(members_count=Count("member_rows"))

    @admin.display(description=_("members"), ordering="members_count")
    def members_count(self, body: Any) -> int:
        count: int = body.members_count
        return count


@admin.register(Contact)
class ContactAdmin(PortalAdmin):
    list_display = ["role", "organisation", "office", "email", "phone"]
    list_select_related = ["organisation"]
    search_fields = ["role", "office", "organisation__name"]
    autocomplete_fields = ["organisation", "source"]
