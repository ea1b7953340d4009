"""A measure: state, reports, implementers, projects, indicators of its goal."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from measures.models import Measure
from measures.progress import progress_of
from measures.progress_records import read_measures
from plans.models import SpecificGoal
from public.codes import CodedPage, Named
from public.impact_lines import impact_lines
from public.measures.measure_reading import implementers_of, neighbours_of, projects_of
from public.of_plan import goal_crumb
from public.pages import Crumb
from public.tones import tone_of

# So many stand in the page; the others open below them.
SHOWN_IMPLEMENTERS = 8


class MeasurePage(CodedPage):
    template_name = "public/measures/measure.html"
    depths = (4,)
    record: Measure

    def named(self, code: str) -> Sequence[Named]:
        area = "specific_goal__strategic_goal__area"
        earlier_areas = Q(
            **{f"{area}__plan__areas__code_path__lt": F(f"{area}__code_path")},
        )
        measures = (
            Measure.objects.of_plan(self.plan)
            .filter(code=code)
            .select_related(area, "source", "reported_under")
            .annotate(position_of_area=Count(f"{area}__plan__areas", filter=earlier_areas))
            .order_by("specific_goal__code_path", "pk")
        )
        return [
            Named(measure, measure.title, goal.pk, goal.code, goal.title)
            for measure in measures
            for goal in (measure.specific_goal,)
        ]

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        measure, plan = self.record, self.plan
        goal, area = measure.specific_goal, measure.specific_goal.strategic_goal.area
        return (
            self.plan_crumb(),
            Crumb(area.name, reverse("plans:area-detail", args=[plan.key, area.code])),
            goal_crumb(plan, goal.code),
            Crumb(measure.title),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, measure, today = self.plan, self.record, timezone.localdate()
        goal: SpecificGoal = measure.reported_under or measure.specific_goal
        behind = Measure.objects.reported_under_goals([goal.pk])
        records = read_measures(behind)
        progress = progress_of(records, cut_off=today)
        implementers = implementers_of(measure)
        return super().get_context_data(
            plan=plan,
            measure=measure,
            goal=measure.specific_goal,
            goal_of_reports=goal,
            area=measure.specific_goal.strategic_goal.area,
            tone=tone_of(measure.position_of_area),  # type: ignore[attr-defined]
            progress=progress[measure.pk],
            states=[
                row
                for row in reversed(records.states)
                if row.measure == measure.pk and row.since and row.since <= today
            ],
            implementers=implementers[:SHOWN_IMPLEMENTERS],
            other_implementers=implementers[SHOWN_IMPLEMENTERS:],
            projects=projects_of(progress[measure.pk].projects),
            impacts=impact_lines(plan, goal.pk, on=today, progress=progress),
            **neighbours_of(plan, measure),
            **kwargs,
        )
