"""Every address that anybody may open, a topic at a time."""

from django.urls import include, path

from public.home.views import HomePage

urlpatterns = [
    path("", HomePage.as_view(), name="home"),
    path("", include("public.plan.urls")),
    path("", include("public.measures.urls")),
    path("", include("public.indicators.urls")),
    path("", include("public.projects.urls")),
    path("", include("public.partners.urls")),
    path("", include("public.cooperation.urls")),
    path("", include("public.publications.urls")),
    path("", include("public.sources.urls")),
    path("", include("public.evaluations.urls")),
    path("", include("public.search.urls")),
    path("", include("public.site.urls")),
]
