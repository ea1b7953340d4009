"""Filters of the directory and of the list of bodies."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.search_keys import folded
from partners.models import Body, Organisation
from public.lists.filtering import LONGEST_TEXT, Choices, PublicFilter
from public.lists.text_search import with_words
from public.partners.directory import letter_choices


def municipality_choices() -> Choices:
    """Municipalities that have a body."""
    rows = Organisation.objects.filter(bodies__isnull=False).distinct().order_by("name")
    return list(rows.values_list("key", "name"))


class OrganisationFilter(PublicFilter):
    q = django_filters.CharFilter(
        label=_("Name"),
        method="filter_text",
        max_length=LONGEST_TEXT,
        help_text=_("A part of the name or short name, with or without diacritics"),
    )
    druh = django_filters.ChoiceFilter(
        label=_("Kind"),
        field_name="kind",
        choices=Organisation.Kind.choices,
        empty_label=_("All kinds"),
    )
    pismeno = django_filters.ChoiceFilter(
        label=_("Letter"),
        field_name="letter",
        choices=letter_choices,
        empty_label=_("All letters"),
    )

    def filter_text(
        self, organisations: QuerySet[Organisation], _name: str, text: str
    ) -> QuerySet[Organisation]:
        return with_words(organisations, folded("name", "short_name"), text)


class BodyFilter(PublicFilter):
    q = django_filters.CharFilter(
        label=_("Text"),
        method="filter_text",
        max_length=LONGEST_TEXT,
        help_text=_("Words of the name or description"),
    )
    druh = django_filters.ChoiceFilter(
        label=_("Kind"), field_name="kind", choices=Body.Kind.choices, empty_label=_("All kinds")
    )
    obec = django_filters.ChoiceFilter(
        label=_("Municipality"),
        field_name="municipality__key",
        choices=municipality_choices,
        empty_label=_("All municipalities"),
    )

    def filter_text(self, bodies: QuerySet[Body], _name: str, text: str) -> QuerySet[Body]:
        return with_words(bodies, folded("name", "description"), text)
