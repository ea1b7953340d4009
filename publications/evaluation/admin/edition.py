"""An edition to look at: its state, its files, and what can be done with it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.permissions import signed_in_user
from common.admin import PortalAdmin
from publications.evaluation.errors import EditionError
from publications.evaluation.models import Edition
from publications.evaluation.services import publish_edition, retry_edition, unexplained_errors

# For whoever looks after the worker.
TRACES = ("attempts", "worker", "alive_at", "template_version", "snapshot_sha256", "pdf_sha256")


@admin.register(Edition)
class EditionAdmin(PortalAdmin):
    """Everything in an edition is written by the worker, so nothing can be edited here."""

    change_form_template = "admin/evaluation/edition/change_form.html"
    list_display = ["number", "evaluation", "state", "queued_at", "published_at", "files"]
    list_filter = ["state", "evaluation__plan", "evaluation__year"]
    list_select_related = ["evaluation__plan"]
    search_fields = ["evaluation__title", "evaluation__plan__title", "erratum"]
    readonly_fields = ["files"]
    fieldsets = [
        (None, {"fields": ["evaluation", "number", "erratum", "files"]}),
        (
            _("Building"),
            {"fields": ["state", "reason", "progress", "requested_by", "queued_at", "finished_at"]},
        ),
        (_("Publishing"), {"fields": ["published_at", "published_by"]}),
        (_("Traces"), {"fields": TRACES, "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        # The snapshot is a few hundred kilobytes a row.
        return Edition.objects.select_related("evaluation__plan").defer("snapshot")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Editions are asked for on the page of their evaluation."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        """One by one, and never a published one."""
        is_draft = obj is not None and obj.published_at is None
        return is_draft and super().has_delete_permission(request, obj)

    @admin.display(description=_("edition"), ordering="minor")
    def number(self, edition: Edition) -> str:
        return edition.number

    @admin.display(description=_("files"))
    def files(self, edition: Edition) -> str:
        if edition.state != Edition.State.READY:
            return "–"
        return format_html(
            '<a href="{}">PDF</a> · <a href="{}">{}</a>',
            reverse("admin:evaluation_edition_pdf", args=[edition.pk]),
            reverse("admin:evaluation_edition_snapshot", args=[edition.pk]),
            gettext("snapshot (JSON)"),
        )

    def get_urls(self) -> list[URLPattern]:
        views = {
            "pdf": self.pdf_view,
            "snapshot": self.snapshot_view,
            "retry": require_POST(self.retry_view),
            "publish": self.publish_view,
        }
        own = [
            path(
                f"<int:edition_id>/{name}/",
                self.admin_site.admin_view(view),
                name=f"evaluation_edition_{name}",
            )
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        edition: Edition = kwargs["obj"]
        may_retry, may_publish = (
            edition.published_at is None and request.user.has_perm(f"evaluation.{action}_edition")
            for action in ("change", "publish")
        )
        context["can_retry"] = may_retry
        context["can_publish"] = may_publish and edition.state == Edition.State.READY
        return super().render_change_form(request, context, *args, **kwargs)

    def pdf_view(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        edition = self._ready(request, edition_id)
        try:
            pdf = edition.read_pdf()
        except EditionError as error:
            messages.error(request, str(error))
            return _to_page_of(edition)
        return _download(pdf, f"{edition.file_stem}.pdf", "application/pdf")

    def snapshot_view(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        edition = self._ready(request, edition_id)
        return _download(edition.snapshot.encode(), f"{edition.file_stem}.json", "application/json")

    def retry_view(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        edition = self._allowed(request, "evaluation.change_edition", edition_id)
        try:
            retry_edition(edition=edition, by=signed_in_user(request))
        except EditionError as error:
            messages.error(request, str(error))
        return _to_page_of(edition)

    def publish_view(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        """Says what forbids publishing; asks, for it cannot be undone; publishes."""
        edition = self._allowed(request, "evaluation.publish_edition", edition_id)
        if request.method == "POST":
            try:
                publish_edition(edition=edition, by=signed_in_user(request))
            except EditionError as error:
                messages.error(request, str(error))
                return redirect("admin:evaluation_edition_publish", edition.pk)
            messages.success(request, gettext("The edition is published."))
            return _to_page_of(edition)
        try:
            errors = unexplained_errors(edition)
        except EditionError as error:
            messages.error(request, str(error))
            return _to_page_of(edition)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Publish an edition"),
            "edition": edition,
            "errors": errors,
        }
        return render(request, "admin/evaluation/edition/publish.html", context)

    def _allowed(self, request: HttpRequest, permission: str, edition_id: int) -> Edition:
        if not request.user.has_perm(permission):
            raise PermissionDenied
        editions = Edition.objects.select_related("evaluation__plan")
        return get_object_or_404(editions, pk=edition_id)

    def _ready(self, request: HttpRequest, edition_id: int) -> Edition:
        if not self.has_view_permission(request):
            raise PermissionDenied
        editions = Edition.objects.ready().select_related("evaluation__plan")
        return get_object_or_404(editions, pk=edition_id)


def _to_page_of(edition: Edition) -> HttpResponse:
    return redirect("admin:evaluation_edition_change", edition.pk)


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
