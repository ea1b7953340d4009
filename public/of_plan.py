"""Pages that lie below a plan, and short addresses that lead to the plan in force."""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import RedirectView

from plans.models import StrategicPlan
from public.pages import Crumb, PublicPage

LONGEST_QUERY: Final = 2_000
_PLACE: Final = "kod"


def urls_by_code(name: str, plan: StrategicPlan) -> Callable[[str], str]:
    """Addresses of many things of a plan by their codes. Reversed once and for all: forty
    reversals cost as much as four queries."""
    head, _code, tail = reverse(name, args=[plan.key, _PLACE]).rpartition(_PLACE)
    return lambda code: f"{head}{code}{tail}"


def goal_crumb(plan: StrategicPlan, code: str) -> Crumb:
    """Of a goal above the page: its title is too long for a trail."""
    url = reverse("plans:goal-detail", args=[plan.key, code])
    return Crumb(format_lazy(gettext_lazy("Goal {code}"), code=code), url)


class OfPlan:
    """Mixin: the plan that the address names (``plan``). One in preparation is not found."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def plan(self) -> StrategicPlan:
        plans = StrategicPlan.objects.public().select_related("municipality", "source")
        return get_object_or_404(plans, key=self.kwargs["plan"])

    def plan_crumb(self) -> Crumb:
        return Crumb(self.plan.title, self.plan.get_absolute_url())


class ToPlanInForce(PublicPage, RedirectView):
    """Leads to a page of the plan in force: ``/opatreni/1.1.1.1/`` to its page in that plan.

    Not for good: another plan will be in force one day. Raises Http404 while there is none.
    """

    query_string = True

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        plan = StrategicPlan.objects.in_force()
        if plan is None:
            raise Http404(_("No plan has been published yet."))
        url = reverse(str(self.pattern_name), kwargs={"plan": plan.key, **kwargs})
        parameters = self.request.META.get("QUERY_STRING", "")
        # Django refuses, as an attack, to lead to an address that no browser would take.
        return f"{url}?{parameters}" if 0 < len(parameters) <= LONGEST_QUERY else url
