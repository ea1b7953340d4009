"""An evaluation with its texts, control figures and explanations; from here editions are built."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.permissions import signed_in_user
from common.admin import BlockInline, PortalAdmin, ReadOnlyInline, RowInline
from publications.evaluation.errors import EditionError
from publications.evaluation.models import (
    ControlFigure,
    Edition,
    Evaluation,
    EvaluationText,
    FindingExplanation,
    SourceDiscrepancy,
)
from publications.evaluation.services import request_edition


class EvaluationTextInline(BlockInline):
    model = EvaluationText
    fields = ["section", "heading", "body"]


class ControlFigureInline(RowInline):
    model = ControlFigure
    fields = ["figure", "printed", "source", "source_place"]


class SourceDiscrepancyInline(BlockInline):
    model = SourceDiscrepancy
    fields = ["key", "subject", "text", "source", "source_place"]


class FindingExplanationInline(BlockInline):
    model = FindingExplanation
    fields = ["finding", "text", "signed_as", "signed_on", "signed_by"]
    readonly_fields = ["signed_by"]


class EditionInline(ReadOnlyInline):
    model = Edition
    fields = ["number", "state", "queued_at", "finished_at", "published_at"]
    readonly_fields = ["number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).select_related("evaluation__plan").defer("snapshot")


class ErratumForm(forms.Form):
    erratum = forms.CharField(
        label=_("Erratum"),
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=_("What is corrected and why. It is printed in the edition."),
    )


@admin.register(Evaluation)
class EvaluationAdmin(PortalAdmin):
    list_display = ["plan", "year", "title", "cut_off"]
    list_display_links = ["title"]
    list_filter = ["plan", "year"]
    list_select_related = ["plan"]
    search_fields = ["title", "plan__title", "year"]
    autocomplete_fields = ["plan", "source"]
    inlines = [
        EvaluationTextInline,
        ControlFigureInline,
        SourceDiscrepancyInline,
        FindingExplanationInline,
        EditionInline,
    ]

    def save_formset(
        self, request: HttpRequest, form: "ModelForm[Evaluation]", formset: Any, change: bool
    ) -> None:
        """Whoever writes an explanation signs it."""
        for row in formset.save(commit=False):
            if isinstance(row, FindingExplanation):
                row.signed_by_id = request.user.pk
        formset.save()

    def get_urls(self) -> list[URLPattern]:
        build = path(
            "<int:evaluation_id>/sestavit/",
            self.admin_site.admin_view(self.build_view),
            name="evaluation_evaluation_build",
        )
        return [build, *super().get_urls()]

    def build_view(self, request: HttpRequest, evaluation_id: int) -> HttpResponse:
        """Ask for an edition: of a published one a correction, which needs an erratum."""
        evaluation = get_object_or_404(Evaluation.objects.select_related("plan"), pk=evaluation_id)
        if not request.user.has_perm("evaluation.add_edition"):
            raise PermissionDenied
        latest = evaluation.editions.latest_first().defer("snapshot").first()
        is_correction = latest is not None and latest.published_at is not None
        form = ErratumForm(request.POST or None) if is_correction else None
        if request.method == "POST" and (form is None or form.is_valid()):
            return self._build(request, evaluation, form.cleaned_data["erratum"] if form else "")
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Build an edition"),
            "evaluation": evaluation,
            "latest": latest,
            "form": form,
        }
        return render(request, "admin/evaluation/evaluation/build.html", context)

    def _build(self, request: HttpRequest, evaluation: Evaluation, erratum: str) -> HttpResponse:
        by = signed_in_user(request)
        try:
            edition = request_edition(evaluation=evaluation, by=by, erratum=erratum)
        except EditionError as error:
            messages.error(request, str(error))
            return redirect("admin:evaluation_evaluation_change", evaluation.pk)
        return redirect("admin:evaluation_edition_change", edition.pk)


@admin.register(EvaluationText)
class EvaluationTextAdmin(PortalAdmin):
    list_display = ["section", "heading", "evaluation"]
    list_filter = ["evaluation", "section"]
    list_select_related = ["evaluation"]
    search_fields = ["heading", "body"]
    autocomplete_fields = ["evaluation", "source"]


@admin.register(ControlFigure)
class ControlFigureAdmin(PortalAdmin):
    list_display = ["figure", "printed", "evaluation", "source", "source_place"]
    list_filter = ["evaluation"]
    list_select_related = ["evaluation", "source"]
    search_fields = ["figure", "printed"]
    autocomplete_fields = ["evaluation", "source"]


@admin.register(SourceDiscrepancy)
class SourceDiscrepancyAdmin(PortalAdmin):
    list_display = ["subject", "key", "evaluation", "source", "source_place"]
    list_filter = ["evaluation"]
    list_select_related = ["evaluation", "source"]
    search_fields = ["key", "subject", "text"]
    autocomplete_fields = ["evaluation", "source"]


@admin.register(FindingExplanation)
class FindingExplanationAdmin(PortalAdmin):
    list_display = ["finding", "evaluation", "signed_as", "signed_on"]
    list_filter = ["evaluation"]
    list_select_related = ["evaluation"]
    search_fields = ["finding", "text"]
    autocomplete_fields = ["evaluation"]
    readonly_fields = ["signed_by"]

    def save_model(
        self, request: HttpRequest, obj: FindingExplanation, form: Any, change: bool
    ) -> None:
        obj.signed_by_id = request.user.pk
        super().save_model(request, obj, form, change)
