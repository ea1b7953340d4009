"""Indicators: the overview, a global indicator, the ledger of an impact indicator, files."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from indicators.models import ImpactIndicator
from indicators.results import global_results, impact_results
from plans.models import SpecificGoal
from public.codes import PARENT, CodedPage, Named
from public.indicators.datasets import dataset
from public.indicators.files import (
    ALL_HEADER,
    GLOBAL_HEADER,
    LEDGER_HEADER,
    all_rows,
    global_rows,
    ledger_rows,
)
from public.indicators.global_page import GlobalPage, read_global_page
from public.indicators.ledger import Ledger, areas_before, read_ledger, siblings_of
from public.indicators.overview import read_overview
from public.lists.export import table_file
from public.of_plan import OfPlan
from public.pages import Crumb, PublicPage
from public.tones import tone_of

TITLE = gettext_lazy("Indicators")
FILE_KINDS = ("csv", "xlsx", "ods")
# Letters of a name that would fill the first screen of a phone as a heading.
LONG_NAME = 90


class OfIndicators(OfPlan):
    def overview_crumb(self) -> Crumb:
        return Crumb(TITLE, reverse("indicators:indicator-list", args=[self.plan.key]))


class IndicatorList(OfIndicators, PublicPage, TemplateView):
    template_name = "public/indicators/list.html"

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (self.plan_crumb(), Crumb(TITLE))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "plan": self.plan,
            "overview": read_overview(self.plan, on=timezone.localdate()),
            "file_kinds": FILE_KINDS,
        }


class IndicatorExport(OfIndicators, PublicPage, View):
    """All indicators of the plan, one row a figure."""

    def get(self, request: HttpRequest, plan: str, kind: str) -> HttpResponseBase:
        on = timezone.localdate()
        rows = all_rows(
            global_results(self.plan, cut_off=on), impact_results(self.plan, cut_off=on)
        )
        return table_file(kind, f"indikatory-{self.plan.key}", "Indikátory", ALL_HEADER, rows)


class GlobalDetail(OfIndicators, PublicPage, TemplateView):
    template_name = "public/indicators/global.html"

    @cached_property
    def page(self) -> GlobalPage:
        page = read_global_page(self.plan, self.kwargs["key"], on=timezone.localdate())
        if page is None:
            raise Http404(_("The plan has no such indicator."))
        return page

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (self.plan_crumb(), self.overview_crumb(), Crumb(self.page.result.series.name))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, page, series = self.plan, self.page, self.page.result.series
        csv_url = reverse("indicators:global-csv", args=[plan.key, series.key])
        data = dataset(self.request, plan, name=series.name, csv_url=csv_url, years=page.years)
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "page": page,
            "series": series,
            "is_long": len(series.name) > LONG_NAME,
            "comments": tuple(reversed(series.comments)),
            "csv_url": csv_url,
            "dataset": data,
        }


class GlobalCsv(GlobalDetail):
    """The very values of the page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        name = f"indikator-{self.kwargs['key']}"
        return table_file("csv", name, "", GLOBAL_HEADER, global_rows(self.page))


class LedgerPage(OfIndicators, CodedPage):
    """Where the figure of an impact indicator comes from."""

    template_name = "public/indicators/impact.html"
    depths = (3,)
    record: SpecificGoal

    def named(self, code: str) -> Sequence[Named]:
        """The goals whose indicator of this position the address may mean."""
        goals = (
            SpecificGoal.objects.filter(
                strategic_goal__area__plan=self.plan,
                code=code,
                impact_indicators__position=self.kwargs["position"],
            )
            .select_related("strategic_goal__area__plan")
            .order_by("strategic_goal__area__code_path", "strategic_goal", "pk")
        )
        return [
            Named(goal, goal.title, above.pk, above.code, above.title)
            for goal in goals
            for above in (goal.strategic_goal,)
        ]

    @cached_property
    def ledger(self) -> Ledger:
        wanted = ImpactIndicator.objects.filter(goal=self.record, position=self.kwargs["position"])
        ledger = read_ledger(self.plan, wanted, on=timezone.localdate())
        if ledger is None:
            raise Http404(_("The goal has no such indicator."))
        return ledger

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        goal = self.record
        return (
            self.plan_crumb(),
            self.overview_crumb(),
            Crumb(f"cíl {goal.code}", goal.get_absolute_url()),
            Crumb(self.ledger.total.name),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, ledger, total = self.plan, self.ledger, self.ledger.total
        csv_url = reverse(
            "indicators:impact-csv",
            args=[plan.key, total.goal_code, total.position],
            query={PARENT: self.asked_parent} if self.asked_parent else None,
        )
        as_of = total.total.as_of
        years = str(as_of.year) if as_of else ""
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "goal": self.record,
            "tone": tone_of(areas_before(self.record.strategic_goal.area)),
            "ledger": ledger,
            "total": total,
            "is_long": len(total.name) > LONG_NAME,
            "siblings": siblings_of(plan, self.record, total.position),
            "csv_url": csv_url,
            "dataset": dataset(self.request, plan, name=total.name, csv_url=csv_url, years=years),
        }


class LedgerCsv(LedgerPage):
    """The very values of the page."""

    def render_to_response(  # type: ignore[override]
        self, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponseBase:
        name = f"indikator-{self.record.code}-{self.kwargs['position']}"
        return table_file("csv", name, "", LEDGER_HEADER, ledger_rows(self.ledger))
