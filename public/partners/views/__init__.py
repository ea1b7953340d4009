"""Pages of organisations and bodies."""

from public.partners.views.bodies import BodyPage
from public.partners.views.organisations import OrganisationPage

__all__ = ["BodyPage", "OrganisationPage"]
