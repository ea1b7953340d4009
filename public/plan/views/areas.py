"""A thematic area of a plan: its goals with their measures."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.codes import parse_code
from measures.models import Measure
from measures.summary import plan_summary
from plans.models import ThematicArea
from public.of_plan import OfPlan
from public.pages import Crumb, PublicPage
from public.plan.goals import goals_with_progress
from public.plan.measure_lines import measure_lines
from public.plan.reading import projects_of_area
from public.tones import tone_of


class AreaPage(OfPlan, PublicPage, TemplateView):
    template_name = "public/plan/area.html"

    @cached_property
    def area(self) -> ThematicArea:
        """Raises Http404 for what is no code, and for a code the plan does not have."""
        try:
            parse_code(self.kwargs["code"], depth=1)
            areas = ThematicArea.objects.select_related("source")
            return areas.get(plan=self.plan, code=self.kwargs["code"])
        except (ValueError, ThematicArea.DoesNotExist) as error:
            raise Http404(_("The plan has no area with this code.")) from error

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        return (self.plan_crumb(), Crumb(self.area.name))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, area = self.plan, self.area
        summary = plan_summary(plan, cut_off=timezone.localdate())
        codes = [item.area.code for item in summary.areas]
        position = codes.index(area.code)
        measures = Measure.objects.filter(specific_goal__strategic_goal__area=area)
        lines = measure_lines(plan, measures, summary.progress)
        here = summary.areas[position]
        context = super().get_context_data(**kwargs)
        context.update(
            plan=plan,
            area=area,
            tone=tone_of(position),
            summary=here,
            goals=goals_with_progress(plan, here.area.goals, summary.progress, lines),
            projects=projects_of_area(area.pk),
            previous=summary.areas[position - 1].area if position else None,
            next=summary.areas[position + 1].area if position + 1 < len(codes) else None,
        )
        return context
