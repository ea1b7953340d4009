"""Bodies in which organisations meet: steering committees, groups, partnerships, platforms."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from partners.models import Body
from public.pages import Crumb, PublicPage
from public.partners.reading import meetings_of, members_of
from public.partners.structured import body_data


class BodyPage(PublicPage, DetailView[Body]):
    queryset = Body.objects.select_related("municipality", "source")
    slug_field = slug_url_kwarg = "key"
    template_name = "public/partners/body.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        members = list(members_of(self.object))
        organisations = [member.organisation for member in members]
        return super().get_context_data(
            members=members,
            meetings=meetings_of(self.object),
            structured=body_data(self.object, organisations, self.request.build_absolute_uri),
            **kwargs,
        )

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        bodies = Crumb(_("Bodies and groups"), reverse("partners:body-list"))
        return (bodies, Crumb(self.object.name))
