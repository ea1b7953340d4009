"""Administration of news, events, documents and pages."""

from django.contrib import admin

from common.admin import PortalAdmin
from publications.models import Document, Event, NewsItem, Page


@admin.register(NewsItem)
class NewsItemAdmin(PortalAdmin):
    list_display = ["title", "published_on", "plan"]
    list_filter = ["plan"]
    list_select_related = ["plan"]
    date_hierarchy = "published_on"
    search_fields = ["title", "summary", "body"]
    autocomplete_fields = ["plan", "source"]
    prepopulated_fields = {"key": ["title"]}


@admin.register(Event)
class EventAdmin(PortalAdmin):
    list_display = ["title", "starts_on", "ends_on", "precision", "place", "is_highlight"]
    list_filter = ["plan", "body", "precision", "is_highlight"]
    date_hierarchy = "starts_on"
    search_fields = ["title", "summary", "place"]
    autocomplete_fields = ["plan", "body", "areas", "source"]
    prepopulated_fields = {"key": ["title"]}


@admin.register(Document)
class DocumentAdmin(PortalAdmin):
    list_display = ["title", "kind", "issued_on", "issued_label", "plan"]
    list_filter = ["kind", "plan"]
    list_select_related = ["plan"]
    search_fields = ["title", "key", "description"]
    autocomplete_fields = ["plan", "source"]
    prepopulated_fields = {"key": ["title"]}


@admin.register(Page)
class PageAdmin(PortalAdmin):
    list_display = ["title", "key", "last_reviewed"]
    search_fields = ["title", "key", "body"]
    autocomplete_fields = ["source"]
    prepopulated_fields = {"key": ["title"]}
