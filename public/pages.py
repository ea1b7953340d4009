"""What every page for everybody has: it only reads, it has a trail, it is declared public."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.views.decorators.http import require_safe
from django.views.generic import View
from django.views.generic.base import ContextMixin

ViewFunction = TypeVar("ViewFunction", bound=Callable[..., HttpResponseBase])


class Crumb(NamedTuple):
    """A step of the trail from the home page. The last one, this page, needs no address.

    A lazy translation as ``title`` is a word of the interface; a plain string is Czech content.
    """

    title: str | Promise
    url: str = ""

    @property
    def is_content(self) -> bool:
        return not isinstance(self.title, Promise)


class PublicPage(ContextMixin, View):
    """Base of the pages for everybody; ``is_public`` is what the test of addresses looks for."""

    http_method_names = ["get", "head", "options"]
    is_public = True

    def get_breadcrumbs(self) -> Sequence[Crumb]:
        """The trail below the home page. Empty: none is shown."""
        return ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["breadcrumbs"] = self.get_breadcrumbs()
        return context


def is_public(view: Callable[..., HttpResponseBase]) -> bool:
    """Whether the view of an address is declared public, as a class or as a function."""
    return bool(getattr(getattr(view, "view_class", view), "is_public", False))


def public_view(view: ViewFunction) -> Callable[..., HttpResponseBase]:
    """Declare a function public. It answers GET and HEAD only."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    answer.is_public = True  # type: ignore[attr-defined]
    safe: Callable[..., HttpResponseBase] = require_safe(answer)
    return safe
