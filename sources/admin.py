"""Administration of source documents."""

from django.contrib import admin

from common.admin import PortalAdmin
from sources.models import SourceDocument


@admin.register(SourceDocument)
class SourceDocumentAdmin(PortalAdmin):
    list_display = ["title", "key", "publisher", "published_on", "published_label"]
    list_filter = ["publisher"]
    search_fields = ["key", "title", "publisher", "file_name"]
