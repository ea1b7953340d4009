"""Organisations, their bodies and contacts."""

from partners.models.body import Body, BodyMembership
from partners.models.contact import Contact
from partners.models.organisation import Organisation

__all__ = ["Body", "BodyMembership", "Contact", "Organisation"]
