"""Goals: a strategic one with its specific goals; a specific one with its measures, indicators and
yearly reviews. They share an address and are told apart by their code: 1.1 and 1.1.1."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from measures.models import Measure
from measures.progress import progress_of
from measures.progress_records import read_measures
from measures.summary import count_reports, count_states
from plans.models import SpecificGoal, StrategicGoal, StrategicPlan, ThematicArea
from plans.outline import read_outline
from public.codes import CodedPage, Named
from public.impact_lines import impact_lines
from public.of_plan import goal_crumb
from public.pages import Crumb, public_view
from public.plan.goals import goals_with_progress, place_of
from public.plan.measure_lines import measure_lines
from public.tones import tone_of


@public_view
def goal_page(request: HttpRequest, plan: str, code: str) -> HttpResponseBase:
    page = StrategicGoalPage if code.count(".") == 1 else SpecificGoalPage
    return page.as_view()(request, plan=plan, code=code)


class StrategicGoalPage(CodedPage):
    template_name = "public/plan/strategic_goal.html"
    depths = (2,)
    record: StrategicGoal

    def named(self, code: str) -> Sequence[Named]:
        goals = StrategicGoal.objects.filter(area__plan=self.plan, code=code)
        return [
            Named(goal, goal.title, goal.area_id, goal.area.code, goal.area.name)
            for goal in goals.select_related("area", "source").order_by("area__code_path")
        ]

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        goal = self.record
        return (self.plan_crumb(), area_crumb(self.plan, goal.area), Crumb(goal.title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, goal = self.plan, self.record
        place = place_of(read_outline(plan), strategic=goal.pk)
        measures = Measure.objects.filter(specific_goal__strategic_goal=goal)
        progress = progress_of(read_measures(measures), cut_off=timezone.localdate())
        lines = measure_lines(plan, measures, progress)
        outline = [item for item in place.area.goals if item.pk == goal.pk]
        return super().get_context_data(
            plan=plan,
            goal=goal,
            area=goal.area,
            tone=tone_of(place.area.position),
            states=count_states(progress.values()),
            reports=count_reports(progress.values()),
            goals=goals_with_progress(plan, outline, progress, lines)[0].goals,
            previous=place.previous,
            next=place.next,
            **kwargs,
        )


class SpecificGoalPage(CodedPage):
    template_name = "public/plan/specific_goal.html"
    depths = (3,)
    record: SpecificGoal

    def named(self, code: str) -> Sequence[Named]:
        goals = SpecificGoal.objects.filter(strategic_goal__area__plan=self.plan, code=code)
        joined = goals.select_related("strategic_goal__area", "action_plan", "source")
        return [
            Named(goal, goal.title, above.pk, above.code, above.title)
            for goal in joined.order_by("strategic_goal__area__code_path", "strategic_goal", "pk")
            for above in (goal.strategic_goal,)
        ]

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        goal, above = self.record, self.record.strategic_goal
        return (
            self.plan_crumb(),
            area_crumb(self.plan, above.area),
            goal_crumb(self.plan, above.code),
            Crumb(goal.title),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, goal, today = self.plan, self.record, timezone.localdate()
        place = place_of(read_outline(plan), specific=goal.pk)
        # With those of other goals whose reports feed the indicators of this one.
        measures = Measure.objects.filter(Q(specific_goal=goal) | Q(reported_under=goal))
        progress = progress_of(read_measures(measures), cut_off=today)
        own = [item for item in progress.values() if item.goal == goal.pk]
        lines = measure_lines(plan, measures, progress)
        return super().get_context_data(
            plan=plan,
            goal=goal,
            area=goal.strategic_goal.area,
            tone=tone_of(place.area.position),
            states=count_states(own),
            reports=count_reports(own),
            measures=lines.pop(goal.pk, []),
            reported_here=[line for others in lines.values() for line in others],
            impacts=impact_lines(plan, goal.pk, on=today, progress=progress),
            reviews=goal.reviews.select_related("source").order_by("-year"),
            previous=place.previous,
            next=place.next,
            **kwargs,
        )


def area_crumb(plan: StrategicPlan, area: ThematicArea) -> Crumb:
    return Crumb(area.name, reverse("plans:area-detail", args=[plan.key, area.code]))
