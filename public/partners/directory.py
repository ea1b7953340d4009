"""The directory of organisations: names in Czech order under their letters, with what each does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from common.letters import ALPHABET, ELSE
from common.templatetags.formats import number
from measures.models import MeasureImplementer
from partners.models import Organisation
from plans.models import StrategicPlan
from projects.models import Project


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    name: str
    short_name: str
    url: str
    kind: str
    letter: str
    # What it does, in words; empty where the portal knows of nothing.
    work: str


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """``anchor`` names the letter by its place in the alphabet: an id of Ř would read badly."""

    letter: str
    rows: Sequence[DirectoryRow]

    @property
    def anchor(self) -> str:
        return f"pismeno-{POSITIONS.get(self.letter, 0)}"


POSITIONS: Mapping[str, int] = {letter: place for place, letter in enumerate(ALPHABET, 1)}


def with_work_counted(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Annotate ``project_count`` (held, public) and ``measure_count`` (of public plans)."""
    projects = Project.objects.public().filter(holder=OuterRef("pk"))
    measures = MeasureImplementer.objects.filter(
        organisation=OuterRef("pk"),
        measure__specific_goal__strategic_goal__area__plan__in=StrategicPlan.objects.public(),
    )
    return organisations.annotate(
        project_count=_counted(projects, "holder"),
        measure_count=_counted(measures, "organisation"),
    )


def _counted(rows: QuerySet, owner: str) -> Coalesce:  # type: ignore[type-arg]
    counts = rows.order_by().values(owner).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def directory_row(organisation: Organisation, kinds: Mapping[str, str]) -> DirectoryRow:
    """``organisation`` has its letter and ``with_work_counted``; ``kinds`` are in words."""
    counts, short = vars(organisation), organisation.short_name
    return DirectoryRow(
        name=organisation.name,
        # "Statutární město Ostrava (Ostrava)" would say nothing more.
        short_name=short if short not in organisation.name else "",
        url=organisation.get_absolute_url(),
        kind=kinds[organisation.kind],
        letter=counts["letter"],
        work=", ".join(_work(counts["project_count"], counts["measure_count"])),
    )


def by_letter(rows: Iterable[DirectoryRow]) -> list[LetterGroup]:
    """``rows`` come in Czech order, so that equal letters stand together."""
    return [
        LetterGroup(letter, list(group)) for letter, group in groupby(rows, attrgetter("letter"))
    ]


def in_alphabet(letters: Iterable[str]) -> list[str]:
    """Each once, in the order of the alphabet; names under no letter come first, as they sort."""
    return sorted(set(letters), key=lambda letter: POSITIONS.get(letter, 0))


def letter_choices() -> list[tuple[str, str]]:
    return [(letter, letter) for letter in (ELSE, *ALPHABET)]


def _work(projects: int, measures: int) -> Iterable[str]:
    if projects:
        text = ngettext("%(number)s project", "%(number)s projects", projects)
        yield text % {"number": number(projects)}
    if measures:
        text = ngettext("%(number)s measure", "%(number)s measures", measures)
        yield text % {"number": number(measures)}
