"""The site map: every plan as a tree, and the other pages in groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plans.models import StrategicPlan
from public.of_plan import urls_by_code
from publications.evaluation.models import Edition
from publications.models import Page


@dataclass(frozen=True, slots=True)
class Branch:
    """A page and those below it. ``is_content``: the title is Czech, whatever the language."""

    title: str | Promise
    url: str
    code: str = ""
    children: Sequence["Branch"] = ()
    is_content: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together; ``key`` is the id of the heading."""

    key: str
    title: str | Promise
    pages: Sequence[Branch]


def plan_trees() -> list[Branch]:
    """Public plans, newest first: areas, strategic and specific goals, measures. Five queries."""
    plans = StrategicPlan.objects.public().prefetch_related(
        "areas__strategic_goals__specific_goals__measures"
    )
    return [_plan_tree(plan) for plan in plans]


def _plan_tree(plan: StrategicPlan) -> Branch:
    area_url = urls_by_code("plans:area-detail", plan)
    goal_url = urls_by_code("plans:goal-detail", plan)
    measure_url = urls_by_code("measures:measure-detail", plan)
    areas = [
        Branch(
            area.name,
            area_url(area.code),
            area.code,
            [
                Branch(
                    goal.title,
                    goal_url(goal.code),
                    goal.code,
                    [
                        Branch(
                            specific.title,
                            goal_url(specific.code),
                            specific.code,
                            [
                                Branch(measure.title, measure_url(measure.code), measure.code)
                                for measure in specific.measures.all()
                            ],
                        )
                        for specific in goal.specific_goals.all()
                    ],
                )
                for goal in area.strategic_goals.all()
            ],
        )
        for area in plan.areas.all()
    ]
    return Branch(plan.title, plan.get_absolute_url(), children=areas)


def groups() -> list[Group]:
    """All else: lists, evaluations, standing pages. Two queries."""
    editions = Edition.objects.public().newest().order_by("-evaluation__year", "evaluation")
    evaluations = [
        Branch(
            f"{edition.evaluation.title} {edition.evaluation.year}",
            edition.evaluation.get_absolute_url(),
        )
        for edition in editions
    ]
    others = Page.objects.exclude(key__in=Page.FIXED).only("key", "title")
    return [
        Group(
            "prehledy",
            _("Overviews"),
            [
                _page("home", _("Home")),
                _page("plans:plan-list", _("All plans")),
                _page("indicators:indicator-list-current", _("Indicators")),
                _page("projects:project-list", _("Projects")),
                _page("partners:organisation-list", _("Partners")),
                _page("partners:body-list", _("Bodies and groups")),
                _page("cooperation:cooperation-list", _("Municipalities")),
                _page("search:results", _("Search")),
            ],
        ),
        Group(
            "vyhodnoceni",
            _("Evaluations"),
            [_page("evaluations:evaluation-list", _("All evaluations")), *evaluations],
        ),
        Group(
            "cteni",
            _("To read"),
            [
                _page("publications:news-list", pgettext_lazy("menu", "News")),
                _page("publications:event-list", _("Events")),
                _page("publications:document-list", _("Documents")),
                _page("sources:source-list", _("Sources of data")),
            ],
        ),
        Group(
            "o-portalu",
            _("About the portal"),
            [
                _page("publications:contacts", _("Contacts")),
                _page("publications:about", _("About this site")),
                _page("publications:accessibility", _("Accessibility statement")),
                _page("publications:privacy", _("Privacy")),
                *(Branch(page.title, page.get_absolute_url()) for page in others),
            ],
        ),
    ]


def _page(name: str, title: str | Promise) -> Branch:
    return Branch(title, reverse(name), is_content=False)
