"""The page of a project."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from projects.models import Project
from public.pages import Crumb, PublicPage
from public.projects.reading import public_projects, read_project


class ProjectPage(PublicPage, DetailView[Project]):
    slug_field = slug_url_kwarg = "key"
    template_name = "public/projects/detail.html"

    def get_queryset(self) -> QuerySet[Project]:
        related = "holder", "municipality", "programme", "call__programme", "source"
        return public_projects().defer("folded").select_related(*related)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = read_project(self.object, timezone.localdate())
        return super().get_context_data(page=page, **kwargs)

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        projects = Crumb(_("Projects"), reverse("projects:project-list"))
        return (projects, Crumb(self.object.title))
