"""Pages found by a code of the plan. A code may name several things: a measure's is unique only
within its goal, a goal's only within its parent. The reader then chooses, and ``?cil=`` remembers.
"""

from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateResponseMixin

from common.codes import parse_code
from public.of_plan import OfPlan
from public.pages import Crumb, PublicPage

PARENT = "cil"


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the code names, below its parent."""

    record: Any
    title: str
    parent: int
    parent_code: str
    parent_title: str


@dataclass(frozen=True, slots=True)
class Choice:
    named: Named
    url: str


class CodedPage(OfPlan, PublicPage, TemplateResponseMixin):
    """A page of what the code in the address names in the plan; ``record`` is that."""

    template_name: str
    depths: ClassVar[Sequence[int]]
    """How many numbers such a code has."""
    record: Any
    asked_parent: str = ""

    @abstractmethod
    def named(self, code: str) -> Sequence[Named]:
        """Everything in the plan with this code, in the order of its parents."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = self.kwargs["code"]
        try:
            depth = len(parse_code(code))
        except ValueError as error:
            raise Http404(_("This is not a code of the plan.")) from error
        found = self.named(code) if depth in self.depths else ()
        if not found:
            raise Http404(_("The plan has nothing with this code."))
        asked = request.GET.get(PARENT, "")
        chosen = [item for item in found if asked in (item.parent_code, str(item.parent))]
        if len(chosen or found) > 1:
            return self._offer(request, code, chosen or found)
        self.record = (chosen or found)[0].record
        self.asked_parent = asked if len(found) > 1 else ""
        return self.render_to_response(self.get_context_data())

    def _offer(self, request: HttpRequest, code: str, found: Sequence[Named]) -> HttpResponse:
        """The parents' codes tell them apart, and where these are alike, too, their keys."""
        codes = Counter(item.parent_code for item in found)
        parents = [
            item.parent_code if codes[item.parent_code] == 1 else str(item.parent) for item in found
        ]
        context = {
            "plan": self.plan,
            "code": code,
            "choices": [
                Choice(item, f"{request.path}?{PARENT}={parent}")
                for item, parent in zip(found, parents, strict=True)
            ],
            "breadcrumbs": (self.plan_crumb(), Crumb(gettext_lazy("Code of several things"))),
        }
        return self.response_class(
            request=request, template=["public/code_choices.html"], context=context
        )
