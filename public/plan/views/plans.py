"""The list of plans, and a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from measures.summary import AreaSummary, plan_summary
from plans.models import StrategicPlan
from public.of_plan import OfPlan
from public.pages import Crumb, PublicPage
from public.plan.goals import StrategicProgress, goals_with_progress
from public.plan.reading import documents_of, plan_cards
from public.tones import tone_of


@dataclass(frozen=True, slots=True)
class AreaGlance:
    summary: AreaSummary
    tone: int
    goals: Sequence[StrategicProgress]


class PlanList(PublicPage, TemplateView):
    template_name = "public/plan/plan_list.html"

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("Plans")),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cards=plan_cards(), **kwargs)


class PlanPage(OfPlan, PublicPage, TemplateView):
    template_name = "public/plan/plan.html"

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (Crumb(_("Plans"), reverse("plans:plan-list")), Crumb(self.plan.title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan
        summary = plan_summary(plan, cut_off=timezone.localdate())
        areas = [
            AreaGlance(
                summary=area,
                tone=tone_of(area.area.position),
                goals=goals_with_progress(plan, area.area.goals, summary.progress),
            )
            for area in summary.areas
        ]
        context = super().get_context_data(**kwargs)
        context.update(
            plan=plan,
            is_closed=plan.state == StrategicPlan.State.CLOSED,
            whole=summary.whole,
            areas=areas,
            action_plans=plan.action_plans.order_by("code"),
            programmes=plan.advisory_programmes.order_by("position", "key"),
            documents=documents_of(plan),
            abbreviations=plan.abbreviations.order_by("short"),
        )
        return context
