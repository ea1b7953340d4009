"""The filter of the measures of a plan: area, state, implementer, kind, year, text."""

import datetime
from typing import Any

import django_filters
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.stemming import fold
from measures.models import Measure, MeasureImplementer, MeasureQuerySet, MeasureState
from partners.models import Organisation
from plans.models import StrategicPlan, ThematicArea
from public.lists.filtering import LONGEST_TEXT, Choices, PublicFilter

# More of them do not narrow a search down any more.
MOST_WORDS = 8


def area_choices(plan: StrategicPlan) -> Choices:
    areas = ThematicArea.objects.filter(plan=plan).order_by("code_path")
    return [(code, f"{code}. {name}") for code, name in areas.values_list("code", "name")]


def implementer_choices(plan: StrategicPlan) -> Choices:
    rows = MeasureImplementer.objects.filter(
        measure__specific_goal__strategic_goal__area__plan=plan
    )
    implementers = Organisation.objects.filter(pk__in=rows.values("organisation"))
    return list(implementers.order_by("name", "pk").values_list("key", "name"))


def year_choices(plan: StrategicPlan) -> Choices:
    years = range(plan.starts_on.year, plan.ends_on.year + 1)
    return [(str(year), str(year)) for year in years]


def implementer_names() -> ArraySubquery:
    """Names of the implementers of a measure, in their printed order."""
    rows = MeasureImplementer.objects.filter(measure=OuterRef("pk")).order_by("position", "pk")
    return ArraySubquery(rows.values("organisation__name"))


class MeasureFilter(PublicFilter):
    """``plan`` is the one whose measures are filtered; what can be chosen is from it."""

    q = django_filters.CharFilter(
        label=_("Text"),
        method="filter_text",
        max_length=LONGEST_TEXT,
        help_text=_("Words of the title, implementer or footnote, or a code"),
    )
    oblast = django_filters.ChoiceFilter(
        label=_("Thematic area"),
        field_name="specific_goal__strategic_goal__area__code",
        empty_label=_("All areas"),
    )
    stav = django_filters.ChoiceFilter(
        label=_("State"),
        method="filter_state",
        choices=MeasureState.State.choices,
        empty_label=_("All states"),
    )
    realizator = django_filters.ChoiceFilter(
        label=_("Implementer"), method="filter_implementer", empty_label=_("All implementers")
    )
    druh = django_filters.ChoiceFilter(
        label=_("Kind"),
        field_name="kind",
        choices=Measure.Kind.choices,
        empty_label=_("All kinds"),
    )
    rok = django_filters.ChoiceFilter(
        label=_("Running in"), method="filter_year", empty_label=_("Any year")
    )

    def __init__(self, *args: Any, plan: StrategicPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.filters["oblast"].extra["choices"] = area_choices(plan)
        self.filters["realizator"].extra["choices"] = implementer_choices(plan)
        self.filters["rok"].extra["choices"] = year_choices(plan)

    def filter_text(self, measures: MeasureQuerySet, _name: str, text: str) -> MeasureQuerySet:
        """Every word must be there, in any case and with or without diacritics."""
        words = fold(text).split()[:MOST_WORDS]
        of_plan = Measure.objects.of_plan(self.plan).annotate(names=implementer_names())
        rows = of_plan.values_list("pk", "code", "title", "service_type", "footnote", "names")
        found = []
        for pk, *texts, names in rows:
            folded = fold(" ".join([*texts, *names]))
            if all(word in folded for word in words):
                found.append(pk)
        return measures.filter(pk__in=found)

    def filter_state(self, measures: MeasureQuerySet, _name: str, state: str) -> MeasureQuerySet:
        """As known today; a measure without a recorded state is planned."""
        is_in = Q(state=state)
        if state == MeasureState.State.PLANNED:
            is_in |= Q(state=None)
        return measures.with_state(timezone.localdate()).filter(is_in)

    def filter_implementer(
        self, measures: MeasureQuerySet, _name: str, key: str
    ) -> MeasureQuerySet:
        rows = MeasureImplementer.objects.filter(organisation__key=key)
        return measures.filter(pk__in=rows.values("measure"))

    def filter_year(self, measures: MeasureQuerySet, _name: str, year: str) -> MeasureQuerySet:
        """Running on a day of the year at least. An ongoing measure runs in every year; of one
        without a period nothing is known."""
        first, last = datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)
        overlaps = Q(starts_on__lte=last) & (Q(ends_on__gte=first) | Q(ends_on=None))
        return measures.filter(Q(period_kind=Measure.PeriodKind.ONGOING) | overlaps)
