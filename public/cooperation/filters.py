"""The filter of municipalities that cooperate with the Agency."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.search_keys import folded
from plans.models import Cooperation
from public.lists.filtering import LONGEST_TEXT, PublicFilter
from public.lists.text_search import with_words


class CooperationFilter(PublicFilter):
    q = django_filters.CharFilter(
        label=_("Text"),
        method="filter_text",
        max_length=LONGEST_TEXT,
        help_text=_("Words of the municipality’s name or of the description"),
    )
    faze = django_filters.ChoiceFilter(
        label=_("Phase"),
        field_name="phase",
        choices=Cooperation.Phase.choices,
        empty_label=_("All phases"),
    )
    plan = django_filters.ChoiceFilter(
        label=_("State of the plan"),
        field_name="plan_state",
        choices=Cooperation.PlanState.choices,
        empty_label=_("All states"),
    )
    vlna = django_filters.ChoiceFilter(
        label=_("Wave"),
        field_name="wave",
        choices=Cooperation.Wave.choices,
        empty_label=_("All waves"),
    )

    def filter_text(
        self, cooperations: QuerySet[Cooperation], _name: str, text: str
    ) -> QuerySet[Cooperation]:
        return with_words(cooperations, folded("municipality__name", "description"), text)
