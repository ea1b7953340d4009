"""Standing pages: four that every portal has at an address of their own, and any others."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from plans.models import StrategicPlan
from public.pages import Crumb, PublicPage
from public.publications.contacts import offices
from publications.models import Page


class StandingPage(PublicPage, TemplateView):
    """A fixed page. Until an editor has written it, the portal says what it knows itself."""

    template_name = "public/publications/page.html"
    key: ClassVar[str] = ""
    title: ClassVar[Promise | str] = ""

    def get_page(self) -> Page | None:
        return Page.objects.select_related("source").filter(key=self.key).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.get_page()
        title = page.title if page else self.title
        context = super().get_context_data(page=page, title=title, **kwargs)
        context["breadcrumbs"] = (Crumb(title),)
        context["here"] = ""  # not one of the news, which the menu would say otherwise
        return context


class AboutPage(StandingPage):
    key, title = "o-portalu", _("About this site")
    template_name = "public/publications/about.html"


class AccessibilityPage(StandingPage):
    key, title = "pristupnost", _("Accessibility statement")
    template_name = "public/publications/accessibility.html"


class PrivacyPage(StandingPage):
    key, title = "soukromi", _("Privacy")
    template_name = "public/publications/privacy.html"


class ContactsPage(StandingPage):
    key, title = "kontakty", _("Contacts")
    template_name = "public/publications/contacts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = StrategicPlan.objects.in_force()
        return super().get_context_data(groups=offices(plan), **kwargs)


class OtherPage(StandingPage):
    """Any page by its key. A fixed one has one address only, so this leads there."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if address := Page.FIXED.get(kwargs["key"]):
            return redirect(address, permanent=True)
        return super().dispatch(request, *args, **kwargs)

    def get_page(self) -> Page:
        pages: QuerySet[Page] = Page.objects.select_related("source")
        return get_object_or_404(pages, key=self.kwargs["key"])
