"""The whole plan as files: validated, loaded, exported."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalDataConfig(AppConfig):
    name = "portal_data"
    verbose_name = _("portal data")
