"""Addresses: the plan: areas, strategic and specific goals."""

from django.urls import path

from public.soon import soon

app_name = "plans"
urlpatterns = [
    path("plany/", soon, name="plan-list"),
    path("plan/", soon, name="plan-current"),
    path("plany/<slug:plan>/", soon, name="plan-detail"),
    path("plany/<slug:plan>/oblasti/<str:code>/", soon, name="area-detail"),
    path("plany/<slug:plan>/cile/<str:code>/", soon, name="goal-detail"),
]
