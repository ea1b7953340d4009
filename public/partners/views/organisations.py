"""An organisation: what it is, what it does for the plan, where it meets others."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from partners.models import Organisation
from public.pages import Crumb, PublicPage
from public.partners.reading import read_organisation
from public.partners.structured import organisation_data


class OrganisationPage(PublicPage, DetailView[Organisation]):
    queryset = Organisation.objects.select_related("parent", "source")
    slug_field = slug_url_kwarg = "key"
    template_name = "public/partners/organisation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = read_organisation(self.object)
        data = organisation_data(self.object, page.own_contacts, self.request.build_absolute_uri)
        return super().get_context_data(page=page, structured=data, **kwargs)

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        partners = Crumb(_("Partners"), reverse("partners:organisation-list"))
        return (partners, Crumb(self.object.label))
