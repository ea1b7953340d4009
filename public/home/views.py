"""The home page."""

from django.views.generic import TemplateView

from public.pages import PublicPage


class HomePage(PublicPage, TemplateView):
    template_name = "public/home.html"
