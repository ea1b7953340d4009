"""The site map for people, and the gallery of components for developers."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from public.pages import Crumb, PublicPage
from public.site.gallery import examples
from public.site.reading import groups, plan_trees


class SiteMapPage(PublicPage, TemplateView):
    template_name = "public/site/site_map.html"

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("Site map")),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(groups=groups(), plans=plan_trees(), **kwargs)


class ComponentsPage(PublicPage, TemplateView):
    """Every component once, with its name. Not to be found by search engines."""

    template_name = "public/site/components.html"

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("Components")),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**examples(), **kwargs)
