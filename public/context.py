"""What the frame of every page needs: the plan in force, the other language, the menu."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.translation import get_language

from plans.models import StrategicPlan

ENGLISH = "/en"


def site(request: HttpRequest) -> dict[str, Any]:
    """``czech`` marks Czech content on an English page: ``<h1{{ czech }}>``."""
    path = request.path_info
    czech_path = path.removeprefix(ENGLISH) if path.startswith(ENGLISH + "/") else path
    return {
        "current_plan": SimpleLazyObject(_plan_in_force),
        "here": request.resolver_match.namespace if request.resolver_match else "",
        "language": get_language() or "cs",
        "czech": "" if get_language() == "cs" else format_html(' lang="{}"', "cs"),
        "canonical_url": request.build_absolute_uri(request.path),
        "czech_url": request.build_absolute_uri(czech_path),
        "english_url": request.build_absolute_uri(ENGLISH + czech_path),
        "origin": f"{request.scheme}://{request.get_host()}",
    }


def _plan_in_force() -> StrategicPlan | None:
    return StrategicPlan.objects.select_related("municipality").in_force()
