"""The evaluations of the plans: the list, a year, and an edition to read."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import TemplateView

from public.evaluations.reading import Shown, edition_numbered, editions_of, other_years
from public.evaluations.structured import dataset
from public.evaluations.telling import comparison_context, finding_counts, verdict_rows
from public.lists.filtering import PublicFilter
from public.lists.listing import PublicList
from public.pages import Crumb, PublicPage
from publications.evaluation.models import Edition, EditionPage


def _plans() -> list[tuple[str, str]]:
    """The plans that have a published evaluation."""
    plans = Edition.objects.public().order_by("evaluation__plan__title")
    return list(plans.values_list("evaluation__plan__key", "evaluation__plan__title").distinct())


class EvaluationFilter(PublicFilter):
    plan = django_filters.ChoiceFilter(
        field_name="evaluation__plan__key",
        label=_("Plan"),
        choices=_plans,
        empty_label=_("All plans"),
    )


class EvaluationList(PublicList):
    template_name = "public/evaluations/evaluation_list.html"
    filterset_class = EvaluationFilter
    per_page = 12
    list_url_name = "evaluations:evaluation-list"
    title = _("Evaluations")
    lead = _(
        "Once a year the city says how it carries the plan out and what has changed for people. "
        "Every figure leads to what it was computed from."
    )
    counted = ngettext_lazy("%(number)s evaluation", "%(number)s evaluations", "count")

    def get_queryset(self) -> QuerySet[Edition]:
        return (
            Edition.objects.public()
            .newest()
            .order_by("-evaluation__plan__starts_on", "evaluation__plan_id", "-evaluation__year")
        )

    def get_rows(self, records: Sequence[Edition]) -> list[Shown]:
        return [Shown(edition) for edition in records]

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("Evaluations")),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if len(self.filterset.form.fields["plan"].choices) <= 2 and not self.filterset.chosen():
            # Nothing to choose from but "any" and the only plan.
            context["fields"] = []
        return context


class EvaluationPage(PublicPage, TemplateView):
    """Base of the pages of one evaluation."""

    @cached_property
    def editions(self) -> list[Edition]:
        return editions_of(self.kwargs["plan"], self.kwargs["year"])

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        evaluation = self.editions[0].evaluation
        return (
            Crumb(_("Evaluations"), reverse("evaluations:evaluation-list")),
            Crumb(evaluation.name),
        )


class EvaluationDetail(EvaluationPage):
    """A year: what its newest edition says in brief, how it was made, what changed since."""

    template_name = "public/evaluations/evaluation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        newest = self.editions[0]
        editions = [Shown(edition) for edition in self.editions]
        shown, digest = editions[0], editions[0].digest
        years = other_years(newest)
        return super().get_context_data(
            edition=newest,
            evaluation=newest.evaluation,
            shown=shown,
            digest=digest,
            findings=finding_counts(digest),
            verdicts=list(verdict_rows(digest)),
            editions=editions,
            other_years=years,
            **comparison_context(digest.comparison, years),
            data=dataset(self.request, shown),
            **kwargs,
        )


class EditionDetail(EvaluationPage):
    """The whole edition, as the worker drew it."""

    template_name = "public/evaluations/edition.html"

    @cached_property
    def edition(self) -> Edition:
        return edition_numbered(self.editions, self.kwargs["number"])

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        evaluations, year = super().get_breadcrumbs()
        number = format_lazy(_("edition {number}"), number=self.edition.number)
        above = year._replace(url=self.edition.evaluation.get_absolute_url())
        return (evaluations, above, Crumb(number))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = EditionPage.objects.values_list("body", flat=True)
        return super().get_context_data(
            edition=self.edition,
            evaluation=self.edition.evaluation,
            shown=Shown(self.edition),
            newest=self.editions[0],
            is_superseded=self.edition != self.editions[0],
            body=pages.get(edition=self.edition),
            **kwargs,
        )
