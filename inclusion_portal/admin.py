"""Titles of the administration."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Social inclusion portal")
admin.site.site_title = _("Social inclusion portal")
admin.site.index_title = _("Administration")
