"""The directory of organisations and the list of bodies."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from common.letters import index_letter
from partners.models import Body, Organisation
from public.lists.columns import Column
from public.lists.filtering import query
from public.lists.listing import PublicList
from public.partners.directory import (
    DirectoryRow,
    by_letter,
    directory_row,
    in_alphabet,
    with_work_counted,
)
from public.partners.filters import BodyFilter, OrganisationFilter
from publications.models import Event

LETTER = "pismeno"


class OrganisationList(PublicList):
    template_name = "public/partners/organisation_list.html"
    columns = (Column("nazev", _("Organisation"), order=("name", "pk")),)
    default_sort = "nazev"
    per_page = 100
    filterset_class = OrganisationFilter
    list_url_name = "partners:organisation-list"
    title = _("Partners")
    lead = _("Who plans, pays and does the work: the city, its districts, the state and NGOs.")
    counted = ngettext_lazy("%(number)s organisation", "%(number)s organisations", "count")

    def get_queryset(self) -> QuerySet[Organisation]:
        return with_work_counted(_with_letters())

    def get_rows(self, records: Sequence[Organisation]) -> Sequence[DirectoryRow]:
        kinds = {value: str(label) for value, label in Organisation.Kind.choices}
        return [directory_row(organisation, kinds) for organisation in records]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # A letter is chosen in the row of letters; whoever searches anew searches all of them.
        fields = [field for field in context["fields"] if field.name != LETTER or field.errors]
        context.update(
            fields=fields,
            groups=by_letter(context["rows"]),
            letters=self._letters(),
            letter=self.chosen.get(LETTER, ""),
            all_letters_url=self.get_list_url() + query({**self.chosen, LETTER: ""}),
        )
        return context

    def _letters(self) -> list[tuple[str, str]]:
        """Letters of what the other filters find, each with its address. One query."""
        chosen = {name: value for name, value in self.chosen.items() if name != LETTER}
        found = OrganisationFilter(chosen, queryset=_with_letters())
        if not found.is_valid():
            return []
        letters = found.qs.order_by().values_list("letter", flat=True).distinct()
        return [
            (letter, self.get_list_url() + query({**chosen, LETTER: letter}))
            for letter in in_alphabet(letters)
        ]


def _with_letters() -> QuerySet[Organisation]:
    return Organisation.objects.annotate(letter=index_letter("name"))


class BodyList(PublicList):
    rows_template = "public/partners/_body_rows.html"
    columns = (
        Column("nazev", _("Body"), order=("name", "pk")),
        Column("druh", _("Kind")),
        Column("obec", _("Municipality"), order=("municipality__name", "name", "pk")),
        Column("clenove", _("Members")),
        Column("jednani", _("Dated meetings"), order=("meeting_count", "pk"), is_number=True),
    )
    default_sort = "nazev"
    filterset_class = BodyFilter
    list_url_name = "partners:body-list"
    title = _("Bodies and groups")
    lead = _("Where the partners meet: committees, working groups, partnerships and platforms.")
    caption = _("Bodies with their kind, municipality, members and meetings")
    counted = ngettext_lazy("%(number)s body", "%(number)s bodies", "count")

    def get_queryset(self) -> QuerySet[Body]:
        meetings = Event.objects.public()
        return (
            Body.objects.with_members_counted()
            .select_related("municipality")
            .annotate(
                meeting_count=Count("meetings", filter=Q(meetings__in=meetings), distinct=True)
            )
        )
