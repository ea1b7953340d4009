"""Addresses: the plan: areas, strategic and specific goals."""

from django.urls import path

from public.of_plan import ToPlanInForce
from public.plan.views.areas import AreaPage
from public.plan.views.goals import goal_page
from public.plan.views.plans import PlanList, PlanPage

app_name = "plans"
urlpatterns = [
    path("plany/", PlanList.as_view(), name="plan-list"),
    path("plan/", ToPlanInForce.as_view(pattern_name="plans:plan-detail"), name="plan-current"),
    path("plany/<slug:plan>/", PlanPage.as_view(), name="plan-detail"),
    path("plany/<slug:plan>/oblasti/<str:code>/", AreaPage.as_view(), name="area-detail"),
    path("plany/<slug:plan>/cile/<str:code>/", goal_page, name="goal-detail"),
]
