"""The filter of projects: programme, call, area, holder, stage, year, text."""

from typing import Any, NamedTuple

import django_filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from common.stemming import fold
from partners.models import Organisation
from plans.models import StrategicPlan, ThematicArea
from projects.models import Programme, Project, ProjectQuerySet
from public.lists.filtering import LONGEST_TEXT, Choices, PublicFilter


class Holder(NamedTuple):
    pk: int
    key: str
    name: str
    short_name: str

    @property
    def folded(self) -> str:
        return fold(f"{self.name} {self.short_name}")


# More of them do not narrow a search down any more.
MOST_WORDS = 8


def funding_choices() -> tuple[Choices, Choices]:
    """Programmes, and calls by programme; a call is ``opz-plus/03_22_018``, as codes repeat."""
    programmes: dict[str, str] = {}
    calls: dict[str, list[tuple[str, str]]] = {}
    rows = Programme.objects.order_by("-period", "code", "calls__code").values_list(
        "key", "short_name", "period", "calls__code", "calls__label", "calls__name"
    )
    for key, programme, period, code, label, name in rows:
        programmes[key] = f"{programme} {period}".strip()
        if code:
            text = f"{label} – {name}" if name else label
            calls.setdefault(programmes[key], []).append((f"{key}/{code}", text))
    return list(programmes.items()), list(calls.items())


def area_choices() -> Choices:
    """By plan, the newest first; the value is ``ostrava-2022-2027/1``."""
    groups: dict[str, list[tuple[str, str]]] = {}
    rows = (
        ThematicArea.objects.filter(plan__in=StrategicPlan.objects.public())
        .order_by("-plan__starts_on", "plan_id", "code_path")
        .values_list("plan__key", "plan__title", "code", "name")
    )
    for plan, title, code, name in rows:
        groups.setdefault(title, []).append((f"{plan}/{code}", f"{code}. {name}"))
    return list(groups.items())


def read_holders() -> list[Holder]:
    """Organisations that hold a project; few next to their projects."""
    holds = Exists(Project.objects.filter(holder=OuterRef("pk")))
    rows = Organisation.objects.filter(holds).order_by("name", "pk")
    return [Holder(*row) for row in rows.values_list("pk", "key", "name", "short_name")]


def year_choices() -> Choices:
    """From the first year that a project ran in to the last, the newest first."""
    years = Project.objects.years()
    return [(str(year), str(year)) for year in reversed(years)]


class ProjectFilter(PublicFilter):
    q = django_filters.CharFilter(
        label=_("Text"),
        method="filter_text",
        max_length=LONGEST_TEXT,
        help_text=_("Words of the title, description, number or holder"),
    )
    program = django_filters.ChoiceFilter(
        label=_("Programme"),
        method="filter_programme",
        empty_label=_("All"),
    )
    vyzva = django_filters.ChoiceFilter(label=_("Call"), method="filter_call", empty_label=_("All"))
    oblast = django_filters.ChoiceFilter(
        label=_("Thematic area"),
        method="filter_area",
        choices=area_choices,
        empty_label=_("All"),
    )
    nositel = django_filters.ChoiceFilter(
        label=_("Holder"),
        field_name="holder__key",
        empty_label=_("All"),
    )
    stav = django_filters.ChoiceFilter(
        label=_("Stage"),
        field_name="stage",
        choices=Project.Stage.choices,
        empty_label=_("All"),
    )
    rok = django_filters.ChoiceFilter(
        label=_("Running in"), method="filter_year", choices=year_choices, empty_label=_("All")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holders = read_holders()
        programmes, calls = funding_choices()
        self.offer("program", programmes)
        self.offer("vyzva", calls)
        self.offer("nositel", [(holder.key, holder.name) for holder in self.holders])

    def filter_text(self, projects: ProjectQuerySet, _name: str, text: str) -> ProjectQuerySet:
        """Every word must be there, in any case and with or without diacritics."""
        for word in fold(text).split()[:MOST_WORDS]:
            projects = projects.mentioning(
                word, [holder.pk for holder in self.holders if word in holder.folded]
            )
        return projects

    def filter_programme(self, projects: ProjectQuerySet, _name: str, key: str) -> ProjectQuerySet:
        return projects.of_programme(key)

    def filter_call(self, projects: ProjectQuerySet, _name: str, value: str) -> ProjectQuerySet:
        programme, _slash, code = value.partition("/")
        return projects.filter(call__programme__key=programme, call__code=code)

    def filter_area(self, projects: ProjectQuerySet, _name: str, value: str) -> ProjectQuerySet:
        plan, _slash, code = value.rpartition("/")
        area = ThematicArea.objects.filter(plan__key=plan, code=code).values("pk")
        return projects.in_area(area)

    def filter_year(self, projects: ProjectQuerySet, _name: str, year: str) -> ProjectQuerySet:
        return projects.running_in(int(year))
