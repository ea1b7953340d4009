"""Common: one topic a module, no models."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"
