"""The portal itself: settings, addresses, worker."""

from django.apps import AppConfig


class InclusionPortalConfig(AppConfig):
    name = "inclusion_portal"
