"""The home page."""

import datetime
from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from indicators.headlines import headlines
from measures.progress import measure_progress
from measures.summary import areas_progress
from plans.models import StrategicPlan
from public.home.reading import (
    area_tile,
    latest_edition,
    latest_news,
    next_events,
    people_of,
)
from public.pages import PublicPage


class HomePage(PublicPage, TemplateView):
    template_name = "public/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        context = super().get_context_data(**kwargs)
        context["news"] = latest_news(today)
        context["next_events"] = next_events(today)
        context["edition"] = latest_edition()
        plan = StrategicPlan.objects.select_related("municipality").in_force()
        if plan is not None:
            context |= _of_plan(plan, today)
        return context


def _of_plan(plan: StrategicPlan, today: datetime.date) -> dict[str, Any]:
    progress = measure_progress(plan, cut_off=today)
    return {
        "current_plan": plan,
        "headlines": headlines(plan, on=today, progress=progress),
        "areas": [area_tile(plan, area) for area in areas_progress(plan, progress)],
        "people": people_of(plan),
    }
