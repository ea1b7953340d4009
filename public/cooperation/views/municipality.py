"""A municipality: how its cooperation with the Agency went and what it has led to."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from partners.models import Organisation
from public.cooperation.reading import read_municipality
from public.pages import Crumb, PublicPage


class MunicipalityPage(PublicPage, DetailView[Organisation]):
    """Only municipalities (and microregions) with a cooperation have this page."""

    queryset = Organisation.objects.exclude(cooperations=None).distinct()
    slug_field = slug_url_kwarg = "key"
    context_object_name = "municipality"
    template_name = "public/cooperation/municipality.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=read_municipality(self.object), **kwargs)

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        municipalities = Crumb(_("Municipalities"), reverse("cooperation:cooperation-list"))
        return (municipalities, Crumb(self.object.label))
