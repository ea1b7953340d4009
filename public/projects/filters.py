"""The filter of projects: programme, call, area, holder, stage, year, text."""

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from common.stemming import fold
from partners.models import Organisation
from plans.models import StrategicPlan, ThematicArea
from projects.models import Project, ProjectQuerySet
from projects.models.programme import Call, Programme
from public.filtering import LONGEST_TEXT, Choices, PublicFilter

# More of them do not narrow a search down any more.
MOST_WORDS = 8


def programme_choices() -> Choices:
    rows = Programme.objects.values_list("key", "short_name", "period")
    return [(key, f"{name} {period}".strip()) for key, name, period in rows]


def call_choices() -> Choices:
    """By programme; the value is ``opz-plus/03_22_018``, as codes repeat."""
    groups: dict[str, list[tuple[str, str]]] = {}
    rows = Call.objects.values_list(
        "programme__key", "programme__short_name", "code", "label", "name"
    )
    for key, programme, code, label, name in rows:
        text = f"{label} – {name}" if name else label
        groups.setdefault(programme, []).append((f"{key}/{code}", text))
    return list(groups.items())


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


def holder_choices() -> Choices:
    return list(_holders().order_by("name", "pk").values_list("key", "name"))


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
        choices=programme_choices,
        empty_label=_("All"),
    )
    vyzva = django_filters.ChoiceFilter(
        label=_("Call"), method="filter_call", choices=call_choices, empty_label=_("All")
    )
    oblast = django_filters.ChoiceFilter(
        label=_("Thematic area"),
        method="filter_area",
        choices=area_choices,
        empty_label=_("All"),
    )
    nositel = django_filters.ChoiceFilter(
        label=_("Holder"),
        field_name="holder__key",
        choices=holder_choices,
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

    def filter_text(self, projects: ProjectQuerySet, _name: str, text: str) -> ProjectQuerySet:
        """Every word must be there, in any case and with or without diacritics."""
        holders: list[tuple[int, str]] | None = None
        for word in fold(text).split()[:MOST_WORDS]:
            if holders is None:
                holders = _folded_holders()
            projects = projects.mentioning(word, (pk for pk, name in holders if word in name))
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


def _holders() -> QuerySet[Organisation]:
    return Organisation.objects.filter(Exists(Project.objects.filter(holder=OuterRef("pk"))))


def _folded_holders() -> list[tuple[int, str]]:
    """Primary key and folded name; there are few holders next to their projects."""
    rows = _holders().order_by().values_list("pk", "name", "short_name")
    return [(pk, fold(f"{name} {short}")) for pk, name, short in rows]
