"""Root addresses. Until the public pages exist, the portal is its administration."""

from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index"), name="home"),
    path("sprava/", admin.site.urls),
]
